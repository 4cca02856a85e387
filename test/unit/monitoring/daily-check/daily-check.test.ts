import validate from 'asl-validator';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInEvent, SignInTrail,
} from '../../../../src';
import { ACCOUNT, alertIn, only, OTHER_ACCOUNT, resources, stackIn, statements, warnings } from '../../../support/synthesis';

interface Given {
  readonly props?: ConsoleLoginAlertProps;
  readonly stack?: Stack;
  readonly topic?: (stack: Stack) => sns.ITopic;
  readonly before?: (alert: ConsoleLoginAlert) => void;
  readonly after?: (alert: ConsoleLoginAlert, topic: sns.ITopic) => void;
}

/** An alert with a daily check by a second topic. */
function checked({ props, stack = stackIn(), topic: topicIn = scope => new sns.Topic(scope, 'Second'), before, after }: Given = {}) {
  const alert = alertIn(stack, { recipients: [AlertRecipient.email('security@example.com')], ...props });
  const topic = topicIn(stack);
  before?.(alert);
  alert.checkDaily({ topic });
  after?.(alert, topic);
  return { stack, alert, topic };
}

/** The only policy or role of the daily check whose logical ID ends in this. */
function partOf(stack: Stack, type: string, id: RegExp) {
  const found = Object.entries(resources(stack, type)).filter(([logicalId]) => id.test(logicalId));
  expect(found).toHaveLength(1);
  return found[0][1];
}

/** The statements of the workflow's role: actions and resources, references written as logical IDs. */
function rights(stack: Stack): readonly string[] {
  return statements(partOf(stack, 'AWS::IAM::ManagedPolicy', /DailyCheckPolicy/)).map(({ Action, Resource }) => `${flat(Action)} on ${flat(Resource)}`);
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(flat).join(', ');
  const [name, given] = Object.entries(value as object)[0] as [string, readonly unknown[]];
  if (name === 'Fn::Join') return (given[1] as readonly unknown[]).map(flat).join('');
  // The part of a reference, such as the name of a rule.
  const [, logicalId] = /"(?:Ref|Fn::GetAtt)":\[?"([\w:]+?)(?:[0-9A-F]{8})?"/.exec(JSON.stringify(value)) ?? [];
  return `<${logicalId}>`;
}

/** The definition, with each reference written as its logical ID. */
function definitionOf(stack: Stack) {
  const machine = partOf(stack, 'AWS::StepFunctions::StateMachine', /DailyCheckWorkflow/);
  return JSON.parse(flat(machine.Properties.DefinitionString).replaceAll('<AWS::Partition>', 'aws')) as { readonly States: Readonly<Record<string, { readonly Output: Readonly<Record<string, unknown>> }>> };
}

const inputOf = (stack: Stack) => definitionOf(stack).States.Resources.Output;

test('a schedule starts the workflow once a day, by a role that may do nothing else', () => {
  const { stack } = checked();
  const schedule = only(stack, 'AWS::Scheduler::Schedule');
  expect(schedule.Properties).toEqual({
    Description: 'Starts the daily check of an alert on AWS console sign-ins',
    ScheduleExpression: 'cron(0 7 * * ? *)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: { Ref: expect.stringMatching(/^AlertDailyCheckWorkflow/) },
      RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^AlertDailyCheckStartRole/), 'Arn'] },
      Input: '{}',
    },
  });
  expect(schedule.DependsOn).toEqual([expect.stringMatching(/^AlertDailyCheckStartPolicy/)]);
  expect(statements(partOf(stack, 'AWS::IAM::ManagedPolicy', /DailyCheckStartPolicy/)))
    .toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: expect.stringMatching(/^AlertDailyCheckWorkflow/) } }]);
  expect(statements(partOf(stack, 'AWS::IAM::Role', /DailyCheckStartRole/), 'AssumeRolePolicyDocument')).toEqual([{
    Effect: 'Allow',
    Principal: { Service: 'scheduler.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: {
        'aws:SourceAccount': ACCOUNT,
        'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:scheduler:us-east-1:${ACCOUNT}:schedule-group/default`]] },
      },
    },
  }]);
});

