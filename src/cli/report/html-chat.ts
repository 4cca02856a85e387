import { html, Markup } from './markup';
import { Message } from './html-message';
import { chatText, languageOf } from './html-text';
import { isList, isObject, Json, members, stringAt } from '../json-values';

/** A card as a chat shows it; what is no card, as it came. */
export function chatView({ to, body, time }: Message): Markup {
  return html`<section class="view chat" aria-label="Chat message">
<div class="room">${to.length === 0 ? '(nobody)' : to.join(', ')}</div>
<div class="post"><span class="face square" aria-hidden="true">Q</span><div class="grow">
<div class="line"><span><b>Amazon Q</b> <span class="tag">APP</span></span><span class="faint">${time}</span></div>
${cardOf(body)}
</div></div>
</section>`;
}

function cardOf(body: string): Markup {
  const card = read(body);
  const description = stringAt(card, 'content', 'description');
  if (card === undefined || description === undefined) return html`<pre>${body}</pre>`;
  const title = stringAt(card, 'content', 'title');
  const steps = strings(card, 'content', 'nextSteps');
  const keywords = strings(card, 'content', 'keywords');
  return html`<div class="card">
${title === undefined ? [] : [html`<h4 lang="${languageOf(title)}">${title}</h4>`]}
${chatText(description)}
${steps.length === 0 ? [] : [html`<ol>${steps.map(step => html`<li>${chatText(step)}</li>`)}</ol>`]}
${keywords.length === 0 ? [] : [html`<div class="tags">${keywords.map(keyword => html`<span class="tag">${keyword}</span>`)}</div>`]}
</div>
${behind(card)}`;
}

/** What comes with a card and is seen by its custom actions only. */
function behind(card: Json): Markup {
  const metadata = members(card).get('metadata');
  if (!isObject(metadata)) return html``;
  const entries = [...members(metadata)]
    .flatMap(([name, value]): (readonly [string, Json])[] => isObject(value) ? [...members(value)] : [[name, value]]);
  return html`<details><summary>Metadata</summary><dl>${entries.map(([name, value]) =>
    html`<dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`)}</dl></details>`;
}

function strings(card: Json, ...path: readonly [string, string]): string[] {
  const list = members(members(card).get(path[0])).get(path[1]);
  return isList(list) ? list.filter(each => typeof each === 'string') : [];
}

function read(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
