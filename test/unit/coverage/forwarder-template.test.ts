import { deploy, ofType, Place, WrittenTemplate } from './templates';
import { ForwarderTemplateProps, forwarderTemplate } from '../../../src/coverage/forwarder-template';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { signInEvent } from '../../../src/signin/event-kinds';
import { ACCOUNT, OTHER_ACCOUNT } from '../../support/synthesis';

const HOME = { account: ACCOUNT, region: 'eu-west-1' };
const ELSEWHERE = { account: ACCOUNT, region: 'us-east-1' };
const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/bus`;
const SHARED = { kind: 'shared', roleArn: `arn:aws:iam::${ACCOUNT}:role/Sender`, name: 'the-name' } as const;
const OWN = { kind: 'own' } as const;

function template(props: Partial<ForwarderTemplateProps> = {}): WrittenTemplate {
  const built = forwarderTemplate({ alertPath: 'Stack/Alert', pattern: toPattern({}), eventBusArn: BUS, home: HOME, sentBy: SHARED, ...props });
  return JSON.parse(JSON.stringify(built)) as WrittenTemplate;
}

const types = (place: Place, sentBy: ForwarderTemplateProps['sentBy']) => deploy(template({ sentBy }), place).map(({ type }) => type);
const properties = (type: string, sentBy: ForwarderTemplateProps['sentBy'] = SHARED) => ofType(deploy(template({ sentBy }), ELSEWHERE), type)[0].properties;

const PARTS = ['AWS::CloudFormation::WaitConditionHandle', 'AWS::Events::Rule', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::CloudWatch::Alarm'];

test.each([
  { title: 'the home of the alert', place: HOME, shared: PARTS.slice(0, 1), own: PARTS.slice(0, 1) },
  { title: 'another Region', place: ELSEWHERE, shared: PARTS, own: [...PARTS, 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'] },
  { title: 'the same Region of another account', place: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, shared: PARTS, own: [...PARTS, 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'] },
])('$title gets its parts', ({ place, shared, own }) => {
  expect({ shared: types(place, SHARED), own: types(place, OWN) }).toEqual({ shared, own });
});

test('the rule has the pattern of the alert, for its own account and Region only, and matches read-only events too', () => {
  expect(properties('AWS::Events::Rule').State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  expect(properties('AWS::Events::Rule').EventPattern).toEqual({ ...toPattern({}), account: [ACCOUNT], region: ['us-east-1'] });
});

test('its one target is the bus, with a role and a dead-letter queue, and without settings that EventBridge refuses for a bus', () => {
  expect(properties('AWS::Events::Rule')).toMatchObject({ Name: 'the-name', Targets: [{ Id: 'Bus', Arn: BUS, RoleArn: SHARED.roleArn, DeadLetterConfig: { Arn: '<DeadLetterQueue.Arn>' } }] });
  expect(Object.keys((properties('AWS::Events::Rule').Targets as object[])[0]).sort()).toEqual(['Arn', 'DeadLetterConfig', 'Id', 'RoleArn']);
});

test('with a role of its own it waits for the policy, and has no name that another stack could have', () => {
  expect(properties('AWS::Events::Rule', OWN)).toMatchObject({ Targets: [{ RoleArn: '<Role.Arn>' }] });
  expect(template({ sentBy: OWN }).Resources.Rule).toMatchObject({ DependsOn: 'Policy' });
  expect(template().Resources.Rule).not.toHaveProperty('DependsOn');
  for (const { properties: given } of deploy(template({ sentBy: OWN }), ELSEWHERE)) {
    expect(['Name', 'QueueName', 'AlarmName', 'RoleName', 'ManagedPolicyName'].filter(name => name in given)).toEqual([]);
  }
});

test('the role may be assumed by rules of its account, and may send to the bus', () => {
  expect(properties('AWS::IAM::Role', OWN).AssumeRolePolicyDocument).toMatchObject({
    Statement: [{ Principal: { Service: 'events.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }],
  });
  expect(properties('AWS::IAM::ManagedPolicy', OWN)).toMatchObject({
    Roles: ['<Role>'],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS }] },
  });
});

test('the queue retains messages for 14 days, encrypted, and accepts them by TLS from the rule only', () => {
  expect(properties('AWS::SQS::Queue')).toEqual({ QueueName: 'the-name', SqsManagedSseEnabled: true, MessageRetentionPeriod: 1209600 });
  expect(properties('AWS::SQS::QueuePolicy')).toMatchObject({
    Queues: ['<DeadLetterQueue>'],
    PolicyDocument: {
      Statement: [
        { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Condition: { ArnEquals: { 'aws:SourceArn': '<Rule.Arn>' } } },
      ],
    },
  });
});

test('the alarm goes into ALARM for the first sign-in that is not sent, whether it waits in the queue or is lost', () => {
  const figure = (Id: string, Namespace: string, MetricName: string, Stat: string, dimension: object) =>
    ({ Id, ReturnData: false, MetricStat: { Metric: { Namespace, MetricName, Dimensions: [dimension] }, Period: 60, Stat } });

  expect(properties('AWS::CloudWatch::Alarm')).toMatchObject({
    AlarmName: 'the-name',
    Metrics: [
      { Id: 'unsent', Expression: 'failed + lost + waiting' },
      figure('failed', 'AWS/Events', 'FailedInvocations', 'Sum', { Name: 'RuleName', Value: '<Rule>' }),
      figure('lost', 'AWS/Events', 'InvocationsFailedToBeSentToDlq', 'Sum', { Name: 'RuleName', Value: '<Rule>' }),
      figure('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', { Name: 'QueueName', Value: '<DeadLetterQueue.QueueName>' }),
    ],
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 15,
    DatapointsToAlarm: 1,
    TreatMissingData: 'notBreaching',
  });
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
test('the template may be given as text with the longest pattern', () => {
  const room = 2048 - JSON.stringify(toPattern({ events: [signInEvent('', 'AwsConsoleSignIn')] })).length;
  const pattern = toPattern({ events: [signInEvent('x'.repeat(room), 'AwsConsoleSignIn')] });
  expect(JSON.stringify(template({ pattern, sentBy: OWN, alertPath: 'Alert/'.repeat(100) })).length).toBeLessThan(51200);
});
