import { Resolver } from '../../../../src/cli/resolve/resolver';
import { resolveIn, stackWith } from '../app';

const EVENT = { account: '111122223333', region: 'eu-west-1' };

test.each([
  { name: 'AWS::AccountId', value: '111122223333' },
  { name: 'AWS::Region', value: 'eu-west-1' },
  { name: 'AWS::Partition', value: 'aws' },
  { name: 'AWS::URLSuffix', value: 'amazonaws.com' },
  { name: 'AWS::StackName', value: 'Mail' },
  { name: 'AWS::NotificationARNs', value: [] },
  { name: 'AWS::NoValue', value: undefined },
])('$name is $value where the event says where it is', ({ name, value }) => {
  expect(resolveIn({}, { Ref: name }, EVENT)).toEqual({ value, unresolved: [], standIns: [] });
});

test('the stack knows its own account and Region better than the event', () => {
  const stack = stackWith({ Resources: { Here: { Type: 'X', Properties: { Value: { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' } } } } }, {
    account: '123456789012', region: 'ap-northeast-1',
  });
  expect(new Resolver([stack], EVENT).property(stack.resources.get('Here')!, 'Value').value).toBe('123456789012 ap-northeast-1');
});

test('an unknown account and Region have stand-ins that are told', () => {
  expect(resolveIn({}, { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' })).toEqual({
    value: '123456789012 us-east-1',
    unresolved: [],
    standIns: expect.arrayContaining([{ text: '123456789012', of: 'the account' }, { text: 'us-east-1', of: 'the Region' }]),
  });
});

test('the ID of a stack is a stand-in', () => {
  expect(resolveIn({}, { Ref: 'AWS::StackId' }, EVENT)).toEqual({
    value: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Mail/00000000-0000-0000-0000-000000000000',
    unresolved: [],
    standIns: [{ text: '00000000-0000-0000-0000-000000000000', of: 'the ID of a stack' }],
  });
});

test('an unknown pseudo parameter is not resolved', () => {
  expect(resolveIn({}, { Ref: 'AWS::Weather' }).unresolved).toMatchObject([{ intrinsic: 'Ref AWS::Weather' }]);
});

// Partitions of the AWS SDKs' partitions.json.
test.each([
  { region: 'us-east-1', partition: 'aws', urlSuffix: 'amazonaws.com' },
  { region: 'cn-north-1', partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' },
  { region: 'us-gov-west-1', partition: 'aws-us-gov', urlSuffix: 'amazonaws.com' },
  { region: 'eusc-de-east-1', partition: 'aws-eusc', urlSuffix: 'amazonaws.eu' },
  { region: 'us-iso-east-1', partition: 'aws-iso', urlSuffix: 'c2s.ic.gov' },
  { region: 'us-isob-east-1', partition: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' },
])('$region belongs to $partition', ({ region, partition, urlSuffix }) => {
  expect(resolveIn({}, { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix}' }, { account: '123456789012', region }).value).toBe(`${partition} ${urlSuffix}`);
});
