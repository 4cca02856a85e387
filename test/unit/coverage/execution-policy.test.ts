import { resolve } from './templates';
import { SUPPRESSIONS, executionStatements } from '../../../src/coverage/execution-policy';
import { stackIn } from '../../support/synthesis';

interface Statement { readonly Action: string | string[]; readonly Resource: string; readonly Condition?: object }

const stack = stackIn();
const statements = executionStatements(stack, { forwarderName: 'the-name', putEventsRoleArn: 'arn:aws:iam::123456789012:role/Sender' })
  .map(statement => resolve(stack.resolve(statement.toStatementJson()), stack) as Statement);

test('the documented minimum is the only statement for everything', () => {
  expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([{ Effect: 'Allow', Action: ['cloudformation:*', 's3:*'], Resource: '*' }]);
});

test('every other statement names one resource of one service', () => {
  expect(statements.slice(1).map(({ Action, Resource }) => [[...new Set([Action].flat().map(action => action.split(':')[0]))].join(), Resource])).toEqual([
    ['events', 'arn:aws:events:*:123456789012:rule/the-name'],
    ['sqs', 'arn:aws:sqs:*:123456789012:the-name'],
    ['cloudwatch', 'arn:aws:cloudwatch:*:123456789012:alarm:the-name'],
    ['iam', 'arn:aws:iam::123456789012:role/Sender'],
  ]);
});

test('the sending role is passed to EventBridge only', () => {
  expect(statements[4]).toMatchObject({ Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } } });
});

test('no action but those of the minimum has a star', () => {
  expect(statements.slice(1).flatMap(({ Action }) => Action).filter(action => action.includes('*'))).toEqual([]);
});

test('each suppression names the page on which AWS documents it', () => {
  expect(SUPPRESSIONS.every(({ reason }) => reason.includes('https://docs.aws.amazon.com/'))).toBe(true);
});
