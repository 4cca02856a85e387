import { evaluate, QueryFailed } from '../../../../../src/cli/evaluate/workflow/expression';
import { Json } from '../../../../../src/cli/json-values';

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
  expect(await evaluate(expression, {})).toEqual(gives);
});

test.each([
  { expression: '$parse("{")', says: /JSON/ },
  { expression: '$partition([1], 0)', says: '$partition needs a size of at least 1, but got 0' },
  { expression: '$range(0, 1e7, 1)', says: '$range makes at most 10000000 numbers, but was asked for 10000001' },
  { expression: '$range(1, 2, 0)', says: '$range needs a step other than 0' },
  { expression: '$hash("a", "CRC")', says: '$hash knows no algorithm CRC' },
  { expression: '$hash("a")', says: /hash/ },
])('fails on $expression', async ({ expression, says }) => {
  const failure = await evaluate(expression, {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailed);
  expect((failure as Error).message).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});
