import { Markup } from '../../../../src/cli/report-parts/markup';
import { Message } from '../../../../src/cli/report-parts/message-views';

/** A mail with a subject of its own. */
export const MAIL: Message = {
  channel: 'text',
  from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
  to: ['security@example.com', 'on-call@example.net'],
  subject: 'HIGH: Root sign-in Success, 123456789012',
  body: 'Root signed in\nRecord: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/e-1',
  time: '09:01',
};

/** A text message. */
export const SMS: Message = {
  ...MAIL,
  channel: 'short',
  from: '"AWS login" <no-reply@sns.amazonaws.com>',
  to: ['sms:+12025550100', 'sms:+12025550101'],
  body: 'Root sign-in Success',
  sms: { encoding: 'GSM-7', parts: 1 },
};

/** A card, with whatever a test puts into it. */
export function card(content: object = {}, metadata?: object): Message {
  const body = { version: '1.0', source: 'custom', content: { description: 'Root signed in', ...content }, metadata };
  return { ...MAIL, channel: 'card', to: ['slack:T0123456789/C0123456789'], body: JSON.stringify(body) };
}

/** Everything that a value could try: a script, handlers, an address that runs, another style, the end of an attribute. */
export const HOSTILE = '</style></title><script>alert(1)</script><img src=x onerror="alert(2)">\' onmouseover=\'alert(3)\' ' +
  '" autofocus onfocus="alert(4)" <a href="javascript:alert(5)">x</a> <style>*{display:none}</style> &lt;b&gt; <!-- ${7*7} {{7*7}} \u202egnp.exe\u0000';

/** The text that a reader sees of it, a line for each line break of the markup. */
export function seen({ text }: Markup): string {
  return text.replace(/<[^<>]*>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&amp;/g, '&')
    .split('\n').map(line => line.trim()).filter(line => line !== '').join('\n');
}
