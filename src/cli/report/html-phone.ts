import { smsPrefix } from '../../message/sms-text';
import { count } from './sentences';
import { html, Markup } from './markup';
import { Message } from './html-message';
import { senderOf } from './html-sender';
import { plainText } from './html-text';

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
