import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInForwarder, SignInTrail } from '../../src';

/** Where the CloudFormation resources of a stack stand, which decides their logical IDs. */
function resourcePaths(stack: Stack): string[] {
  return stack.node.findAll()
    .filter(construct => 'cfnResourceType' in construct)
    .map(construct => construct.node.path.split('/').slice(1).join('/'))
    .filter(path => !path.startsWith('Given'))
    .sort();
}

test('no construct ID of an alert ever changes, since another ID is another topic, whose subscriptions nobody confirmed', () => {
  const stack = new Stack(new App(), 'Stack');

  new ConsoleLoginAlert(stack, 'Alert', { recipients: [AlertRecipient.email('security@example.com')] });

  expect(resourcePaths(stack)).toEqual([
    'Alert/DeadLetterQueue/Policy/Resource',
    'Alert/DeadLetterQueue/Resource',
    'Alert/Direct/TextPolicy/Resource',
    'Alert/Direct/TextRole/Resource',
    'Alert/Rule/Resource',
    'Alert/Topic/Policy/Resource',
    'Alert/Topic/Resource',
    'Alert/Topic/security@example.com/Resource',
  ]);
});

/** What `checkDaily` adds below the alert. */
const DAILY_CHECK = [
  'Logs/Resource', 'Policy/Resource', 'Role/Resource', 'Schedule', 'StartPolicy/Resource', 'StartRole/Resource', 'Workflow/Resource',
];

const HEARTBEAT = ['Group', 'Policy/Resource', 'Queue/Policy/Resource', 'Queue/Resource', 'Role/Resource', 'Rule/Resource', 'Schedule'];

test('no construct ID of an alarm on silence ever changes', () => {
  const stack = new Stack(new App(), 'Stack');
  new ConsoleLoginAlert(stack, 'Alert').alarmOnSilence('Silence');
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: 'arn:aws:events:eu-west-1:123456789012:event-bus/sign-ins' }).alarmOnSilence('Silence');
  expect(resourcePaths(stack).filter(path => /Heartbeat|Silence/.test(path))).toEqual(['Alert', 'Forwarder']
    .flatMap(owner => [...HEARTBEAT.map(id => `${owner}/Heartbeat/${id}`), `${owner}/Silence/Resource`]));
});

test('no construct ID of what `watch` adds ever changes', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  const alert = new ConsoleLoginAlert(stack, 'Alert', {
    trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
  });
  const before = resourcePaths(stack);
  alert.watch({ topic: new sns.Topic(stack, 'GivenTopic') });
  expect(resourcePaths(stack).filter(path => !before.includes(path))).toEqual([
    ...DAILY_CHECK.map(id => `Alert/DailyCheck/${id}`),
    'Alert/FailedDelivery/Resource',
    ...HEARTBEAT.map(id => `Alert/Heartbeat/${id}`),
    'Alert/Silence/Resource',
    ...[
      'Alarm', 'Alarm2', 'DefaultBus', 'Direct/TextPolicy', 'Direct/TextRole', 'Queue', 'Role', 'Rule', 'Rule2', 'Schedule', 'Stack', 'Topic', 'Topic2',
      'Trail', 'Workflow',
    ].map(id => `Alert/Tampering/${id}/Resource`),
  ]);
});

test('no construct ID of what watches an alert ever changes', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  const alert = new ConsoleLoginAlert(stack, 'Alert', {
    encryptionKey: new kms.Key(stack, 'GivenKey'),
    trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
  });
  const before = resourcePaths(stack);

  alert.alertOnTampering();
  alert.alarmOnFailedDelivery('Undelivered');

  expect(resourcePaths(stack).filter(path => !before.includes(path))).toEqual([
    'Alert/Tampering/Alarm/Resource',
    'Alert/Tampering/DefaultBus/Resource',
    'Alert/Tampering/Direct/TextPolicy/Resource',
    'Alert/Tampering/Direct/TextRole/Resource',
    'Alert/Tampering/Key/Resource',
    'Alert/Tampering/Queue/Resource',
    'Alert/Tampering/Role/Resource',
    'Alert/Tampering/Rule/Resource',
    'Alert/Tampering/Rule2/Resource',
    'Alert/Tampering/Stack/Resource',
    'Alert/Tampering/Topic/Resource',
    'Alert/Tampering/Trail/Resource',
    'Alert/Undelivered/Resource',
  ]);
});