test('the workflow is a Standard one with log and traces, and waits for its policy', () => {
  const machine = partOf(checked().stack, 'AWS::StepFunctions::StateMachine', /DailyCheckWorkflow/);
  expect(machine.Properties).toMatchObject({
    StateMachineType: 'STANDARD',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
  });
  expect(machine.DependsOn).toContainEqual(expect.stringMatching(/^AlertDailyCheckPolicy/));
  expect(partOf(checked().stack, 'AWS::Logs::LogGroup', /DailyCheckLogs/).Properties.LogGroupName).toMatch(/^\/aws\/vendedlogs\/states\//);
});

test('the role may read what the alert consists of, and publish to the second topic', () => {
  expect(rights(checked({ after: alert => alert.alarmOnFailedDelivery('Undelivered') }).stack)).toEqual([
    'cloudformation:DescribeStacks on <AWS::StackId>',
    'events:DescribeRule, events:ListTargetsByRule on <AlertRule>',
    `cloudtrail:GetTrailStatus on arn:aws:cloudtrail:us-east-1:${OTHER_ACCOUNT}:trail/all`,
    'sqs:GetQueueAttributes on <AlertDeadLetterQueue>',
    expect.stringMatching(/^cloudtrail:LookupEvents, cloudwatch:GetMetricData, logs:\w+, [a-zA-Z:, ]+ on \*$/),
    'sns:Publish on <Second>',
    'sns:ListSubscriptionsByTopic on <AlertTopic>, <Second>',
    // By the name of one alarm, CloudWatch may refuse the call.
    `cloudwatch:DescribeAlarms on arn:<AWS::Partition>:cloudwatch:us-east-1:${ACCOUNT}:alarm:*`,
  ]);
});

test('the role may see the keys of the topics and the queue, and use that of the second topic', () => {
  const { stack } = checked({
    stack: stackIn(),
    topic: scope => new sns.Topic(scope, 'Second', { masterKey: new kms.Key(scope, 'SecondKey') }),
  });
  expect(rights(stack)).toEqual(expect.arrayContaining(['kms:DescribeKey on <SecondKey>', 'kms:Decrypt, kms:GenerateDataKey on <SecondKey>']));

  const both = stackIn();
  const key = new kms.Key(both, 'Key');
  checked({ stack: both, props: { encryptionKey: key, deadLetterQueue: new sqs.Queue(both, 'Queue', { encryptionMasterKey: new kms.Key(both, 'QueueKey') }) } });
  expect(rights(both)).toContain('kms:DescribeKey on <Key>, <QueueKey>');
  expect(inputOf(both).keys).toEqual([expect.stringMatching(/^<Key>/), expect.stringMatching(/^<QueueKey>/)]);
});

test('without a trail that is known, the role may look at any that records this Region', () => {
  const stack = stackIn();
  new ConsoleLoginAlert(stack, 'Alert').checkDaily({ topic: new sns.Topic(stack, 'Second') });
  expect(rights(stack)).toEqual(expect.arrayContaining([
    'cloudtrail:GetTrailStatus on arn:<AWS::Partition>:cloudtrail:*:*:trail/*',
    expect.stringContaining('cloudtrail:DescribeTrails'),
  ]));
  expect(inputOf(stack)).not.toHaveProperty('trail');
});

test('a trail of this app is known, and one of an alert that needs none is not asked for', () => {
  expect(flat(inputOf(checked({ props: { trail: SignInTrail.create() } }).stack).trail)).toMatch(/^<ConsoleLoginAlertTrail/);
  const stack = checked({ props: { signIns: { events: [SignInEvent.SIGN_IN_ANOMALY] } } }).stack;
  expect(rights(stack).join()).not.toContain('GetTrailStatus');
});

test('the definition is one that Step Functions takes, and names what was deployed', () => {
  const { stack } = checked({
    props: { coverage: SignInCoverage.regions(['us-east-2']), delivery: AlertDelivery.withSubject() },
    after: alert => alert.alarmOnFailedDelivery('Undelivered'),
  });
  expect(validate(definitionOf(stack))).toMatchObject({ isValid: true, errors: [] });
  const { topics, rules, alarms, stackSets, ...input } = inputOf(stack);
  expect(topics).toMatchObject([
    { arn: '<AlertTopic>', chat: false, subscriptions: [{ protocol: 'email', endpoint: 'security@example.com' }] },
    { arn: '<Second>', chat: false, subscriptions: [] },
  ]);
  expect(rules).toMatchObject([
    {
      name: '<AlertRule>',
      bus: 'default',
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      pattern: { 'account': [ACCOUNT], 'region': ['us-east-1'], 'source': expect.arrayContaining(['aws.signin']), 'replay-name': [{ exists: false }], 'detail': expect.anything() },
      targets: [{ arn: '<AlertWithSubjectTextWorkflow>', role: '<AlertWithSubjectTextStartRole>' }],
    },
    { bus: '<AlertForwardedBus>', pattern: { $or: expect.anything() }, targets: [{ arn: '<AlertWithSubjectTextWorkflow>' }] },
  ]);
  expect(alarms).toEqual(['<AlertUndelivered>']);
  expect(stackSets).toMatchObject([{ callAs: 'SELF', regions: ['us-east-2'] }]);
  expect(input).toMatchObject({ queue: '<AlertDeadLetterQueue>', stack: '<AWS::StackId>', trail: `arn:aws:cloudtrail:us-east-1:${OTHER_ACCOUNT}:trail/all` });
});

test('the pattern is that of the template, whatever the app adds to the rule', () => {
  const { stack } = checked({ after: alert => alert.rule.addEventPattern({ detail: { userIdentity: { type: ['Root'] } } }) });
  const [{ pattern }] = inputOf(stack).rules as readonly [{ readonly pattern: object }];
  expect(pattern).toEqual(only(stack, 'AWS::Events::Rule').Properties.EventPattern);
  expect(JSON.stringify(pattern)).toContain('{"type":["Root"]}');
});

test('what is added to the alert later counts: subscriptions, recipients of another kind, targets and alarms', () => {
  const { stack } = checked({
    after: (alert, topic) => {
      alert.addRecipient(AlertRecipient.email('later@example.com'));
      alert.addRecipient(AlertRecipient.sms('+81312345678'));
      alert.addRecipient(AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }));
      topic.addSubscription(new EmailSubscription('platform@example.org'));
      alert.alarmOnFailedDelivery('Undelivered');
    },
  });
  const { topics, rules, alarms } = inputOf(stack);
  expect(topics).toMatchObject([
    { subscriptions: [{ endpoint: 'security@example.com' }, { endpoint: 'later@example.com' }] },
    { arn: '<AlertSmsTopic>', subscriptions: [{ protocol: 'sms', endpoint: '+81312345678' }] },
    { arn: '<AlertChatTopic>', chat: true, subscriptions: [] },
    { arn: '<Second>', subscriptions: [{ endpoint: 'platform@example.org' }] },
  ]);
  expect(rules).toMatchObject([{ targets: [{ arn: '<AlertTopic>' }, { arn: '<AlertSmsTopic>' }, { arn: '<AlertChatTopic>' }] }]);
  expect(alarms).toEqual(['<AlertUndelivered>']);
  expect(rights(stack)).toEqual(expect.arrayContaining([
    'sns:ListSubscriptionsByTopic on <AlertTopic>, <AlertSmsTopic>, <AlertChatTopic>, <Second>', `cloudwatch:DescribeAlarms on arn:<AWS::Partition>:cloudwatch:us-east-1:${ACCOUNT}:alarm:*`,
  ]));
});

