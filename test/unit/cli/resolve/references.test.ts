import { Json, JsonObject } from '../../../../src/cli/json-values';
import { Resolver } from '../../../../src/cli/resolve/resolver';
import { resolveIn, stackWith } from '../app';

const EVENT = { account: '123456789012', region: 'us-east-1' };

test.each<{ parameter: Json; value: Json }>([
  { parameter: { Type: 'String', Default: 'x' }, value: 'x' },
  { parameter: { Type: 'Number', Default: 5 }, value: '5' },
  { parameter: { Type: 'CommaDelimitedList', Default: 'a, b' }, value: ['a', 'b'] },
  { parameter: { Type: 'List<Number>', Default: '1,2' }, value: ['1', '2'] },
  { parameter: { Default: '' }, value: '' },
])('a parameter $parameter is its default', ({ parameter, value }) => {
  expect(resolveIn({ Parameters: { P: parameter } }, { Ref: 'P' })).toEqual({ value, unresolved: [], standIns: [] });
});

test.each<{ parameter: Json }>([
  { parameter: { Type: 'String' } },
  { parameter: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name/of/a/parameter' } },
])('a parameter $parameter has no value before deployment', ({ parameter }) => {
  expect(resolveIn({ Parameters: { P: parameter } }, { Ref: 'P' })).toMatchObject({ value: '${P}', unresolved: [{ intrinsic: 'Ref P' }] });
});

test.each<{ written: JsonObject; intrinsic: string }>([
  { written: { Ref: 'Nothing' }, intrinsic: 'Ref Nothing' },
  { written: { Ref: ['Topic'] }, intrinsic: 'Ref' },
  { written: { Ref: 'constructor' }, intrinsic: 'Ref constructor' },
  { written: { 'Fn::GetAtt': ['Nothing', 'Arn'] }, intrinsic: 'Fn::GetAtt Nothing.Arn' },
  { written: { 'Fn::GetAtt': 'NoDot' }, intrinsic: 'Fn::GetAtt NoDot' },
  { written: { 'Fn::GetAtt': ['Lookup', 'Value'] }, intrinsic: 'Fn::GetAtt Lookup.Value' },
  { written: { 'Fn::GetAtt': ['Nested', 'Outputs.X'] }, intrinsic: 'Fn::GetAtt Nested.Outputs.X' },
  { written: { 'Fn::ImportValue': 'elsewhere' }, intrinsic: 'Fn::ImportValue elsewhere' },
])('$written leads nowhere', ({ written, intrinsic }) => {
  const template = { Resources: { Lookup: { Type: 'Custom::Lookup' }, Nested: { Type: 'AWS::CloudFormation::Stack' } } };
  expect(resolveIn(template, written).unresolved).toMatchObject([{ intrinsic }]);
});

test('an import finds the export of another stack, whose name may be computed', () => {
  const exporting = stackWith({
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'shared' } } },
    Outputs: { Out: { Value: { Ref: 'Topic' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:topic' } } } },
  }, { name: 'Shared', file: 'Shared.template.json' });
  const importing = stackWith({ Resources: { Here: { Type: 'X', Properties: { Value: { 'Fn::ImportValue': { 'Fn::Sub': 'Shared:topic' } } } } } });
  expect(new Resolver([importing, exporting], EVENT).property(importing.resources.get('Here')!, 'Value')).toEqual({
    value: 'arn:aws:sns:us-east-1:123456789012:shared', unresolved: [], standIns: [],
  });
});

test('of two exports with one name, an import uses that of its own account and Region', () => {
  const exporting = (region: string) => stackWith({ Outputs: { Out: { Value: region, Export: { Name: 'where' } } } }, { region, file: `${region}.json` });
  const stacks = [exporting('us-east-1'), exporting('eu-west-1')];
  const here = (region?: string) => {
    const importing = stackWith({ Resources: { Here: { Type: 'X', Properties: { Value: { 'Fn::ImportValue': 'where' } } } } }, { region });
    return new Resolver([...stacks, importing], EVENT).property(importing.resources.get('Here')!, 'Value').value;
  };
  expect(here('eu-west-1')).toBe('eu-west-1');
  expect(here('us-east-1')).toBe('us-east-1');
  expect(here()).toBe('us-east-1');
});

test('a nested stack gets its parameters from its parent, and gives it its outputs', () => {
  const outside = stackWith({
    Parameters: { Address: { Type: 'String', Default: 'security@example.com' } },
    Resources: {
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Passed: { Ref: 'Address' } } } },
      Here: { Type: 'X', Properties: { Value: { 'Fn::GetAtt': ['Nested', 'Outputs.Back'] }, Gone: { 'Fn::GetAtt': ['Nested', 'Outputs.Gone'] } } },
    },
  });
  const inside = stackWith({
    Parameters: { Passed: { Type: 'String' }, Own: { Type: 'String', Default: 'own' } },
    Outputs: { Back: { Value: { 'Fn::Sub': '${Passed} ${Own}' } } },
  }, { file: 'Nested.template.json', parent: outside.resources.get('Nested') });
  outside.nested.set('Nested', inside);
  const resolver = new Resolver([outside, inside], EVENT);
  expect(resolver.property(outside.resources.get('Here')!, 'Value')).toEqual({ value: 'security@example.com own', unresolved: [], standIns: [] });
  expect(resolver.property(outside.resources.get('Here')!, 'Gone').unresolved).toMatchObject([{ intrinsic: 'Fn::GetAtt Nested.Outputs.Gone' }]);
});

const ELSEWHERE = { account: '111122223333', region: 'eu-west-1' };

test.each([
  { name: 'AWS::AccountId', value: '111122223333' },
  { name: 'AWS::Region', value: 'eu-west-1' },
  { name: 'AWS::Partition', value: 'aws' },
  { name: 'AWS::URLSuffix', value: 'amazonaws.com' },
  { name: 'AWS::StackName', value: 'Mail' },
  { name: 'AWS::NotificationARNs', value: [] },
  { name: 'AWS::NoValue', value: undefined },
])('$name is $value where the event says where it is', ({ name, value }) => {
  expect(resolveIn({}, { Ref: name }, ELSEWHERE)).toEqual({ value, unresolved: [], standIns: [] });
});

test('the stack knows its own account and Region better than the event', () => {
  const stack = stackWith({ Resources: { Here: { Type: 'X', Properties: { Value: { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' } } } } }, {
    account: '123456789012', region: 'ap-northeast-1',
  });
  expect(new Resolver([stack], ELSEWHERE).property(stack.resources.get('Here')!, 'Value').value).toBe('123456789012 ap-northeast-1');
});

test('an unknown account and Region have stand-ins that are noted', () => {
  expect(resolveIn({}, { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' })).toEqual({
    value: '123456789012 us-east-1',
    unresolved: [],
    standIns: expect.arrayContaining([{ text: '123456789012', of: 'the account' }, { text: 'us-east-1', of: 'the Region' }]),
  });
});

test('the ID of a stack is a stand-in', () => {
  expect(resolveIn({}, { Ref: 'AWS::StackId' }, ELSEWHERE)).toEqual({
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
