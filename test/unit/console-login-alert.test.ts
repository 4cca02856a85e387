import { App, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../../src';
import { ACCOUNT, alertIn, newApp, only, stackIn, statements, target, warningIds, warnings } from '../support/synthesis';

const types = (stack: Stack) =>
  Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { readonly Type: string }>).map(({ Type }) => Type).sort();

const FREE = ['AWS::Events::Rule', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'];

test('an alert without props builds what costs nothing while nobody signs in', () => {
  const stack = stackIn();
  new ConsoleLoginAlert(stack, 'Alert');
  expect(types(stack)).toEqual(FREE);
});

test('the rule is enabled on the default bus for read-only events too, and says which alert it belongs to', () => {
  const stack = stackIn();
  alertIn(stack);
  const { Properties, Metadata } = only(stack, 'AWS::Events::Rule');
  expect(Properties).toMatchObject({ State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', Description: 'Matches AWS console sign-ins and sends them to an SNS topic' });
  expect(Properties.EventBusName).toBeUndefined();
  expect(Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Alert', rule: 'home' } });
});

test('what was given and what was made can be read from the alert', () => {
  const stack = stackIn();
  const trail = SignInTrail.create();
  const topic = new sns.Topic(stack, 'Topic');
  const deadLetterQueue = new sqs.Queue(stack, 'Queue');

  expect(new ConsoleLoginAlert(stack, 'Given', { trail, topic, deadLetterQueue })).toMatchObject({ trail, topic, deadLetterQueue });
  const made = new ConsoleLoginAlert(stack, 'Made');
  expect([made.topic, made.rule, made.deadLetterQueue].map(({ node }) => node.path))
    .toEqual(['Stack/Made/Topic', 'Stack/Made/Rule', 'Stack/Made/DeadLetterQueue']);
  expect(made.trail).toBeUndefined();
});

describe('the sender', () => {
  test.each([
    { title: 'is named by default', displayName: undefined, sender: 'AWS console sign-in' },
    { title: 'is the given one', displayName: 'サインイン通知', sender: 'サインイン通知' },
    { title: 'may be known at synthesis only', displayName: Lazy.string({ produce: () => 'x'.repeat(101) }), sender: 'x'.repeat(101) },
  ])('$title', ({ displayName, sender }) => {
    const stack = stackIn();
    alertIn(stack, { displayName });
    expect(only(stack, 'AWS::SNS::Topic').Properties.DisplayName).toBe(sender);
  });
});

describe('a given dead-letter queue', () => {
  const EVENTS = { Service: 'events.amazonaws.com' };
  const byEvents = (stack: Stack) => statements(only(stack, 'AWS::SQS::QueuePolicy'))
    .filter(({ Principal }) => JSON.stringify(Principal) === JSON.stringify(EVENTS));

  test('of the stack is used, and allows this rule to send', () => {
    const stack = stackIn();
    alertIn(stack, { deadLetterQueue: new sqs.Queue(stack, 'Mine') });
    expect(target(stack).DeadLetterConfig).toEqual({ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Mine/), 'Arn'] } });
    expect(byEvents(stack)).toEqual([expect.objectContaining({
      Principal: EVENTS,
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^AlertRule/), 'Arn'] } } },
    })]);
  });

  test('with a key of its own opens it to EventBridge', () => {
    const stack = stackIn();
    alertIn(stack, { deadLetterQueue: new sqs.Queue(stack, 'Mine', { encryptionMasterKey: new kms.Key(stack, 'Key') }) });
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1)).toEqual([
      { Effect: 'Allow', Principal: EVENTS, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' },
    ]);
  });

  test.each<{ title: string; place: (app: App) => { readonly queues: Stack; readonly alerts: Stack } }>([
    { title: 'another stack', place: app => ({ queues: stackIn(undefined, app, 'Queues'), alerts: stackIn(undefined, app) }) },
    {
      title: 'the parent of the stack',
      place: app => {
        const queues = stackIn(undefined, app);
        return { queues, alerts: new NestedStack(queues, 'Nested') };
      },
    },
    {
      title: 'a nested stack',
      place: app => {
        const alerts = stackIn(undefined, app);
        return { queues: new NestedStack(alerts, 'Nested'), alerts };
      },
    },
  ])('of $title is used with its key, without a cycle', ({ place }) => {
    const app = newApp();
    const { queues, alerts } = place(app);

    alertIn(alerts, { deadLetterQueue: new sqs.Queue(queues, 'Mine', { encryptionMasterKey: new kms.Key(queues, 'Key') }) });

    expect(() => app.synth()).not.toThrow();
    expect(byEvents(queues)).toEqual([expect.objectContaining({ Action: 'sqs:SendMessage' })]);
    expect(statements(only(queues, 'AWS::KMS::Key'), 'KeyPolicy')).toHaveLength(2);
    expect(Object.keys(target(alerts).DeadLetterConfig as object)).toEqual(['Arn']);
  });

  test('that is imported must allow the rule, which a warning says', () => {
    const stack = stackIn();
    const deadLetterQueue = sqs.Queue.fromQueueArn(stack, 'Theirs', `arn:aws:sqs:us-east-1:${ACCOUNT}:undelivered`);
    alertIn(stack, { deadLetterQueue, recipients: [AlertRecipient.email('security@example.com')] });
    expect(warnings(stack)).toEqual([expect.objectContaining({
      path: '/Stack/Alert/Rule', id: 'cdk-console-login-alert:cannotChangePolicy', text: expect.stringContaining('the deadLetterQueue Stack/Theirs'),
    })]);
  });
});

