import { smsPrefix } from '../../message/sms-size';
import { AlertResult, Delivery } from '../evaluate/alert-result';
import { ShownEvent } from '../events/shown-event';
import { Json, stringAt, isObject, listOf, memberAt, members, tryParseJson } from '../json-values';
import { count } from '../printable';
import { html, Markup, chatText, languageOf, plainText } from './markup';
import { noteSentence, reasonSentence } from './sentences';

/** The messages of an event at an alert as their recipients see them, and why there are none. */
export function resultView({ deliveries, reasons, notes }: AlertResult, event: ShownEvent): Markup {
  const time = timeOf(event);
  const remarks = [
    ...reasons.map(reason => html`<li>${deliveries.length > 0 ? 'but: ' : ''}${reasonSentence(reason)}</li>`),
    ...notes.map(note => html`<li class="faint">note: ${noteSentence(note)}</li>`),
  ];
  return html`<div class="views">${deliveries.flatMap(delivery => views({ ...delivery, time }))}</div>
${remarks.length === 0 ? [] : [html`<ul class="remarks">${remarks}</ul>`]}`;
}

/** Hours and minutes of the sign-in, in UTC as the event has them. */
function timeOf({ text }: ShownEvent): string {
  return /T(\d\d:\d\d):/.exec(stringAt(JSON.parse(text) as Json, 'detail', 'eventTime') ?? '')?.[1] ?? '';
}

/** Shows a message as one kind of recipient sees it. */
type View = (message: Message) => Markup;

/** The view for each kind of address: the first that fits. A mailbox has no colon, any other address is `<protocol>:<endpoint>`. */
const READERS: readonly { readonly addressed: RegExp; readonly view: View }[] = [
  { addressed: /^[^:]*$/, view: mailView },
  { addressed: /^sms:/, view: phoneView },
  { addressed: /^(?:slack|teams):/, view: chatView },
  { addressed: /^/, view: machineView },
];

/** The view of a message that has no recipient, by its channel. */
const MEANT_FOR = new Map<string, View>([['short', phoneView], ['card', chatView]]);

/** A message as each kind of its recipients sees it. */
export function views(message: Message): Markup[] {
  if (message.to.length === 0) return [(MEANT_FOR.get(message.channel) ?? mailView)(message)];
  const readerOf = (address: string) => READERS.find(({ addressed }) => addressed.test(address));
  return READERS
    .map(reader => ({ view: reader.view, to: message.to.filter(address => readerOf(address) === reader) }))
    .filter(({ to }) => to.length > 0)
    .map(({ view, to }) => view({ ...message, to }));
}

/** A message to a queue, a function or an endpoint. */
function machineView({ to, body }: Message): Markup {
  return html`<section class="view machine" aria-label="Message">
<div class="room">${to.join(', ')}</div>
<pre>${body}</pre>
</section>`;
}

/** A custom notification as a chat shows it; any other text unchanged. */
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
  const card = tryParseJson(body);
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

/** The metadata of a custom notification, which only its custom actions receive. */
function behind(card: Json): Markup {
  const metadata = memberAt(card, 'metadata');
  if (!isObject(metadata)) return html``;
  const entries = [...members(metadata)]
    .flatMap(([name, value]): (readonly [string, Json])[] => isObject(value) ? [...members(value)] : [[name, value]]);
  return html`<details><summary>Metadata</summary><dl>${entries.map(([name, value]) =>
    html`<dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`)}</dl></details>`;
}

function strings(card: Json, ...path: readonly [string, string]): string[] {
  return listOf(memberAt(card, ...path)).filter(each => typeof each === 'string');
}

/** A mail as a client shows it: the row in the list, and the mail when it is opened. */
export function mailView({ from, to, subject, body, time }: Message): Markup {
  const { address, name = address } = senderOf(from);
  const [first = ''] = body.split('\n');
  const initial = html`<span class="face" aria-hidden="true">${[...name][0] ?? ''}</span>`;
  return html`<section class="view mail" aria-label="Mail">
<div class="row">${initial}<div class="grow">
<div class="line"><b class="cut">${name}</b><span class="faint">${time}</span></div>
<div class="cut" lang="${languageOf(subject)}">${subject}</div>
<div class="cut faint" lang="${languageOf(first)}">${first}</div>
</div></div>
<div class="open">
<h4 lang="${languageOf(subject)}">${subject}</h4>
<div class="head">${initial}<div class="grow">
<div><b>${name}</b> <span class="faint">&lt;${address}&gt;</span></div>
<div class="faint">to ${to.length === 0 ? '(nobody)' : to.join(', ')}</div>
</div></div>
${plainText(body)}
<p class="faint small">SNS adds its link to unsubscribe here.</p>
</div>
</section>`;
}

/** A delivery, and the time that a client shows beside it. */
export interface Message extends Delivery {
  /** The time of the sign-in, as in `09:01`; empty if the event has none. */
  readonly time: string;
}

/** A text message on a phone, with the name that SNS puts before it. */
export function phoneView({ from, to, body, sms, time }: Message): Markup {
  const { name } = senderOf(from);
  const prefix = name === undefined ? '' : smsPrefix(name);
  const size = sms === undefined ? [] : [html`<p class="faint small">${count(sms.parts, 'part')}, ${sms.encoding}</p>`];
  return html`<section class="view phone" aria-label="Text message">
<div class="bar"><span>${time}</span><span aria-hidden="true">▮▮▮</span></div>
<div class="peer"><span class="face" aria-hidden="true">#</span><div class="faint small">Text message to ${recipients(to)}</div></div>
<div class="bubble">${plainText(`${prefix}${body}`)}</div>
${size}
</section>`;
}

function recipients(to: readonly string[]): string {
  return to.length === 0 ? '(nobody)' : to.map(recipient => recipient.replace(/^sms:/, '')).join(', ');
}

/** A name with an address, as mails have it: `"name" <address>`. */
const NAMED = /^"(?<name>.*)" <(?<address>[^<>]*)>$/s;

/** The sender of a mail. */
interface Sender {
  /** The display name, where there is one. */
  readonly name: string | undefined;
  readonly address: string;
}

/** The sender of a delivery. */
export function senderOf(from: string): Sender {
  const { name, address } = NAMED.exec(from)?.groups ?? { name: undefined, address: from };
  return { name: name?.replace(/\\(["\\])/g, '$1'), address };
}
