import { elementTexts, isList, isObject, members, memberText, parseJson, stringAt, valueTexts } from '../../../src/cli/json-values';
import { Misuse } from '../../../src/cli/misuse';

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

test.each([
  { text: '[]', elements: [] },
  { text: ' [ ] ', elements: [] },
  { text: '[1.0, 1e400 ,-0]', elements: ['1.0', '1e400', '-0'] },
  { text: '[{"a":[1,2],"a":{}},[[]],"]"]', elements: ['{"a":[1,2],"a":{}}', '[[]]', '"]"'] },
  { text: '["\\"],[", "\\\\"]', elements: ['"\\"],["', '"\\\\"'] },
])('the elements of $text keep their text', ({ text, elements }) => {
  expect(elementTexts(text)).toEqual(elements);
});

test('an element of many megabytes keeps its text', () => {
  const long = JSON.stringify('x\n'.repeat(2_000_000));
  expect(elementTexts(`[${long},2]`)).toEqual([long, '2']);
});

test.each([
  { text: '{"a":1.0,"b":[{"a":2}] , "c" : "}"}', name: 'a', found: '1.0' },
  { text: '{"a":1.0,"b":[{"a":2}] , "c" : "}"}', name: 'b', found: '[{"a":2}]' },
  { text: '{"a":1.0,"b":[{"a":2}] , "c" : "}"}', name: 'c', found: '"}"' },
  { text: '{"a":1,"a":2}', name: 'a', found: '2' },
  { text: '{"\\u0061:\\"":1}', name: 'a:"', found: '1' },
  { text: '{"b":{"a":1}}', name: 'a', found: undefined },
  { text: ' { } ', name: 'a', found: undefined },
])('the member $name of $text keeps its text', ({ text, name, found }) => {
  expect(memberText(text, name)).toBe(found);
});

test.each([
  { text: '{"a":1.0}', values: ['{"a":1.0}'] },
  { text: '{"a":[{}]}\n[1]{}\t"x\\"{"', values: ['{"a":[{}]}', '[1]', '{}', '"x\\"{"'] },
  { text: 'null', values: ['null'] },
  { text: '{} 1 {}', values: ['{}', '1 {}'] },
  { text: '{"a', values: ['{"a'] },
  { text: '"\\"', values: ['"\\"'] },
])('the values of $text are told apart', ({ text, values }) => {
  expect(valueTexts(text)).toEqual(values);
});

test('fails on broken JSON in one line', () => {
  expect(() => parseJson('{\n"a"', 'the file')).toThrow(Misuse);
  expect(() => parseJson('{\n"a"', 'the file')).toThrow(/^the file is not JSON: .+$/);
});
