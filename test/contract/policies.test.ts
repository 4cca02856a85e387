import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInForwarder, SignInTrail } from '../../src';
import { ACCOUNT, alertIn, REGION, stackIn } from '../support/synthesis';
import { innerTemplateOf } from '../unit/coverage/templates';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** Where a CloudFormation resource keeps its policy. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
};

/** Every statement of every policy in a template, with the policy's logical ID. */
function statements({ Resources }: { readonly Resources: object }): [string, Statement][] {
  return Object.entries<{ Type: string; Properties: Record<string, { Statement: Statement[] }> }>(Resources as never)
    .filter(([, { Type }]) => DOCUMENTS[Type])
    .flatMap(([id, { Type, Properties }]) => Properties[DOCUMENTS[Type]].Statement.map<[string, Statement]>(statement => [id, statement]));
}

/** A statement in one line: effect, who, what, on what, when. */
function inWords([id, { Effect, Principal, Action, Resource, Condition }]: [string, Statement]): string {
  return [id, Effect, Principal, Action, Resource, Condition].filter(part => part !== undefined).map(flat).join(' | ');
}

function flat(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
    .replace(/\{"Fn::GetAtt":\["(\w+)","Arn"\]\}/g, '<$1>')
    .replace(/\{"Ref":"([\w:]+)"\}/g, '<$1>')
    .replace(/\{"Fn::Join":\["",\[(.*?)\]\]\}/g, (_, parts: string) => parts.split(',').map(part => part.replace(/^"|"$/g, '')).join(''))
    .replace(/"/g, '');
}

function policiesOf(props: (stack: Stack) => ConsoleLoginAlertProps, then: (alert: ConsoleLoginAlert, stack: Stack) => void = () => {}): string[] {
  const stack = new Stack(new App(), 'Stack');
  then(new ConsoleLoginAlert(stack, 'Alert', { recipients: [AlertRecipient.email('security@example.com')], ...props(stack) }), stack);
  return statements(Template.fromStack(stack).toJSON() as { Resources: object }).map(inWords).map(line => line.replace(/[0-9A-F]{8}\b/g, ''));
}

/** The condition of a service that may send no account. */
const IF_THIS_ACCOUNT = '{StringEqualsIfExists:{aws:SourceAccount:<AWS::AccountId>}}';

test('an alert has these policies and no other', () => {
  expect(policiesOf(() => ({}))).toEqual([
    // The queue: TLS only, written to by this rule.
    'AlertDeadLetterQueuePolicy | Deny | {AWS:*} | sqs:* | <AlertDeadLetterQueue> | {Bool:{aws:SecureTransport:false}}',
    'AlertDeadLetterQueuePolicy | Allow | {Service:events.amazonaws.com} | sqs:SendMessage | <AlertDeadLetterQueue> | {ArnEquals:{aws:SourceArn:<AlertRule>}}',
    // The topic: TLS only, open to the alarms and the rules of this account. A denial is the only statement for everyone.
    'AlertTopicPolicy | Deny | * | sns:Publish | <AlertTopic> | {Bool:{aws:SecureTransport:false}}',
    'AlertTopicPolicy | Allow | {Service:cloudwatch.amazonaws.com} | sns:Publish | <AlertTopic> | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertTopicPolicy | Allow | {Service:events.amazonaws.com} | sns:Publish | <AlertTopic> | ' + IF_THIS_ACCOUNT,
    // The role: taken by the rules of this account, to publish to this topic.
    'AlertDirectTextRole | Allow | {Service:events.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertDirectTextPolicy | Allow | sns:Publish | <AlertTopic>',
  ]);
});

test('with a key for topic, queue and trail, each principal gets the rights that it needs and no other', () => {
  const policies = policiesOf(stack => {
    const encryptionKey = new kms.Key(stack, 'Key');
    return {
      encryptionKey,
      deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryptionMasterKey: encryptionKey }),
      trail: SignInTrail.create({ encryptionKey, logGroup: new logs.LogGroup(stack, 'LogGroup') }),
    };
  });
  const trails = 'arn:<AWS::Partition>:cloudtrail:<AWS::Region>:<AWS::AccountId>:trail/*';
  const ofTrails = `{ArnLike:{aws:SourceArn:${trails}}`;
  const streams = '<LogGroup>:log-stream:<AWS::AccountId>_CloudTrail_<AWS::Region>*';

  expect(policies).toEqual([
    // The key: a key's policy names itself, as *. The first is the CDK's own and lets the account's policies decide.
    'Key | Allow | {AWS:arn:<AWS::Partition>:iam::<AWS::AccountId>:root} | kms:* | *',
    `Key | Allow | {Service:cloudtrail.amazonaws.com} | kms:GenerateDataKey* | * | ${ofTrails},StringLike:{kms:EncryptionContext:aws:cloudtrail:arn:${trails}}}`,
    `Key | Allow | {Service:cloudtrail.amazonaws.com} | kms:DescribeKey | * | ${ofTrails}}`,
    // Topic and queue. EventBridge supports no condition here.
    'Key | Allow | {Service:events.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | *',
    'Key | Allow | {Service:cloudwatch.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | * | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'QueuePolicy | Allow | {Service:events.amazonaws.com} | sqs:SendMessage | <Queue> | {ArnEquals:{aws:SourceArn:<AlertRule>}}',
    'AlertTopicPolicy | Deny | * | sns:Publish | <AlertTopic> | {Bool:{aws:SecureTransport:false}}',
    'AlertTopicPolicy | Allow | {Service:cloudwatch.amazonaws.com} | sns:Publish | <AlertTopic> | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertTopicPolicy | Allow | {Service:events.amazonaws.com} | sns:Publish | <AlertTopic> | ' + IF_THIS_ACCOUNT,
    'AlertDirectTextRole | Allow | {Service:events.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertDirectTextPolicy | Allow | sns:Publish | <AlertTopic>',
    'AlertDirectTextPolicy | Allow | [kms:Decrypt,kms:GenerateDataKey] | <Key>',
    // The trail: its name is CloudFormation's, so any trail of this account.
    'ConsoleLoginAlertTrailBucketPolicy | Deny | {AWS:*} | s3:* | [<ConsoleLoginAlertTrailBucket>,<ConsoleLoginAlertTrailBucket>/*] | ' +
      '{Bool:{aws:SecureTransport:false}}',
    `ConsoleLoginAlertTrailBucketPolicy | Allow | {Service:cloudtrail.amazonaws.com} | s3:GetBucketAcl | <ConsoleLoginAlertTrailBucket> | ${ofTrails}}`,
    'ConsoleLoginAlertTrailBucketPolicy | Allow | {Service:cloudtrail.amazonaws.com} | s3:PutObject | ' +
      `<ConsoleLoginAlertTrailBucket>/AWSLogs/<AWS::AccountId>/* | ${ofTrails},StringEquals:{s3:x-amz-acl:bucket-owner-full-control}}`,
    'ConsoleLoginAlertTrailLogsRole | Allow | {Service:cloudtrail.amazonaws.com} | sts:AssumeRole | ' +
      `{StringEqualsIfExists:{aws:SourceAccount:<AWS::AccountId>},ArnLikeIfExists:{aws:SourceArn:${trails}}}`,
    'ConsoleLoginAlertTrailLogsPolicy | Allow | [logs:CreateLogStream,logs:PutLogEvents] | ' +
      `arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:${streams}`,
  ]);
});

