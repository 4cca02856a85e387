import { isProblem, isUnwanted, Reason } from '../../../../src/cli/evaluate/alert-result';

test.each<{ reason: Reason; problem: boolean }>([
  { reason: { code: 'filtered', path: 'source', found: '"x"', wanted: '"y"' }, problem: false },
  { reason: { code: 'undecided', target: 'Target0', reason: 'x' }, problem: false },
  { reason: { code: 'undelivered', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'refused', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'no-target', rule: 'Rule' }, problem: true },
  { reason: { code: 'read-only', rule: 'Rule' }, problem: true },
  { reason: { code: 'no-sample' }, problem: true },
  { reason: { code: 'not-covered', covered: [] }, problem: false },
  { reason: { code: 'not-admitted', bus: 'arn', account: '111122223333' }, problem: false },
  { reason: { code: 'machine-refused', machine: 'Machine', reason: 'x' }, problem: true },
  { reason: { code: 'unforetold', target: 'Target0', state: 'Wait', reason: 'x' }, problem: true },
  { reason: { code: 'fell-back', target: 'Target0', state: 'Publish', reason: 'x' }, problem: true },
  { reason: { code: 'card-dropped', target: 'Target0', reason: 'x' }, problem: true },
])('$reason.code is a fault of the app: $problem', ({ reason, problem }) => {
  expect(isProblem(reason)).toBe(problem);
});

test.each<{ reason: Reason; unwanted: boolean }>([
  { reason: { code: 'filtered', path: 'source', found: '"x"', wanted: '"y"' }, unwanted: true },
  { reason: { code: 'not-covered', covered: [] }, unwanted: true },
  { reason: { code: 'not-admitted', bus: 'arn', account: '111122223333' }, unwanted: true },
  { reason: { code: 'undecided', target: 'Target0', reason: 'x' }, unwanted: false },
  { reason: { code: 'no-target', rule: 'Rule' }, unwanted: false },
])('by $reason.code an event was not wanted, or not brought in: $unwanted', ({ reason, unwanted }) => {
  expect(isUnwanted(reason)).toBe(unwanted);
});
