import { compile } from '../../../src/eventbridge/compile';
import { leavesOf } from '../../../src/eventbridge/event-values';
import { BranchResult, branchHolds, evaluateBranch } from '../../../src/eventbridge/match-branch';

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