const PHONE = AlertRecipient.sms('+81312345678');
const SLACK = AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' });
const TEAMS = AlertRecipient.teams({
  teamId: '11111111-2222-4333-8444-000000000001', tenantId: '11111111-2222-4333-8444-000000000002', channelId: '19:a1b2c3d4@thread.tacv2',
});

/** What other props add to the smallest alert, and that they take nothing away. */
function added(props: ConsoleLoginAlertProps, then: (alert: ConsoleLoginAlert) => void = () => {}): string[] {
  const paths = [{}, props].map(given => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
    const alert = new ConsoleLoginAlert(stack, 'Alert', { trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/t'), ...given });
    if (given === props) then(alert);
    return resourcePaths(stack);
  });
  const [smallest, larger] = paths;
  expect(smallest.filter(path => !larger.includes(path) && !path.includes('/Direct/'))).toEqual([]);
  return larger.filter(path => !smallest.includes(path));
}

test('no construct ID of phones and chats ever changes', () => {
  expect(added({ recipients: [PHONE, SLACK, TEAMS] })).toEqual([
    'Alert/Chat/Role/Resource',
    'Alert/Chat/SlackC0123456789/Resource',
    'Alert/Chat/Teams19:a1b2c3d4@thread.tacv2/Resource',
    'Alert/Chat/Topic/Policy/Resource',
    'Alert/Chat/Topic/Resource',
    'Alert/Direct/CardPolicy/Resource',
    'Alert/Direct/CardRole/Resource',
    'Alert/Direct/ShortPolicy/Resource',
    'Alert/Direct/ShortRole/Resource',
    'Alert/Sms/Topic/+81312345678/Resource',
    'Alert/Sms/Topic/Policy/Resource',
    'Alert/Sms/Topic/Resource',
  ]);
});

test('no construct ID of a delivery with a subject ever changes', () => {
  expect(added({ delivery: AlertDelivery.withSubject(), recipients: [PHONE] }).filter(path => !path.includes('/Sms/'))).toEqual([
    ...['Short', 'Text'].flatMap(channel => ['Logs', 'Policy', 'Role', 'StartPolicy', 'StartRole', 'Workflow']
      .map(part => `Alert/WithSubject/${channel}${part}/Resource`)),
  ]);
});

const BUS = ['Alert/Forwarded/Bus/Accounts', 'Alert/Forwarded/Bus/Resource'];
const ROLES = ['Administration', 'Execution', 'PutEvents'].flatMap(role => [`Alert/Forwarded/${role}Policy/Resource`, `Alert/Forwarded/${role}Role/Resource`]);
const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] };

test.each([
  ['regions', SignInCoverage.regions(['us-east-2']), [...BUS, ...ROLES, 'Alert/Forwarded/Rule/Resource', 'Alert/Forwarded/StackSet']],
  ['an organization', SignInCoverage.organization(ORGANIZATION),
    ['Alert/Forwarded/Bus/Organization', 'Alert/Forwarded/Bus/Resource', 'Alert/Forwarded/OrganizationStackSet', 'Alert/Forwarded/Rule/Resource']],
  ['forwarders', SignInCoverage.forwarders(), [...BUS, 'Alert/Forwarded/Rule/Resource']],
])('no construct ID of a coverage of %s ever changes', (_, coverage, ids) => {
  expect(added({ coverage })).toEqual([...ids].sort());
});

test('no construct ID of what watches the longest way ever changes', () => {
  const paths = added({
    coverage: SignInCoverage.regions(['us-east-2']), delivery: AlertDelivery.withSubject(), recipients: [PHONE, SLACK],
  }, alert => {
    alert.alarmOnFailedDelivery('Undelivered');
    alert.alertOnTampering();
  });
  expect(paths.filter(path => path.startsWith('Alert/Tampering/') || path.startsWith('Alert/Undelivered'))).toEqual([
    ...[
      'Alarm', 'Alarm2', 'Bus', 'DefaultBus', 'Direct/TextPolicy', 'Direct/TextRole', 'Queue', 'Role', 'Role2', 'Role3', 'Rule', 'Rule2', 'Sms', 'Stack',
      'StackSet', 'Topic', 'Topic2', 'Topic3', 'Trail', 'Workflow',
    ]
      .map(id => `Alert/Tampering/${id}/Resource`),
    'Alert/Undelivered/Resource',
    'Alert/Undelivered2/Resource',
  ]);
});

