import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../src';

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
    'Alert/Tampering/Direct/TextPolicy/Resource',
    'Alert/Tampering/Direct/TextRole/Resource',
    'Alert/Tampering/Key/Resource',
    'Alert/Tampering/Queue/Resource',
    'Alert/Tampering/Role/Resource',
    'Alert/Tampering/Rule/Resource',
    'Alert/Tampering/Stack/Resource',
    'Alert/Tampering/Topic/Resource',
    'Alert/Tampering/Trail/Resource',
    'Alert/Undelivered/Resource',
  ]);
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
