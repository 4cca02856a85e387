import { jsonProblem, read, readFirst, write } from '../../../src/eventbridge/json-reader';

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
