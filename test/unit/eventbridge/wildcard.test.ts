import { matchesWildcard, wildcardParts } from '../../../src/eventbridge/wildcard';

test('a wildcard is literals and stars, escapes resolved', () => {
  expect(wildcardParts('a\\*b*\\\\*')).toEqual([{ kind: 'literal', text: 'a*b' }, { kind: 'star' }, { kind: 'literal', text: '\\' }, { kind: 'star' }]);
  expect(wildcardParts('')).toEqual([]);
});

test.each([
  ['**', 'two stars in a row at character 1'], ['a*b**', 'two stars in a row at character 4'],
  ['a\\b', 'a backslash at character 2 that escapes'], ['\\', 'a backslash at character 1 that escapes'],
])('fails for %s', (wildcard, message) => {
  expect(() => wildcardParts(wildcard)).toThrow(message);
});

test.each([
  ['', '', true], ['', 'a', false], ['a', 'a', true], ['a', 'ab', false], ['a', 'ba', false], ['*', '', true], ['a*', 'a', true], ['*a', 'ba', true], ['*a', 'ab', false],
  ['a*a', 'a', false], ['a*a', 'aa', true], ['a*b*c', 'abbc', true], ['a*b*c', 'acbc', true], ['a*b*c', 'acb', false], ['*ab*', 'aab', true], ['*ab*ba*', 'aba', false],
  ['a*bc*c', 'abc', false], ['a*bc*c', 'abcc', true],
])('%s and %s: %s', (wildcard, value, matched) => {
  expect(matchesWildcard(wildcardParts(wildcard), value)).toBe(matched);
});