test.each([
  ['before', (alert: ConsoleLoginAlert, topic: sns.ITopic) => { alert.checkDaily({ topic }); alert.alertOnTampering(); },
    ['Role', 'Rule', 'Schedule', 'Stack', 'Topic', 'Trail', 'Workflow']],
  ['after', (alert: ConsoleLoginAlert, topic: sns.ITopic) => { alert.alertOnTampering(); alert.checkDaily({ topic }); },
    ['Role', 'Role2', 'Rule', 'Rule2', 'Schedule', 'Stack', 'Topic', 'Trail', 'Workflow']],
] as const)('no construct ID of a daily check ever changes, nor of what protects it, where it is asked for %s the tampering rules', (_, monitor, tampering) => {
  const paths = added({}, alert => monitor(alert, new sns.Topic(Stack.of(alert), 'GivenTopic')));
  expect(paths.filter(path => path.includes('/DailyCheck'))).toEqual(DAILY_CHECK.map(id => `Alert/DailyCheck/${id}`));
  expect(paths.filter(path => !path.includes('/DailyCheck')))
    .toEqual(['DefaultBus', 'Direct/TextPolicy', 'Direct/TextRole', 'Queue', ...tampering].map(id => `Alert/Tampering/${id}/Resource`));
});

test('no construct ID of a forwarder ever changes', () => {
  const stack = new Stack(new App(), 'Stack');

  new SignInForwarder(stack, 'Forwarder', { eventBusArn: 'arn:aws:events:eu-west-1:123456789012:event-bus/sign-ins' });

  expect(resourcePaths(stack)).toEqual([
    'Forwarder/DeadLetterQueue/Policy/Resource',
    'Forwarder/DeadLetterQueue/Resource',
    'Forwarder/Policy/Resource',
    'Forwarder/Role/Resource',
    'Forwarder/Rule/Resource',
  ]);
});

test('another delivery keeps topics and subscriptions, so that nobody must confirm again, and every role that was there', () => {
  const idsOf = (delivery: AlertDelivery) => {
    const stack = new Stack(new App(), 'Stack');
    new ConsoleLoginAlert(stack, 'Alert', { delivery, recipients: [AlertRecipient.email('security@example.com'), PHONE, SLACK] });
    const resources = Object.entries<{ Type: string }>(Template.fromStack(stack).toJSON().Resources);
    const ids = (type: RegExp) => resources.filter(([, { Type }]) => type.test(Type)).map(([id]) => id).sort();
    return { kept: ids(/^AWS::(SNS|SQS|Chatbot)::/), roles: ids(/^AWS::IAM::/).filter(id => !id.includes('ChatRole')) };
  };
  const [direct, withSubject] = [AlertDelivery.direct(), AlertDelivery.withSubject()].map(idsOf);

  expect(withSubject.kept).toEqual(direct.kept);
  // What the old target uses is deleted after the new one is there, and never rewritten.
  expect(withSubject.roles.filter(id => direct.roles.includes(id))).toEqual([]);
});

test('no construct ID of a created trail ever changes', () => {
  const stack = new Stack(new App(), 'Stack');
  const trail = SignInTrail.create({ encryptionKey: new kms.Key(stack, 'GivenKey'), logGroup: new logs.LogGroup(stack, 'GivenLogGroup') });

  new ConsoleLoginAlert(stack, 'Alert', { trail });

  expect(resourcePaths(stack).filter(path => !path.startsWith('Alert/'))).toEqual([
    'ConsoleLoginAlertTrail/Bucket/Policy/Resource',
    'ConsoleLoginAlertTrail/Bucket/Resource',
    'ConsoleLoginAlertTrail/LogsPolicy/Resource',
    'ConsoleLoginAlertTrail/LogsRole/Resource',
    'ConsoleLoginAlertTrail/Trail',
  ]);
});

test('the logical ID of the topic is the one that every deployed alert has', () => {
  const stack = new Stack(new App(), 'Stack');

  const alert = new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {});

  expect(stack.resolve(alert.topic.topicArn)).toEqual({ Ref: 'ConsoleLoginAlertTopic3EA7DD88' });
});

test('nothing has a physical name', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new ConsoleLoginAlert(stack, 'Alert', { trail: SignInTrail.create() });

  const { Resources } = app.synth().getStackByName('Stack').template;

  for (const { Properties = {} } of Object.values<{ Properties?: object }>(Resources)) {
    expect(Object.keys(Properties).filter(name => /^(Name|TopicName|QueueName|RoleName|ManagedPolicyName|BucketName|TrailName)$/.test(name))).toEqual([]);
  }
});
