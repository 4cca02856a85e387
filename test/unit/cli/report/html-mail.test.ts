import { HOSTILE, MAIL, seen } from './messages';
import { mailView } from '../../../../src/cli/report/html-mail';

test('a mail is a row of the list, then the open mail', () => {
  expect(seen(mailView(MAIL))).toMatchInlineSnapshot(`
"A
AWS console sign-in09:01
Root sign-in: Success, account 123456789012
Root signed in
Root sign-in: Success, account 123456789012
A
AWS console sign-in <no-reply@sns.amazonaws.com>
to security@example.com, on-call@example.net
Root signed in
Record: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/e-1
SNS adds its link to unsubscribe here."
`);
});

test('a mail to nobody says so', () => {
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