test('a daily check adds a role that reads what the alert consists of and publishes to the second topic, and one that starts its workflow', () => {
  const before = policiesOf(() => ({}));
  const policies = policiesOf(() => ({}), (alert, stack) => {
    alert.checkDaily({ topic: new sns.Topic(stack, 'Second') });
    alert.alarmOnFailedDelivery('Undelivered');
  });

  expect(before.filter(line => !policies.includes(line))).toEqual([]);
  expect(policies.filter(line => !before.includes(line))).toEqual([
    'AlertDailyCheckRole | Allow | {Service:states.amazonaws.com} | sts:AssumeRole | ' +
      '{StringEquals:{aws:SourceAccount:<AWS::AccountId>},ArnLike:{aws:SourceArn:arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:*}}',
    'AlertDailyCheckPolicy | Allow | cloudformation:DescribeStacks | <AWS::StackId>',
    'AlertDailyCheckPolicy | Allow | [events:DescribeRule,events:ListTargetsByRule] | <AlertRule>',
    // No trail was given, so that any that records this Region counts.
    'AlertDailyCheckPolicy | Allow | cloudtrail:GetTrailStatus | arn:<AWS::Partition>:cloudtrail:*:*:trail/*',
    'AlertDailyCheckPolicy | Allow | sqs:GetQueueAttributes | <AlertDeadLetterQueue>',
    // Actions that do not support resource-level permissions.
    'AlertDailyCheckPolicy | Allow | [cloudtrail:LookupEvents,cloudwatch:GetMetricData,cloudtrail:DescribeTrails,' +
      'logs:CreateLogDelivery,logs:DeleteLogDelivery,logs:DescribeLogGroups,logs:DescribeResourcePolicies,logs:GetLogDelivery,logs:ListLogDeliveries,' +
      'logs:PutResourcePolicy,logs:UpdateLogDelivery,xray:GetSamplingRules,xray:GetSamplingTargets,xray:PutTelemetryRecords,xray:PutTraceSegments] | *',
    'AlertDailyCheckPolicy | Allow | sns:Publish | <Second>',
    'AlertDailyCheckPolicy | Allow | sns:ListSubscriptionsByTopic | [<AlertTopic>,<Second>]',
    'AlertDailyCheckPolicy | Allow | cloudwatch:DescribeAlarms | arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*',
    'AlertDailyCheckStartRole | Allow | {Service:scheduler.amazonaws.com} | sts:AssumeRole | ' +
      '{StringEquals:{aws:SourceAccount:<AWS::AccountId>,aws:SourceArn:arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule-group/default}}',
    'AlertDailyCheckStartPolicy | Allow | states:StartExecution | <AlertDailyCheckWorkflow>',
  ]);
});

