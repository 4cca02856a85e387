import { evaluateExpression, ExpressionRefused, expressionIn, namesIn, QueryFailed } from '../../../../../src/cli/evaluate/workflow/expression';
import { Json } from '../../../../../src/cli/json-values';

test.each([
  { text: '{% $states.input %}', expression: ' $states.input ' },
  { text: '{%1%}', expression: '1' },
  { text: '{%%}', expression: '' },
  { text: ' {% 1 %}', expression: undefined },
  { text: '{% 1 %} ', expression: undefined },
  { text: '{% 1', expression: undefined },
  { text: '{%}', expression: undefined },
  { text: 'plain', expression: undefined },
])('of $text, $expression is an expression', ({ text, expression }) => {
  expect(expressionIn(text)).toBe(expression);
});

test.each<{ expression: string; gives: Json }>([
  { expression: '$states.input.detail.userIdentity.type', gives: 'Root' },
  { expression: '$states.context.Execution.Input.detail."a b"', gives: 'x "y" \\z' },
  { expression: '"{% 1 %}"', gives: '{% 1 %}' },
  { expression: '$states.input.detail.gone ? "there" : "unknown"', gives: 'unknown' },
  { expression: 'null', gives: null },
  { expression: '[1, 2].($ * 2)', gives: [2, 4] },
  { expression: '($name := $states.input.detail.userIdentity; $name.type & "!")', gives: 'Root!' },
])('$expression gives $gives', async ({ expression, gives }) => {
  const input = { detail: { 'userIdentity': { type: 'Root' }, 'a b': 'x "y" \\z' } };
  expect(await evaluateExpression(expression, { input, context: { Execution: { Input: input } } })).toEqual(gives);
});

test('a value of the event is never an expression', async () => {
  expect(await evaluateExpression('$states.input.a & ""', { input: { a: '{% $states %} $eval("1") ${b}' } })).toBe('{% $states %} $eval("1") ${b}');
});

test.each([
  { because: 'nothing is there', expression: '$states.input.gone', says: 'the result is undefined, which is no JSON' },
  { because: 'there is no input beside $states', expression: '$.input', says: 'the result is undefined, which is no JSON' },
  { because: 'the result is a function', expression: 'function($x) { $x }', says: 'there is a function in the result, which is no JSON' },
  { because: 'a function is in the result', expression: '{"a": [$string, $trim]}', says: 'there is a function in the result, which is no JSON' },
  { because: 'a function gets the wrong kind of value', expression: '$lookup("text", "key") & $uppercase(1)', says: /Argument 1 of function "uppercase"/ },
  { because: 'there is no such function', expression: '$slugify("a")', says: /non-function/ },
  { because: 'it says so', expression: '$error("enough")', says: 'enough' },
  { because: 'it never ends', expression: '($f := function() { $f() }; $f())', milliseconds: 50, says: 'it takes longer than 50 ms' },
  { because: 'it ends only with the memory', expression: '($f := function($x) { 1 + $f($x) }; $f(1))', says: 'it is nested deeper than 100 levels' },
])('fails where $because', async ({ expression, milliseconds = 60_000, says }) => {
  const failure = await evaluateExpression(expression, { input: {} }, { milliseconds, depth: 100 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailed);
  expect((failure as Error).message).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});

test('an expression may be nested as deep as in Step Functions, and no deeper', async () => {
  const sum = (terms: number) => evaluateExpression(Array(terms).fill('1').join(' + '), {});
  expect(await sum(100)).toBe(100);
  await expect(sum(101)).rejects.toThrow('it is nested deeper than 100 levels');
});

test('the names in an expression are found wherever they stand', () => {
  expect([...namesIn('$map($states.input[$.a = $b].{"x": $now()}, function($v) { $v ~> $trim })')].sort()).toEqual(['', 'b', 'map', 'now', 'states', 'trim', 'v']);
});

test.each([
  { expression: '$eval("1")', says: '$eval is not available in Step Functions, only $parse' },
  { expression: '[1].($map(["1"], $eval))', says: '$eval is not available in Step Functions, only $parse' },
  { expression: '{"a": function() { $eval("1") }}', says: '$eval is not available in Step Functions, only $parse' },
  { expression: '$states.a ?? "b"', says: /./ },
  { expression: '$states.a ?: "b"', says: /./ },
  { expression: '1 +', says: /./ },
  { expression: '', says: /./ },
])('fails on $expression, which the dialect lacks', ({ expression, says }) => {
  expect(() => namesIn(expression)).toThrow(ExpressionRefused);
  expect(() => namesIn(expression)).toThrow(says);
});

test.each<{ expression: string; gives: Json }>([
  { expression: '$parse(\'{"a":[1]}\')', gives: { a: [1] } },
  { expression: '$partition([1, 2, 3, 4, 5], 2)', gives: [[1, 2], [3, 4], [5]] },
  { expression: '$range(0, 10, 5)', gives: [0, 5, 10] },
  { expression: '$range(3, 1, -1)', gives: [3, 2, 1] },
  { expression: '$range(1, 0, 1)', gives: [] },
  { expression: '$count($range(1, 200000, 1))', gives: 200_000 },
  // The digests are those that RFC 1321 and FIPS 180 print for "abc".
  { expression: '$hash("abc", "MD5")', gives: '900150983cd24fb0d6963f7d28e17f72' },
  { expression: '$hash("abc", "SHA-1")', gives: 'a9993e364706816aba3e25717850c26c9cd0d89d' },
  { expression: '$hash("abc", "SHA-256")', gives: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  { expression: '$hash({"a": 1}, "MD5") = $hash(\'{"a":1}\', "MD5")', gives: true },
  { expression: '$match($uuid(), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) ~> $exists', gives: true },
  { expression: '$random() < 1 and $random(7) < 1', gives: true },
])('$expression is as Step Functions has it', async ({ expression, gives }) => {
  expect(await evaluateExpression(expression, {})).toEqual(gives);
});

test.each([
  { expression: '$parse("{")', says: /JSON/ },
  { expression: '$partition([1], 0)', says: '$partition needs a size of at least 1, but got 0' },
  { expression: '$range(0, 1e7, 1)', says: '$range makes at most 10000000 numbers, but was asked for 10000001' },
  { expression: '$range(1, 2, 0)', says: '$range needs a step other than 0' },
  { expression: '$hash("a", "CRC")', says: '$hash knows no algorithm CRC' },
  { expression: '$hash("a")', says: /hash/ },
])('fails on $expression', async ({ expression, says }) => {
  const failure = await evaluateExpression(expression, {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailed);
  expect((failure as Error).message).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});