describe('fails', () => {
  const topicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:sign-ins`;
  const queueArn = `arn:aws:sqs:us-east-1:${ACCOUNT}:undelivered`;
  const alias = (scope: Construct) => kms.Alias.fromAliasName(scope, 'Key', 'alias/mine');

  test.each<{ title: string; props: (scope: Construct) => ConsoleLoginAlertProps; error: string }>([
    { title: 'a FIFO topic', props: scope => ({ topic: sns.Topic.fromTopicArn(scope, 'Given', `${topicArn}.fifo`) }), error: 'topic is the FIFO topic Stack/Given' },
    {
      title: 'a topic in another Region',
      props: scope => ({ topic: sns.Topic.fromTopicArn(scope, 'Given', topicArn.replace('us-east-1', 'eu-west-1')) }),
      error: 'topic is Stack/Given in eu-west-1, and this alert is in us-east-1: give one of the same Region',
    },
    {
      title: 'a topic with a sender',
      props: scope => ({ topic: sns.Topic.fromTopicArn(scope, 'Given', topicArn), displayName: 'Sign-ins' }),
      error: 'displayName is "Sign-ins", and a given topic has its own: leave it out, or set it on the topic',
    },
    { title: 'an empty sender', props: () => ({ displayName: '' }), error: 'displayName is "" (0 characters): give 1 to 100 characters without line breaks' },
    { title: 'a sender over 100 characters', props: () => ({ displayName: 'x'.repeat(101) }), error: '(101 characters): give 1 to 100' },
    { title: 'a sender of two lines', props: () => ({ displayName: 'one\ntwo' }), error: 'displayName is "one\\ntwo" (7 characters)' },
    { title: 'an alias as key', props: scope => ({ encryptionKey: alias(scope) }), error: 'encryptionKey is the alias ' },
    { title: 'a topic with an alias as key', props: scope => ({ topic: new sns.Topic(scope, 'Given', { masterKey: alias(scope) }) }), error: 'the masterKey of topic is the alias ' },
    { title: 'a FIFO queue', props: scope => ({ deadLetterQueue: sqs.Queue.fromQueueArn(scope, 'Given', `${queueArn}.fifo`) }), error: 'deadLetterQueue is the FIFO queue Stack/Given' },
    {
      title: 'a queue in another Region',
      props: scope => ({ deadLetterQueue: sqs.Queue.fromQueueArn(scope, 'Given', queueArn.replace('us-east-1', 'eu-west-1')) }),
      error: 'deadLetterQueue is Stack/Given in eu-west-1, and this alert is in us-east-1',
    },
    {
      title: 'a queue with the key of AWS',
      props: scope => ({ deadLetterQueue: new sqs.Queue(scope, 'Given', { encryption: sqs.QueueEncryption.KMS_MANAGED }) }),
      error: 'deadLetterQueue is Stack/Given, which is encrypted by alias/aws/sqs',
    },
  ])('for $title', ({ props, error }) => {
    const stack = stackIn();
    expect(() => alertIn(stack, props(stack))).toThrow(error);
  });
});

describe('fails to alert on tampering', () => {
  test('twice', () => {
    const alert = alertIn(stackIn());
    alert.alertOnTampering();
    expect(() => alert.alertOnTampering()).toThrow('alertOnTampering was called before for Stack/Alert, and monitors everything at once: call it once');
  });

  test.each<{ title: string; topic: (scope: Construct) => sns.ITopic; error: string }>([
    { title: 'a FIFO topic', topic: scope => new sns.Topic(scope, 'Given', { fifo: true }), error: 'topic is the FIFO topic Stack/Given' },
    {
      title: 'a topic in another Region',
      topic: scope => sns.Topic.fromTopicArn(scope, 'Given', `arn:aws:sns:eu-west-1:${ACCOUNT}:sign-ins`),
      error: 'topic is Stack/Given in eu-west-1, and this alert is in us-east-1: give one of the same Region',
    },
    {
      title: 'a topic with an alias as key',
      topic: scope => new sns.Topic(scope, 'Given', { masterKey: kms.Alias.fromAliasName(scope, 'Key', 'alias/mine') }),
      error: 'the masterKey of topic is the alias ',
    },
  ])('to $title, before anything is made', ({ topic, error }) => {
    const stack = stackIn();
    const alert = alertIn(stack);
    expect(() => alert.alertOnTampering({ topic: topic(stack) })).toThrow(error);
    expect(alert.node.tryFindChild('Tampering')).toBeUndefined();
  });
});

test('alerts of a stage are synthesised with it, and their warnings are with it', () => {
  const stack = stackIn(undefined, new Stage(newApp(), 'Prod'));

  alertIn(stack);

  expect(types(stack)).toEqual(FREE);
  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:noRecipients']);
});