/** What other props add to the policies of the smallest alert, and that they leave all others as they are, but for those of a direct delivery. */
function added(props: (stack: Stack) => ConsoleLoginAlertProps, then: (alert: ConsoleLoginAlert) => void = () => {}): string[] {
  const [before, after] = [policiesOf(() => ({})), policiesOf(props, then)];
  const ofDirect = ['AlertDirectText', 'AlertTopicPolicy | Allow | {Service:events.amazonaws.com}'];
  expect(before.filter(line => !after.includes(line) && !ofDirect.some(beginning => line.startsWith(beginning)))).toEqual([]);
  return after.filter(line => !before.includes(line));
}

test('a delivery with a subject adds a workflow that may publish, keep, log and trace, and a role that may start it', () => {
  expect(added(() => ({ delivery: AlertDelivery.withSubject() }))).toEqual([
    'AlertWithSubjectTextRole | Allow | {Service:states.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>},' +
      'ArnLike:{aws:SourceArn:arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:*}}',
    'AlertWithSubjectTextPolicy | Allow | sns:Publish | <AlertTopic>',
    'AlertWithSubjectTextPolicy | Allow | sqs:SendMessage | <AlertDeadLetterQueue>',
    // The actions for logs and traces do not support resource-level permissions.
    'AlertWithSubjectTextPolicy | Allow | [logs:CreateLogDelivery,logs:DeleteLogDelivery,logs:DescribeLogGroups,logs:DescribeResourcePolicies,' +
      'logs:GetLogDelivery,logs:ListLogDeliveries,logs:PutResourcePolicy,logs:UpdateLogDelivery,' +
      'xray:GetSamplingRules,xray:GetSamplingTargets,xray:PutTelemetryRecords,xray:PutTraceSegments] | *',
    'AlertWithSubjectTextStartRole | Allow | {Service:events.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertWithSubjectTextStartPolicy | Allow | states:StartExecution | <AlertWithSubjectTextWorkflow>',
  ]);
});

