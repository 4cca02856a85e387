import { card, MAIL, seen, SMS, HOSTILE } from './messages';
import { views, Message, chatView, mailView, phoneView, senderOf } from '../../../../src/cli/report-parts/message-views';

const labels = (message: Message) => views(message).map(({ text }) => /aria-label="([^"]*)"/.exec(text)?.[1]);

test.each([
  { to: ['security@example.com'], label: 'Mail' },
  { to: ['sms:+12025550100'], label: 'Text message' },
  { to: ['slack:T0123456789/C0123456789'], label: 'Chat message' },
  { to: ['teams:t/c'], label: 'Chat message' },
  { to: ['sqs:arn:aws:sqs:us-east-1:123456789012:Queue'], label: 'Message' },
  { to: ['https:https://example.com/a'], label: 'Message' },
  { to: ['email-json:security@example.com'], label: 'Message' },
  { to: ['constructor:x'], label: 'Message' },
])('$to sees it as a $label', ({ to, label }) => {
  expect(labels({ ...MAIL, to })).toEqual([label]);
});

test('each kind of reader sees what it is sent, with those of its kind', () => {
  const to = ['sqs:arn', 'a@example.com', 'sms:+12025550100', 'b@example.com', 'slack:T/C'];
  const shown = views({ ...MAIL, to, sms: SMS.sms });
  expect(labels({ ...MAIL, to })).toEqual(['Mail', 'Text message', 'Chat message', 'Message']);
  expect(seen(shown[0])).toContain('to a@example.com, b@example.com\n');
  expect(seen(shown[3])).toBe(`sqs:arn\n${MAIL.body}`);
});

test('without a recipient, the message format decides the view', () => {
  expect([MAIL, SMS, card(), { ...MAIL, channel: 'constructor' }].map(message => labels({ ...message, to: [] })))
    .toEqual([['Mail'], ['Text message'], ['Chat message'], ['Mail']]);
});

test('a card is a message of Amazon Q, with what comes along behind it', () => {
  const full = card(
    { title: 'Root sign-in', description: '*Who* Root\n*When* now', nextSteps: ['Look', 'Act'], keywords: ['Root', 'Success'] },
    { summary: 'Root signed in', enableCustomActions: false, additionalContext: { account: '123456789012' } },
  );
  expect(seen(chatView(full))).toMatchInlineSnapshot(`
"slack:T0123456789/C0123456789
Q
Amazon Q APP09:01
Root sign-in
Who Root
When now
LookAct
RootSuccess
MetadatasummaryRoot signed inenableCustomActionsfalseaccount123456789012"
`);
  expect(chatView(full).text).toContain('<b>Who</b> Root');
});

test('a card may have a description alone', () => {
  const { text } = chatView(card());
  expect(text).toContain('Root signed in');
  expect(text).not.toMatch(/<(h4|ol|details)|class="tags"/);
});

test.each(['', 'no card', '{', '[]', 'null', '{"content":{"description":7}}', '{"content":[]}', '{"source":"custom"}'])('%j is no card, and is shown as it came', body => {
  expect(chatView({ ...card(), body }).text).toContain(`<pre>${body.replace(/"/g, '&quot;')}</pre>`);
});

test('what a card has in the wrong form is left out', () => {
  const { text } = chatView(card({ title: 7, nextSteps: 'Look', keywords: [7, null, 'Root'] }, ['summary']));
  expect(text).not.toMatch(/<(h4|ol|details)/);
  expect(text.match(/<span class="tag">[^<]*/g)).toEqual(['<span class="tag">APP', '<span class="tag">Root']);
});

test('a chat notification without a recipient says so', () => {
  expect(seen(chatView({ ...card(), to: [] }))).toContain('(nobody)');
});

test('values are text, wherever they stand', () => {
  const all = { title: HOSTILE, description: HOSTILE, nextSteps: [HOSTILE], keywords: [HOSTILE] };
  const { text } = chatView({ ...card(all, { [HOSTILE]: HOSTILE, additionalContext: { [HOSTILE]: HOSTILE }, other: [HOSTILE] }), to: [HOSTILE] });
  expect(text).not.toMatch(/<(?!\/?(section|div|span|b|code|h4|ol|li|details|summary|dl|dt|dd)\b)/);
});

test('a mail is a row of the list, then the open mail', () => {
  expect(seen(mailView(MAIL))).toMatchInlineSnapshot(`
"A
AWS console sign-in09:01
HIGH: Root sign-in Success, 123456789012
Root signed in
HIGH: Root sign-in Success, 123456789012
A
AWS console sign-in <no-reply@sns.amazonaws.com>
to security@example.com, on-call@example.net
Root signed in
Record: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/e-1
SNS adds its link to unsubscribe here."
`);
});

test('a mail without a recipient says so', () => {
  expect(seen(mailView({ ...MAIL, to: [] }))).toContain('to (nobody)');
});

test('Japanese is marked as such, the rest is not', () => {
  const { text } = mailView({ ...MAIL, body: 'サインインしました。\nRoot' });
  expect(text.match(/lang="\w+"/g)).toEqual(['lang="en"', 'lang="ja"', 'lang="en"', 'lang="ja"']);
});

test('values are text, wherever they stand', () => {
  const { text } = mailView({ ...MAIL, from: HOSTILE, to: [HOSTILE], subject: HOSTILE, body: HOSTILE });
  expect(text).not.toMatch(/<(?!\/?(section|div|span|b|h4|p)\b)/);
  expect(text).not.toMatch(/<[^>]* on/);
});

test('a text message is a bubble, with the sender before the text, and its parts and encoding below', () => {
  expect(seen(phoneView(SMS))).toMatchInlineSnapshot(`
"09:01▮▮▮
#Text message to +12025550100, +12025550101
AWS login> Root sign-in Success
1 part, GSM-7"
`);
});

test('a text of more than one part, and one whose parts were not counted', () => {
  expect(seen(phoneView({ ...SMS, sms: { encoding: 'UCS-2', parts: 2 } }))).toContain('2 parts, UCS-2');
  expect(seen(phoneView({ ...SMS, sms: undefined }))).not.toContain('part');
});

test('a sender is shown as far as phones show it, and none where the topic has none', () => {
  expect(seen(phoneView({ ...SMS, from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>' }))).toContain('AWS consol> Root');
  expect(seen(phoneView({ ...SMS, from: 'no-reply@sns.amazonaws.com' }))).toContain('\nRoot sign-in Success');
});

test('a message without a recipient says so', () => {
  expect(seen(phoneView({ ...SMS, to: [] }))).toContain('Text message to (nobody)');
});

test('values are text, wherever they stand', () => {
  const { text } = phoneView({ ...SMS, from: `"${HOSTILE}" <x>`, to: [`sms:${HOSTILE}`], body: HOSTILE });
  expect(text).not.toMatch(/<(?!\/?(section|div|span|p)\b)/);
});

test.each([
  { from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>', name: 'AWS console sign-in', address: 'no-reply@sns.amazonaws.com' },
  { from: '"a \\"b\\" \\\\ c" <no-reply@sns.amazonaws.com>', name: 'a "b" \\ c', address: 'no-reply@sns.amazonaws.com' },
  { from: '"x" <y>" <no-reply@sns.amazonaws.com>', name: 'x" <y>', address: 'no-reply@sns.amazonaws.com' },
  { from: 'no-reply@sns.amazonaws.com', name: undefined, address: 'no-reply@sns.amazonaws.com' },
  { from: '', name: undefined, address: '' },
])('$from', ({ from, name, address }) => {
  expect(senderOf(from)).toEqual({ name, address });
});