test('a StackSet for an organization is asked as whoever created it, without Regions that must have an instance', () => {
  const coverage = (delegatedAdministrator: boolean) =>
    SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'], delegatedAdministrator });
  const { stack } = checked({ props: { coverage: coverage(true) } });
  expect(inputOf(stack).stackSets).toMatchObject([{ callAs: 'DELEGATED_ADMIN', regions: [] }]);
  expect(rights(stack).find(each => each.includes('ListStackInstances'))).toMatch(/^cloudformation:ListStackInstances on arn:<AWS::Partition>:cloudformation:us-east-1:\*:stackset\/.+-organization:\*$/);
  // CloudFormation asks for it of whoever calls as a delegated administrator.
  expect(rights(stack).join()).toContain('organizations:ListDelegatedAdministrators');
  const ofManagement = rights(checked({ props: { coverage: coverage(false) } }).stack);
  expect(ofManagement.find(each => each.includes('ListStackInstances'))).toContain(`:${ACCOUNT}:stackset/`);
  expect(ofManagement.join()).not.toContain('organizations:');
});

test('the report has the language of the message, and the day that was chosen', () => {
  const report = (props: ConsoleLoginAlertProps, allWellOn?: string) => {
    const stack = stackIn();
    alertIn(stack, props).checkDaily({ topic: new sns.Topic(stack, 'Second'), allWellOn });
    return JSON.stringify(definitionOf(stack).States);
  };
  expect(report({ message: AlertMessage.japanese() })).toContain('サインイン通知の日次点検');
  expect(report({ message: AlertMessage.wholeEvent() })).toContain('Sign-in alert: all well');
  expect(report({})).toContain('% 7 = 1 ');
  expect(report({}, 'SUN')).toContain('% 7 = 0 ');
});

