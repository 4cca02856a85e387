import { isProblem, Reason } from '../../src/cli/outcome';

test.each<{ reason: Reason; problem: boolean }>([
  { reason: { code: 'filtered', path: 'source', found: '"x"', wanted: '"y"' }, problem: false },
  { reason: { code: 'undecided', target: 'Target0', reason: 'x' }, problem: false },
  { reason: { code: 'undelivered', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'refused', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'no-target', rule: 'Rule' }, problem: true },
  { reason: { code: 'no-sample' }, problem: true },
])('$reason.code is a fault of the app: $problem', ({ reason, problem }) => {
  expect(isProblem(reason)).toBe(problem);
});
