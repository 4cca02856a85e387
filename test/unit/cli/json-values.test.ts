import { Misuse } from '../../../src/cli/command';
import { isList, isObject, listOf, members, parseJson, stringAt, tryParseJson } from '../../../src/cli/json-values';

test.each([
  { value: {}, object: true, list: false },
  { value: [], object: false, list: true },
  { value: null, object: false, list: false },
  { value: 'x', object: false, list: false },
  { value: undefined, object: false, list: false },
])('$value is an object: $object, a list: $list', ({ value, object, list }) => {
  expect(isObject(value)).toBe(object);
  expect(isList(value)).toBe(list);
});

test('members are those of the text, whatever they are called', () => {
  expect([...members(JSON.parse('{"__proto__":1,"constructor":2}'))]).toEqual([['__proto__', 1], ['constructor', 2]]);
  expect(members({}).get('constructor')).toBeUndefined();
  expect(members([1]).size).toBe(0);
});

test('a string is found by its path', () => {
  expect(stringAt({ a: { b: 'c' } }, 'a', 'b')).toBe('c');
  expect(stringAt({ a: { b: 1 } }, 'a', 'b')).toBeUndefined();
  expect(stringAt({ a: null }, 'a', 'b')).toBeUndefined();
});

test('a list has its elements, and any other value none', () => {
  expect([listOf([1, 2]), listOf({ a: 1 }), listOf(undefined)]).toEqual([[1, 2], [], []]);
});

test('fails on broken JSON in one line', () => {
  expect(() => parseJson('{\n"a"', 'the file')).toThrow(Misuse);
  expect(() => parseJson('{\n"a"', 'the file')).toThrow(/^the file is not JSON: .+$/);
});

test('what is not JSON is undefined where that is no error', () => {
  expect([tryParseJson('[1]'), tryParseJson('[1')]).toEqual([[1], undefined]);
});
