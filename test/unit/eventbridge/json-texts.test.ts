import { elementTexts, memberText, valueTexts } from '../../../src/eventbridge/json-texts';
import { NotJson } from '../../../src/eventbridge/lexer';

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
