import { compile } from '../../../src/eventbridge/compile-pattern';
import { leavesOf, Element, Leaf } from '../../../src/eventbridge/event-values';
import { BranchResult, branchHolds, evaluateBranch, elementIndex, Membership } from '../../../src/eventbridge/match-branch';

function resultOf(text: string, event: string): BranchResult {
  const pattern = compile(text);
  const [branch] = pattern.branches;
  const leaves = leavesOf(pattern.paths, event);
  const result = evaluateBranch(branch, leaves);
  expect(branchHolds(branch, leaves, [])).toBe(result.kind === 'holds');
  return result;
}

test('a branch holds if each field does', () => {
  expect(resultOf('{"a": [1], "b": [{"exists": false}]}', '{"a": 1}')).toEqual({ kind: 'holds' });
});

test('every field that does not hold is named, in order', () => {
  expect(resultOf('{"b": [1], "a": [1], "c": [1]}', '{"a": 2, "b": 1}')).toMatchObject({ kind: 'fields', fields: [{ path: 'a' }, { path: 'c' }] });
});

test('the field is named from which no choice of elements leads on', () => {
  expect(resultOf('{"p": {"a": [1], "b": [1], "c": [1]}}', '{"p": [{"a": 1}, {"a": 1, "b": 1}, {"c": 1}]}')).toMatchObject({ kind: 'elements', field: { path: 'p.c' } });
  expect(resultOf('{"p": {"a": [1], "b": [{"exists": false}]}}', '{"p": [{"a": 1, "b": 1}, {"c": 1}]}')).toMatchObject({ kind: 'elements', field: { path: 'p.b' } });
});

test('a choice of elements is found among arrays that repeat, before their combinations are', () => {
  const array = `"p": [${'{"a": 1, "b": 1, "c": 1}, '.repeat(300)}1]`;
  expect(resultOf('{"p": {"a": [1], "b": [1], "c": [1]}}', `{${[array, array, array].join()}}`)).toEqual({ kind: 'holds' });
});

const leaf = (element: Element | undefined): Leaf => ({ kind: 'literal', text: 'true', element });
const at = (array: number, index: number, around?: Element): Element => ({ array, index, around });
const choices = (leaves: Leaf[], chosen: [number, number][]) => {
  const membership: Membership = new Map(chosen);
  return [...elementIndex(leaves).choices(membership)].map(choice => [...choice]);
};

const nested = [leaf(undefined), leaf(at(0, 1)), leaf(at(1, 5, at(0, 1))), leaf(at(2, 0, at(0, 2))), leaf(at(0, 1))];

test('every value fits where no element was chosen, and equal places are one', () => {
  expect(choices(nested, [])).toEqual([[], [[0, 1]], [[0, 1], [1, 5]], [[0, 2], [2, 0]]]);
});

test('only values of a chosen element fit', () => {
  expect(choices(nested, [[0, 2]])).toEqual([[[0, 2]], [[0, 2], [2, 0]]]);
  expect(choices(nested, [[0, 1], [1, 4]])).toEqual([[[0, 1], [1, 4]], [[0, 1], [1, 4]]]);
});

test('elements of an array that the values are not in stay chosen', () => {
  expect(choices([leaf(at(0, 1))], [[9, 9]])).toEqual([[[9, 9], [0, 1]]]);
});

test('nothing fits where there are no values, or only those of other elements', () => {
  expect(choices([], [])).toEqual([]);
  expect(choices([leaf(at(0, 1))], [[0, 2]])).toEqual([]);
});
