import { PublishRefused, readPublication } from '../../../../../src/cli/evaluate/workflow/publish';
import { Json, JsonObject } from '../../../../../src/cli/json-values';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';

function call(given: JsonObject): JsonObject {
  return { TopicArn: TOPIC, Message: 'signed in', ...given };
}

test('a message is published with or without a Subject', () => {
  expect(readPublication(call({}))).toEqual({ topicArn: TOPIC, subject: undefined, message: 'signed in' });
  expect(readPublication(call({ Subject: 'Root sign-in' }))).toEqual({ topicArn: TOPIC, subject: 'Root sign-in', message: 'signed in' });
});

test('a message that is no text is published as JSON', () => {
  expect(readPublication(call({ Message: { a: [1] } })).message).toBe('{"a":[1]}');
});

test.each(['x'.repeat(99), 'ルートユーザーのサインイン', 'a "b" \\c <d> {% e %}', '😀'])('the Subject %s is taken', subject => {
  expect(readPublication(call({ Subject: subject })).subject).toBe(subject);
});

test.each<{ given: JsonObject; says: string }>([
  { given: { Subject: '' }, says: 'Subject is ""' },
  { given: { Subject: '  ' }, says: 'Subject is "  "' },
  { given: { Subject: null }, says: 'Subject is null' },
  { given: { Subject: ['a'] }, says: 'Subject is ["a"]' },
  { given: { Subject: 'x'.repeat(100) }, says: 'Subject has 100 characters, 99 is the most' },
  { given: { Subject: 'a\nb' }, says: 'Subject has a line break or control character: "a\\nb"' },
  { given: { Subject: 'a\u0085b' }, says: 'Subject has a line break or control character: "a\u0085b"' },
  { given: { Subject: 'a\u2028b' }, says: 'Subject has a line break or control character: "a\u2028b"' },
  { given: { Subject: 'a\ud83d' }, says: 'Subject has half a character: "a\\ud83d"' },
  { given: { Message: '' }, says: 'Message is ""' },
  { given: { TopicArn: 7 }, says: 'TopicArn is 7' },
])('fails on $given', ({ given, says }) => {
  expect(() => readPublication(call(given))).toThrow(new PublishRefused(says));
});

test.each<{ given: Json; says: string }>([
  { given: { TopicArn: TOPIC }, says: 'Message is missing' },
  { given: 'text', says: 'TopicArn is missing' },
])('fails on $given, where something is missing', ({ given, says }) => {
  expect(() => readPublication(given)).toThrow(new PublishRefused(says));
});
