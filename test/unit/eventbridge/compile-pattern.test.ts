import { refusalOf } from './refusal';
import { named, refusalVectors } from './vectors';
import { compile, MAX_COMBINATIONS, MAX_FIELDS, MAX_PATTERN_LENGTH, PatternRefused, located } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';

describe('compile', () => {
  test.each(named(refusalVectors()))('fails for %s', (_, { pattern, reason, path, line, column }) => {
    const message = `event pattern refused: ${reason} (${path === '' ? '' : `at ${path}, `}line ${line}, column ${column})`;
    expect(refusalOf(pattern)).toBeInstanceOf(PatternRefused);
    expect(refusalOf(pattern)).toMatchObject({ reason, path, line, column, message });
    expect(() => compile(pattern)).toThrow(refusalOf(pattern));
  });

  test('sorts the fields of each combination of alternatives by path', () => {
    const { branches, paths } = compile('{"b": [1], "a": {"$or": [{"z": [1]}, {"c": [1], "b": [2]}]}}');
    expect(branches.map(({ fields }) => fields.map(({ path }) => path))).toEqual([['a.z', 'b'], ['a.b', 'a.c', 'b']]);
    for (const { path, slot } of branches.flatMap(({ fields }) => fields)) expect(paths.paths[slot]).toBe(path);
  });

  test('gives each test in the order of the pattern', () => {
    expect(compile('{"x": ["a", {"exists": false}, {"numeric": [">", 0, "<=", 5]}, {"anything-but": ["b", "c"]}]}').branches[0].fields[0].tests).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'absent' },
      { kind: 'numeric', bounds: [{ operator: '>', than: 0 }, { operator: '<=', than: 5 }] },
      { kind: 'anything-but', but: [{ kind: 'text', text: 'b' }, { kind: 'text', text: 'c' }] },
    ]);
  });

  test('takes a pattern of the greatest length', () => {
    const longest = `{"x": ["${'a'.repeat(MAX_PATTERN_LENGTH - 11)}"]}`;
    expect(longest).toHaveLength(MAX_PATTERN_LENGTH);
    expect(matches(compile(longest), longest.replace(/[[\]]/g, ''))).toBe(true);
  });

  test('takes as many combinations of alternatives and fields as there may be', () => {
    const ten = (letters: string) => `{"$or": [${[...letters].map(letter => `{"${letter}": [1]}`).join()}]}`;
    const { branches } = compile(`{"x": ${ten('abcdefghij')}, "y": ${ten('abcdefghij')}, "z": ${ten('abcdefghij')}}`);
    expect(branches).toHaveLength(MAX_COMBINATIONS);
    const fields = Array.from({ length: MAX_FIELDS }, (_, at) => `"${at.toString(36)}": [1]`);
    expect(compile(`{${fields.join()}}`).branches[0].fields).toHaveLength(MAX_FIELDS);
  });

  test('takes wildcards of every complexity up to the limit', () => {
    expect(refusalOf('{"x": [{"wildcard": "*a*a*a*a*a"}]}')).toBeUndefined();
    expect(refusalOf('{"x": [{"wildcard": "*aaaaaaaaaa"}]}')?.reason).toMatch('too complex (11, at most 10)');
  });

  test('takes what event-ruler takes, although it looks odd', () => {
    for (const odd of ['{"x": [1]} and more', '{"": [1]}', '{"a": {"": [1]}}', '{"x": [{"cidr": "192.0.2.0/24/"}]}', '{"x": [{"wildcard": ""}]}']) {
      expect(refusalOf(odd)).toBeUndefined();
    }
  });
});

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