test('phones and chats add topics of their own, and a role that may do nothing', () => {
  expect(added(stack => ({
    encryptionKey: new kms.Key(stack, 'Key'),
    recipients: [
      AlertRecipient.email('security@example.com'),
      AlertRecipient.sms('+81312345678'),
      AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
    ],
  }))).toEqual([
    'Key | Allow | {AWS:arn:<AWS::Partition>:iam::<AWS::AccountId>:root} | kms:* | *',
    'Key | Allow | {Service:events.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | *',
    'Key | Allow | {Service:cloudwatch.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | * | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    `Key | Allow | {Service:chatbot.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | * | ${IF_THIS_ACCOUNT}`,
    'AlertDirectTextPolicy | Allow | [kms:Decrypt,kms:GenerateDataKey] | <Key>',
    ...['Short', 'Card'].flatMap(channel => [
      `AlertDirect${channel}Role | Allow | {Service:events.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}`,
      `AlertDirect${channel}Policy | Allow | sns:Publish | <Alert${channel === 'Short' ? 'Sms' : 'Chat'}Topic>`,
      `AlertDirect${channel}Policy | Allow | [kms:Decrypt,kms:GenerateDataKey] | <Key>`,
    ]),
    ...['Sms', 'Chat'].flatMap(channel => [
      `Alert${channel}TopicPolicy | Deny | * | sns:Publish | <Alert${channel}Topic> | {Bool:{aws:SecureTransport:false}}`,
      `Alert${channel}TopicPolicy | Allow | {Service:events.amazonaws.com} | sns:Publish | <Alert${channel}Topic> | ${IF_THIS_ACCOUNT}`,
    ]),
    // It has no policy of its own.
    `AlertChatRole | Allow | {Service:chatbot.amazonaws.com} | sts:AssumeRole | ${IF_THIS_ACCOUNT}`,
  ]);
});

test('an alarm changes no policy', () => {
  const withKey = (stack: Stack) => ({ encryptionKey: new kms.Key(stack, 'Key') });
  expect(policiesOf(withKey, alert => { alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(alert.topic)] }); })).toEqual(policiesOf(withKey));
});

test('an alarm on silence adds a role that may set the attributes of its own queue, and a queue for one rule', () => {
  expect(added(() => ({}), alert => { alert.alarmOnSilence('Silence'); })).toEqual([
    'AlertHeartbeatQueuePolicy | Deny | {AWS:*} | sqs:* | <AlertHeartbeatQueue> | {Bool:{aws:SecureTransport:false}}',
    'AlertHeartbeatQueuePolicy | Allow | {Service:events.amazonaws.com} | sqs:SendMessage | <AlertHeartbeatQueue> | ' +
      '{ArnEquals:{aws:SourceArn:<AlertHeartbeatRule>}}',
    'AlertHeartbeatRole | Allow | {Service:scheduler.amazonaws.com} | sts:AssumeRole | ' +
      '{StringEquals:{aws:SourceAccount:<AWS::AccountId>},ArnEquals:{aws:SourceArn:<AlertHeartbeatGroup>}}',
    'AlertHeartbeatPolicy | Allow | sqs:SetQueueAttributes | <AlertHeartbeatQueue>',
  ]);
});

