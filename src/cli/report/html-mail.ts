import { html, Markup } from './markup';
import { Message } from './html-message';
import { senderOf } from './html-sender';
import { languageOf, plainText } from './html-text';

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