test('what is in another account is left out, since its own policies would have to allow the role', () => {
  const { stack } = checked({
    props: { deadLetterQueue: sqs.Queue.fromQueueArn(stackIn(), 'Queue', `arn:aws:sqs:us-east-1:${OTHER_ACCOUNT}:queue`) },
    topic: scope => sns.Topic.fromTopicArn(scope, 'Second', `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:second`),
  });
  expect(inputOf(stack)).not.toHaveProperty('queue');
  expect(inputOf(stack).topics).toMatchObject([{ arn: '<AlertTopic>' }]);
  expect(rights(stack).join()).not.toMatch(/GetQueueAttributes|ListSubscriptionsByTopic on .*second/);
  expect(warnings(stack)).toContainEqual(expect.objectContaining({
    id: 'cdk-console-login-alert:cannotChangePolicy',
    path: '/Stack/Alert/DailyCheck',
    text: expect.stringMatching(`the topic Stack/Second, which is in account ${OTHER_ACCOUNT}.*"Action":"sns:Publish"`),
  }));
});

test('a second topic to which nobody subscribes is a warning', () => {
  expect(warnings(checked().stack)).toContainEqual(expect.objectContaining({
    id: 'cdk-console-login-alert:noRecipients', path: '/Stack/Alert/DailyCheck', text: expect.stringContaining('the topic Stack/Second, which is the topic for reports of the daily check'),
  }));
  expect(warnings(checked({ after: (_, topic) => topic.addSubscription(new EmailSubscription('platform@example.org')) }).stack)
    .filter(({ path }) => path.includes('DailyCheck'))).toEqual([]);
});

test('a Region of which it is not known whether it has EventBridge Scheduler is a warning', () => {
  const ids = (region: string) => warnings(checked({ stack: stackIn({ account: ACCOUNT, region }) }).stack).map(({ id }) => id)
    .filter(id => id.endsWith(':schedulerRegionUnknown'));
  expect(ids('xx-nowhere-1')).toEqual(['cdk-console-login-alert:schedulerRegionUnknown']);
  expect(ids('ap-northeast-1')).toEqual([]);
});

describe('a check fails', () => {
  test('that reports to the alert itself', () => {
    const alert = alertIn(stackIn());
    expect(() => alert.checkDaily({ topic: alert.topic })).toThrow('topic is Stack/Alert/Topic, which gets the alerts themselves and may be what fails: give another topic');
  });

  test('that reports to the same topic under another name', () => {
    const stack = stackIn();
    const arn = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
    const alert = alertIn(stack, { topic: sns.Topic.fromTopicArn(stack, 'One', arn) });
    expect(() => alert.checkDaily({ topic: sns.Topic.fromTopicArn(stack, 'Other', arn) })).toThrow('topic is Stack/Other, which gets the alerts themselves');
  });

  test('for a topic of another Region, and for a FIFO topic', () => {
    const stack = stackIn();
    const alert = alertIn(stack);
    expect(() => alert.checkDaily({ topic: sns.Topic.fromTopicArn(stack, 'Far', `arn:aws:sns:eu-west-1:${ACCOUNT}:far`) })).toThrow('topic is Stack/Far in eu-west-1');
    expect(() => alert.checkDaily({ topic: new sns.Topic(stack, 'Fifo', { fifo: true }) })).toThrow('topic is the FIFO topic Stack/Fifo');
  });

  test('whose report should come on what is no day', () => {
    const stack = stackIn();
    expect(() => alertIn(stack).checkDaily({ topic: new sns.Topic(stack, 'Second'), allWellOn: 'Monday' }))
      .toThrow('allWellOn is "Monday", which is no day of the week: give one of SUN, MON, TUE, WED, THU, FRI, SAT');
  });

  test('that is asked for twice', () => {
    const { alert, topic } = checked();
    expect(() => alert.checkDaily({ topic })).toThrow('checkDaily was called before for Stack/Alert, and checks everything at once: call it once');
  });
});
