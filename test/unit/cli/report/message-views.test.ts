import { card, MAIL, seen, SMS } from './messages';
import { views } from '../../../../src/cli/report/message-views';
import { Message } from '../../../../src/cli/report/html-message';

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

test('where nobody is told, the channel says for whom it is', () => {
  expect([MAIL, SMS, card(), { ...MAIL, channel: 'constructor' }].map(message => labels({ ...message, to: [] })))
    .toEqual([['Mail'], ['Text message'], ['Chat message'], ['Mail']]);
});
