import { HOSTILE, seen, SMS } from './messages';
import { phoneView } from '../../../../src/cli/report/html-phone';

test('a text message is a bubble, with the sender before the text and what it takes below', () => {
  expect(seen(phoneView(SMS))).toMatchInlineSnapshot(`
"09:01▮▮▮
#Text message to +12025550100, +12025550101
AWS login> Root sign-in Success
1 part, GSM-7"
`);
});

test('what takes more than one part, and what was not counted', () => {
  expect(seen(phoneView({ ...SMS, sms: { encoding: 'UCS-2', parts: 2 } }))).toContain('2 parts, UCS-2');
  expect(seen(phoneView({ ...SMS, sms: undefined }))).not.toContain('part');
});

test('a sender is shown as far as phones show it, and none where the topic has none', () => {
  expect(seen(phoneView({ ...SMS, from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>' }))).toContain('AWS consol> Root');
  expect(seen(phoneView({ ...SMS, from: 'no-reply@sns.amazonaws.com' }))).toContain('\nRoot sign-in Success');
});

test('a message to nobody says so', () => {
  expect(seen(phoneView({ ...SMS, to: [] }))).toContain('Text message to (nobody)');
});

test('values are text, wherever they stand', () => {
  const { text } = phoneView({ ...SMS, from: `"${HOSTILE}" <x>`, to: [`sms:${HOSTILE}`], body: HOSTILE });
  expect(text).not.toMatch(/<(?!\/?(section|div|span|p)\b)/);
});
