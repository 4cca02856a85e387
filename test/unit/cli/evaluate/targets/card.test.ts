import { cardProblem } from '../../../../../src/cli/evaluate/targets/card';

test('a card with the least that is demanded is shown', () => {
  expect(cardProblem('{"version":"1.0","source":"custom","content":{"description":"signed in"}}')).toBeUndefined();
});

test.each([
  { text: 'signed in', says: 'it is no JSON' },
  { text: '', says: 'it is no JSON' },
  { text: '"signed in"', says: 'it is no JSON object' },
  { text: '[]', says: 'it is no JSON object' },
  { text: '{"source":"custom","content":{"description":"x"}}', says: 'its version is "missing", not "1.0"' },
  { text: '{"version":1,"source":"custom","content":{"description":"x"}}', says: 'its version is 1, not "1.0"' },
  { text: '{"version":"1.0","source":"aws.signin","content":{"description":"x"}}', says: 'its source is "aws.signin", not "custom"' },
  { text: '{"version":"1.0","source":"custom"}', says: 'it has no content.description' },
  { text: '{"version":"1.0","source":"custom","content":{"description":""}}', says: 'it has no content.description' },
  { text: '{"version":"1.0","source":"custom","content":{"description":{"a":1}}}', says: 'it has no content.description' },
])('the card $text would be dropped', ({ text, says }) => {
  expect(cardProblem(text)).toBe(says);
});