test('for alerts of tampering, one role and EventBridge publish to the second topic, its alarms still may, and each rule may write to the queue', () => {
  const props = (stack: Stack) => ({ encryptionKey: new kms.Key(stack, 'Key'), trail: SignInTrail.create() });
  const before = policiesOf(props);
  const after = policiesOf(props, (alert, stack) => alert.alertOnTampering({
    topic: new sns.Topic(stack, 'Second', { masterKey: new kms.Key(stack, 'SecondKey') }),
  }));
  const mayWrite = (rules: string) => 'AlertDeadLetterQueuePolicy | Allow | {Service:events.amazonaws.com} | sqs:SendMessage | <AlertDeadLetterQueue> | ' +
    `{ArnEquals:{aws:SourceArn:${rules}}}`;
  const rules = ['Trail', 'Topic', 'Topic2', 'Key', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule'].map(part => `<AlertTampering${part}>`);

  expect(before.filter(line => !after.includes(line))).toEqual([mayWrite('<AlertRule>')]);
  expect(after.filter(line => !before.includes(line))).toEqual([
    mayWrite(`[${['<AlertRule>', ...rules].join(',')}]`),
    'AlertTamperingDirectTextRole | Allow | {Service:events.amazonaws.com} | sts:AssumeRole | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    'AlertTamperingDirectTextPolicy | Allow | sns:Publish | <Second>',
    'AlertTamperingDirectTextPolicy | Allow | [kms:Decrypt,kms:GenerateDataKey] | <SecondKey>',
    // The first statement is the CDK's own.
    'SecondKey | Allow | {AWS:arn:<AWS::Partition>:iam::<AWS::AccountId>:root} | kms:* | *',
    'SecondKey | Allow | {Service:events.amazonaws.com} | [kms:Decrypt,kms:GenerateDataKey] | *',
    'SecondPolicy | Allow | {Service:cloudwatch.amazonaws.com} | sns:Publish | <Second> | {StringEquals:{aws:SourceAccount:<AWS::AccountId>}}',
    `SecondPolicy | Allow | {Service:events.amazonaws.com} | sns:Publish | <Second> | ${IF_THIS_ACCOUNT}`,
  ]);
});

describe('whoever a service works for', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: REGION } });
  const encryptionKey = new kms.Key(stack, 'Key');
  const recipients = [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.sms('+81312345678'),
    AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
  ];
  const trail = SignInTrail.create({ encryptionKey, logGroup: new logs.LogGroup(stack, 'LogGroup') });
  const deadLetterQueue = new sqs.Queue(stack, 'Queue', { encryptionMasterKey: encryptionKey });
  const topic = new sns.Topic(stack, 'Second', { masterKey: encryptionKey });
  const alerts = [
    new ConsoleLoginAlert(stack, 'Direct', { recipients, trail, encryptionKey, deadLetterQueue, coverage: SignInCoverage.regions(['us-east-2']) }),
    new ConsoleLoginAlert(stack, 'WithSubject', { trail, encryptionKey, deadLetterQueue, delivery: AlertDelivery.withSubject() }),
  ];
  alerts.forEach(each => {
    each.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(topic)] });
    each.alarmOnSilence('Silence', { actions: [new SnsAction(topic)] });
    each.alertOnTampering({ topic });
    each.checkDaily({ topic });
  });
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/sign-ins` });

  const organization = stackIn();
  alertIn(organization, { coverage: SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] }) });

  const forwarder = innerTemplateOf(organization, { account: ACCOUNT, region: REGION });

  const toServices = [Template.fromStack(stack).toJSON() as { Resources: object }, forwarder].flatMap(statements)
    .filter(([, { Effect, Principal }]) => Effect === 'Allow' && JSON.stringify(Principal ?? '').includes('"Service"'));
  const conditions = ({ Condition = {} }: Statement): readonly [string, string][] =>
    Object.entries(Condition as Readonly<Record<string, Readonly<Record<string, unknown>>>>)
      .flatMap(([operator, keys]) => Object.entries(keys).map<[string, string]>(([key, value]) => [`${operator} ${key}`, JSON.stringify(value)]));
  const naming = (account: RegExp) => ([, statement]: [string, Statement]) =>
    conditions(statement).some(([key, value]) => / aws:Source(Account|Arn)$/.test(key) && account.test(value));

  test('must be this account, but where EventBridge uses a key', () => {
    // The account itself, or the ARN of something in the stack.
    const ofThisAccount = /AWS::AccountId|"Fn::GetAtt":\["\w+","Arn"\]/;
    expect(toServices.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(toServices.filter(each => !naming(ofThisAccount)(each)).map(inWords))]).toEqual([
      expect.stringMatching(/^Key\w+ \| Allow \| \{Service:events.amazonaws.com\} \| \[kms:Decrypt,kms:GenerateDataKey\] \| \*$/),
    ]);
  });

  test('is asked without obligation only where no documentation says that the service sends it', () => {
    const optional = toServices.filter(([, statement]) => conditions(statement).some(([key]) => key.includes('IfExists')))
      .map(([, { Principal, Action }]) => `${flat(Principal)} ${flat(Action)}`);
    expect([...new Set(optional)].sort()).toEqual([
      '{Service:chatbot.amazonaws.com} [kms:Decrypt,kms:GenerateDataKey]',
      '{Service:chatbot.amazonaws.com} sts:AssumeRole',
      '{Service:cloudtrail.amazonaws.com} sts:AssumeRole',
      '{Service:events.amazonaws.com} sns:Publish',
    ]);
  });
});
