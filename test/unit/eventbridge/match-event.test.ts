import { matchingVectors } from './vectors';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { Leaf } from '../../../src/eventbridge/event-values';
import { match, matches, expectedWords, foundWords } from '../../../src/eventbridge/match-event';

describe('a pattern and an event', () => {
  const cases = matchingVectors().map(vector => [`${vector.operator}: ${vector.name}`, vector] as const);

  test.each(cases)('%s', (_, { pattern, match: matching, 'no-match': others }) => {
    const compiled = compile(pattern);
    expect(matching.length).toBeGreaterThan(0);
    expect(matching.filter(event => !match(compiled, event).matched)).toEqual([]);
    expect(others.filter(event => match(compiled, event).matched)).toEqual([]);
    // The fast door gives the same answers.
    expect(matching.filter(event => !matches(compiled, event))).toEqual([]);
    expect(others.filter(event => matches(compiled, event))).toEqual([]);
  });
});

describe('a mismatch', () => {
  const mismatches = (pattern: string, event: string) => {
    const result = match(compile(pattern), event);
    return result.matched ? 'matched' : result.mismatches;
  };

  test('names each field that said no, what was found and what the pattern matches', () => {
    expect(mismatches(
      '{"source": ["aws.signin"], "region": ["us-east-1"], "detail": {"eventName": [{"exists": false}, {"anything-but": ["CheckMfa"]}]}}',
      '{"source": "aws.iam", "region": "us-east-1", "detail": {"eventName": "CheckMfa"}}',
    )).toEqual([
      { path: 'detail.eventName', found: '"CheckMfa"', expected: 'no value or any value but "CheckMfa"' },
      { path: 'source', found: '"aws.iam"', expected: '"aws.signin"' },
    ]);
  });

  test('says that nothing was found', () => {
    expect(mismatches('{"a": {"b": [{"exists": true}]}}', '{"a": {}}')).toEqual([{ path: 'a.b', found: 'nothing', expected: 'any value' }]);
  });

  test('shows every value of an array, numbers as they are written', () => {
    expect(mismatches('{"a": [7]}', '{"a": [1.50, "x", null, true]}')).toEqual([{ path: 'a', found: '1.50, "x", null, true', expected: '7' }]);
  });

  test('is named once for a field that all alternatives share', () => {
    expect(mismatches('{"s": ["x"], "$or": [{"a": [1]}, {"b": [2]}]}', '{"s": "y"}')).toEqual([
      { path: 'a', found: 'nothing', expected: '1' },
      { path: 's', found: '"y"', expected: '"x"' },
      { path: 'b', found: 'nothing', expected: '2' },
    ]);
  });

  test('says when the fields hold, but not in the same array element', () => {
    expect(mismatches('{"p": {"f": ["Ann"], "l": ["Lee"]}}', '{"p": [{"f": "Ann"}, {"l": "Lee"}]}')).toEqual([
      { path: 'p.l', found: '"Lee"', expected: '"Lee", in the same array element as the fields before it' },
    ]);
  });

  test('says when the event repeats its arrays until nobody can follow them', () => {
    const array = `"p": [${'{"a": 1}, {"b": 1}, '.repeat(300)}1]`;
    expect(mismatches('{"p": {"a": [1], "b": [1], "c": [1], "d": [1]}}', `{${`${array}, `.repeat(4)}"p": [{"c": 1}, {"d": 1}]}`)).toEqual([
      { path: 'p.d', found: '1', expected: '1, which is not known: the event repeats its arrays too often' },
    ]);
  });

  test.each([
    ['plain text', 'no event: the event is not a JSON object (at offset 0)'],
    ['["a"]', 'no event: the event is not a JSON object (at offset 0)'],
    ['', 'no event: the event is not a JSON object (at offset 0)'],
    ['{"a": 1', 'no event: expected "," or "}", found the end of the text (at offset 7)'],
    ['{"z": [1}', 'no event: expected "," or "]", found "}" (at offset 8)'],
    ['{"z": {1}}', 'no event: expected a key in double quotes, found "1" (at offset 7)'],
    ['{"z": "\\x"}', 'no event: a string holds an escape that JSON does not know (at offset 7)'],
    ['{"z": 01}', 'no event: "01" is no JSON number (at offset 6)'],
    ['{"z": nil}', 'no event: expected a string, number, object, array, true, false or null, found "n" (at offset 6)'],
    [`{"z": ${'1'.repeat(1001)}}`, 'no event: a number is longer than 1000 characters (at offset 6)'],
    [`{"z": ${'['.repeat(1000)}${']'.repeat(1000)}}`, 'no event: the event nests deeper than 1000 levels (at offset 1005)'],
    [`${'{"z":'.repeat(1001)}1${'}'.repeat(1001)}`, 'no event: the event nests deeper than 1000 levels (at offset 5000)'],
  ])('says that %s is no event', (event, found) => {
    const pattern = compile('{"a": [1]}');
    expect(match(pattern, event)).toEqual({ matched: false, mismatches: [{ path: '', found, expected: 'a JSON object' }] });
    expect(matches(pattern, event)).toBe(false);
  });
});

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
