import { SERVICE_TARGET } from '../../../../../src/cli/evaluate/targets/target-kind';

test.each([
  { arn: 'arn:aws:sqs:us-east-1:123456789012:q', to: 'sqs:arn:aws:sqs:us-east-1:123456789012:q' },
  { arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m', to: 'states:arn:aws:states:us-east-1:123456789012:stateMachine:m' },
  { arn: 'odd', to: 'unknown:odd' },
])('a message to $arn goes to $to, without a sender and without a title', ({ arn, to }) => {
  expect(SERVICE_TARGET.accepts(arn)).toBe(true);
  expect(SERVICE_TARGET.address(arn)).toEqual({ from: '', to: [to], subject: '', notes: [], unresolved: [], standIns: [] });
});
