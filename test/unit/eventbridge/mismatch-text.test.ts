import { compile } from '../../../src/eventbridge/compile';
import { Leaf } from '../../../src/eventbridge/event-values';
import { expectedWords, foundWords } from '../../../src/eventbridge/mismatch-text';

test.each([
  ['"a"', '"a"'],
  ['"192.0.2.1"', 'the address "192.0.2.1"'],
  ['3.0e2', '3.0e2'],
  ['null', 'null'],
  ['{"prefix": "a"}', 'a string that starts with "a"'],
  ['{"suffix": "a"}', 'a string that ends with "a"'],
  ['{"equals-ignore-case": "a"}', '"a" in upper or lower case'],
  ['{"prefix": {"equals-ignore-case": "a"}}', 'a string that starts with "a" in upper or lower case'],
  ['{"suffix": {"equals-ignore-case": "a"}}', 'a string that ends with "a" in upper or lower case'],
  ['{"wildcard": "a*"}', 'a string like "a*"'],
  ['{"numeric": [">", 0, "<=", 5]}', 'a number > 0 and <= 5'],
  ['{"cidr": "192.0.2.0/24"}', 'an address in 192.0.2.0/24'],
  ['{"exists": true}', 'any value'],
  ['{"exists": false}', 'no value'],
  ['{"anything-but": ["a", "b"]}', 'any value but "a", "b"'],
  ['{"anything-but": {"prefix": "a"}}', 'any value but a string that starts with "a"'],
  ['"a", {"exists": false}', '"a" or no value'],
])('%s wants %s', (entry, words) => {
  expect(expectedWords(compile(`{"x": [${entry}]}`).branches[0].fields[0].tests)).toBe(words);
});

test('long and many values are cut', () => {
  const found = (count: number, text: string, kind: Leaf['kind'] = 'string') => foundWords(Array.from({ length: count }, () => ({ kind, text, element: undefined })));
  expect(found(0, '')).toBe('nothing');
  expect(found(1, 'a'.repeat(200))).toBe(`"${'a'.repeat(200)}"`);
  expect(found(1, 'a'.repeat(201))).toBe(`"${'a'.repeat(200)}"…`);
  expect(found(1, '1'.repeat(201), 'number')).toBe(`${'1'.repeat(200)}…`);
  expect(found(10, '1', 'number')).toBe('1, 1, 1, 1, 1, 1, 1, 1, 1, 1');
  expect(found(12, '1', 'number')).toBe('1, 1, 1, 1, 1, 1, 1, 1, 1, 1 and 2 more');
});
