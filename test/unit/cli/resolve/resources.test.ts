import { Json } from '../../../../src/cli/json-values';
import { resolveIn } from '../app';

const EVENT = { account: '123456789012', region: 'us-east-1' };

const HERE = 'us-east-1:123456789012';

// Return values of the CloudFormation template reference, one page a type.
test.each<{ type: string; naming: string; ref: string; attributes: Record<string, string> }>([
  { type: 'AWS::SNS::Topic', naming: 'TopicName', ref: `arn:aws:sns:${HERE}:n`, attributes: { TopicArn: `arn:aws:sns:${HERE}:n`, TopicName: 'n' } },
  {
    type: 'AWS::SQS::Queue',
    naming: 'QueueName',
    ref: 'https://sqs.us-east-1.amazonaws.com/123456789012/n',
    attributes: { Arn: `arn:aws:sqs:${HERE}:n`, QueueName: 'n', QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/n' },
  },
  { type: 'AWS::Events::Rule', naming: 'Name', ref: 'n', attributes: { Arn: `arn:aws:events:${HERE}:rule/n` } },
  { type: 'AWS::Events::EventBus', naming: 'Name', ref: 'n', attributes: { Arn: `arn:aws:events:${HERE}:event-bus/n`, Name: 'n' } },
  { type: 'AWS::IAM::Role', naming: 'RoleName', ref: 'n', attributes: { Arn: 'arn:aws:iam::123456789012:role/n' } },
  { type: 'AWS::IAM::ManagedPolicy', naming: 'ManagedPolicyName', ref: 'arn:aws:iam::123456789012:policy/n', attributes: { PolicyArn: 'arn:aws:iam::123456789012:policy/n' } },
  { type: 'AWS::IAM::User', naming: 'UserName', ref: 'n', attributes: { Arn: 'arn:aws:iam::123456789012:user/n' } },
  { type: 'AWS::Lambda::Function', naming: 'FunctionName', ref: 'n', attributes: { Arn: `arn:aws:lambda:${HERE}:function:n` } },
  {
    type: 'AWS::StepFunctions::StateMachine',
    naming: 'StateMachineName',
    ref: `arn:aws:states:${HERE}:stateMachine:n`,
    attributes: { Arn: `arn:aws:states:${HERE}:stateMachine:n`, Name: 'n' },
  },
  { type: 'AWS::Logs::LogGroup', naming: 'LogGroupName', ref: 'n', attributes: { Arn: `arn:aws:logs:${HERE}:log-group:n:*` } },
  { type: 'AWS::S3::Bucket', naming: 'BucketName', ref: 'n', attributes: { Arn: 'arn:aws:s3:::n' } },
  { type: 'AWS::CloudTrail::Trail', naming: 'TrailName', ref: 'n', attributes: { Arn: `arn:aws:cloudtrail:${HERE}:trail/n` } },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    naming: 'DeliveryStreamName',
    ref: 'n',
    attributes: { Arn: `arn:aws:firehose:${HERE}:deliverystream/n` },
  },
])('a $type with a name of its own is known before deployment', ({ type, naming, ref, attributes }) => {
  const template = { Resources: { Thing: { Type: type, Properties: { [naming]: 'n' } } } };
  const asked = Object.fromEntries(Object.keys(attributes).map(name => [name, { 'Fn::GetAtt': ['Thing', name] }]));
  expect(resolveIn(template, { Ref: { Ref: 'Thing' }, ...asked }, EVENT)).toEqual({ value: { Ref: ref, ...attributes }, unresolved: [], standIns: [] });
});

test('a StackSet is known by its name and an ID of which only the deployment knows', () => {
  const template = { Resources: { Set: { Type: 'AWS::CloudFormation::StackSet', Properties: { StackSetName: 'n' } } } };
  const { value, unresolved, standIns } = resolveIn(template, [{ Ref: 'Set' }, { 'Fn::GetAtt': ['Set', 'StackSetId'] }], EVENT);
  expect(value).toEqual(['n:00000000-0000-0000-0000-000000000000', 'n:00000000-0000-0000-0000-000000000000']);
  expect(unresolved).toEqual([]);
  expect(standIns).toContainEqual({ text: '00000000-0000-0000-0000-000000000000', of: 'the ID of Set' });
});

test('a key has no name of its own', () => {
  const [ref, id, arn] = resolveIn({ Resources: { Key: { Type: 'AWS::KMS::Key' } } }, [
    { Ref: 'Key' }, { 'Fn::GetAtt': 'Key.KeyId' }, { 'Fn::GetAtt': 'Key.Arn' },
  ], EVENT).value as string[];
  expect(ref).toMatch(/^Mail-Key-/);
  expect(id).toBe(ref);
  expect(arn).toBe(`arn:aws:kms:${HERE}:key/${ref}`);
});

test('a name that CloudFormation makes has a stand-in, the same wherever it is used', () => {
  const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  const { value, standIns } = resolveIn(template, [{ Ref: 'Topic' }, { 'Fn::GetAtt': 'Topic.TopicArn' }, { 'Fn::GetAtt': 'Topic.TopicName' }], EVENT);
  const [ref, arn, name] = value as string[];
  expect(name).toMatch(/^Mail-Topic-[0-9A-F]{12}$/);
  expect(ref).toBe(`arn:aws:sns:us-east-1:123456789012:${name}`);
  expect(arn).toBe(ref);
  expect(new Set(standIns.map(({ text, of }) => `${text}: ${of}`))).toEqual(new Set([`${name}: the name of Topic`]));
});

test('a resource of any other type has a name, and its attributes are not known', () => {
  const template = { Resources: { Table: { Type: 'AWS::DynamoDB::Table' } } };
  expect(resolveIn(template, { Ref: 'Table' })).toMatchObject({ value: expect.stringMatching(/^Mail-Table-/), unresolved: [] });
  expect(resolveIn(template, { 'Fn::GetAtt': ['Table', 'StreamArn'] }).unresolved).toMatchObject([{ intrinsic: 'Fn::GetAtt Table.StreamArn' }]);
});

test.each<{ bus: Json; ref: string; arn: string }>([
  { bus: 'default', ref: 'r', arn: 'rule/r' },
  { bus: 'signins', ref: 'signins|r', arn: 'rule/signins/r' },
  { bus: { 'Fn::GetAtt': ['Bus', 'Arn'] }, ref: 'own|r', arn: 'rule/own/r' },
  { bus: { Ref: 'Bus' }, ref: 'own|r', arn: 'rule/own/r' },
])('a rule on the bus $bus is $ref', ({ bus, ref, arn }) => {
  const template = {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'own' } },
      Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'r', EventBusName: bus } },
    },
  };
  expect(resolveIn(template, [{ Ref: 'Rule' }, { 'Fn::GetAtt': ['Rule', 'Arn'] }], EVENT).value).toEqual([ref, `arn:aws:events:us-east-1:123456789012:${arn}`]);
});

test('a queue in China has the addresses of its partition', () => {
  const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } } };
  const china = { account: '123456789012', region: 'cn-north-1' };
  expect(resolveIn(template, { Ref: 'Queue' }, china).value).toBe('https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q');
  expect(resolveIn(template, { 'Fn::GetAtt': 'Queue.Arn' }, china).value).toBe('arn:aws-cn:sqs:cn-north-1:123456789012:q');
});
