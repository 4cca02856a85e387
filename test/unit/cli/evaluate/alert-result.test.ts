import { isProblem, isNotReceived, Reason } from '../../../../src/cli/evaluate/alert-result';

test.each<{ reason: Reason; problem: boolean }>([
  { reason: { code: 'not-matched', path: 'source', found: '"x"', expected: '"y"' }, problem: false },
  { reason: { code: 'uncertain-message', target: 'Target0', reason: 'x' }, problem: false },
  { reason: { code: 'never-delivered', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'invalid-target', target: 'Target0', reason: 'x' }, problem: true },
  { reason: { code: 'no-targets', rule: 'Rule' }, problem: true },
  { reason: { code: 'read-only-event', rule: 'Rule' }, problem: true },
  { reason: { code: 'no-sample-matches' }, problem: true },
  { reason: { code: 'not-covered', covered: [] }, problem: false },
  { reason: { code: 'account-not-allowed', bus: 'arn', account: '111122223333' }, problem: false },
  { reason: { code: 'source-not-allowed', bus: 'arn', source: 'aws.sts' }, problem: false },
  { reason: { code: 'invalid-state-machine', machine: 'Machine', reason: 'x' }, problem: true },
  { reason: { code: 'unsupported-state', target: 'Target0', state: 'Wait', reason: 'x' }, problem: true },
  { reason: { code: 'fallback-message', target: 'Target0', state: 'Publish', reason: 'x' }, problem: true },
  { reason: { code: 'invalid-chat-notification', target: 'Target0', reason: 'x' }, problem: true },
])('$reason.code is a fault of the app: $problem', ({ reason, problem }) => {
  expect(isProblem(reason)).toBe(problem);
});

test.each<{ reason: Reason; notReceived: boolean }>([
  { reason: { code: 'not-matched', path: 'source', found: '"x"', expected: '"y"' }, notReceived: true },
  { reason: { code: 'not-covered', covered: [] }, notReceived: true },
  { reason: { code: 'account-not-allowed', bus: 'arn', account: '111122223333' }, notReceived: true },
  { reason: { code: 'source-not-allowed', bus: 'arn', source: 'aws.sts' }, notReceived: true },
  { reason: { code: 'uncertain-message', target: 'Target0', reason: 'x' }, notReceived: false },
  { reason: { code: 'no-targets', rule: 'Rule' }, notReceived: false },
])('by $reason.code an event was not matched, or not forwarded: $notReceived', ({ reason, notReceived }) => {
  expect(isNotReceived(reason)).toBe(notReceived);
});
