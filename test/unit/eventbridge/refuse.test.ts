import { located } from '../../../src/eventbridge/refuse';

test.each([
  ['{"a": 1}', 6, 1, 7],
  ['{\n  "a": 1}', 9, 2, 8],
  ['\n\n', 2, 3, 1],
  ['', 0, 1, 1],
])('in %j offset %d is line %d, column %d', (text, offset, line, column) => {
  expect(located('why', 'a.b', text, offset)).toMatchObject({
    name: 'PatternRefused', reason: 'why', path: 'a.b', line, column, message: `event pattern refused: why (at a.b, line ${line}, column ${column})`,
  });
});

test('a refusal of the whole pattern names no path', () => {
  expect(located('why', '', '{}', 0).message).toBe('event pattern refused: why (line 1, column 1)');
});
