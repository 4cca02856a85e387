import { jsonProblem, read, readFirst, write, elementTexts, memberText, valueTexts } from '../../../src/eventbridge/json-reader';
import { NotJson } from '../../../src/eventbridge/lexer';

test('a value remembers where it was written, and members that share a key', () => {
  expect(read(' {"a": [1.0, "x"], "a": null}')).toEqual({
    kind: 'object',
    at: 1,
    members: [
      {
        key: 'a',
        at: 2,
        value: { kind: 'array', at: 7, items: [{ kind: 'number', at: 8, text: '1.0' }, { kind: 'string', at: 13, text: 'x' }] },
      },
      { key: 'a', at: 19, value: { kind: 'literal', at: 24, text: 'null' } },
    ],
  });
});

test('writing is compact and keeps numbers as they were written', () => {
  expect(write(read('{ "a" : [ 1.0 , -0, 1E5, true ], "b": {}, "c": [], "d": "\\u00e9\\n" }'))).toBe('{"a":[1.0,-0,1E5,true],"b":{},"c":[],"d":"é\\n"}');
});

test('of a repeated key the last value is written, where the first stood', () => {
  expect(write(read('{"a": 1, "b": 2, "a": {"c": 3, "c": 4}}'))).toBe('{"a":{"c":4},"b":2}');
});

test('a key by a name that every object inherits is a key', () => {
  expect(write(read('{"__proto__": {"x": 1}, "constructor": 2}'))).toBe('{"__proto__":{"x":1},"constructor":2}');
});

test('text after the first value is left alone, or is a problem', () => {
  expect(write(readFirst('[1] x'))).toBe('[1]');
  expect(jsonProblem('[1] x')).toBe('expected nothing after the value, found "x" (at offset 4)');
  expect(jsonProblem(' [1] ')).toBeUndefined();
});

test.each([
  ['{"a" 1}', 'expected ":", found "1" (at offset 5)'],
  ['{"a": 1,}', 'expected a key in double quotes, found "}" (at offset 8)'],
  ['{"a": 1]', 'expected "," or "}", found "]" (at offset 7)'],
  ['[1}', 'expected "," or "]", found "}" (at offset 2)'],
  ['[', 'expected a string, number, object, array, true, false or null, found the end of the text (at offset 1)'],
  [`${'['.repeat(1001)}${']'.repeat(1001)}`, 'the text nests deeper than 1000 levels (at offset 1000)'],
  [`${'{"":'.repeat(1001)}1${'}'.repeat(1001)}`, 'the text nests deeper than 1000 levels (at offset 4000)'],
])('%.12s is no JSON', (text, problem) => {
  expect(jsonProblem(text)).toBe(problem);
});

test('a thousand levels are read', () => {
  expect(jsonProblem('['.repeat(1000) + ']'.repeat(1000))).toBeUndefined();
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
  { text: '{} 1 {}', values: ['{}', '1', '{}'] },
  { text: '{"a":1.0,}', values: ['{"a":1.0,}'] },
])('the values of $text are told apart', ({ text, values }) => {
  expect([...valueTexts(text)]).toEqual(values);
});

test('a value that nests very deeply keeps its text', () => {
  const deep = `${'{"a":['.repeat(90_000)}1${']}'.repeat(90_000)}`;
  expect([...valueTexts(`${deep}\n${deep}`)]).toEqual([deep, deep]);
});

test.each(['{"a', '"\\"', '{"a":1', '1 x', '{} }'])('fails on %s, whose values cannot be told apart', text => {
  expect(() => [...valueTexts(text)]).toThrow(NotJson);
});
