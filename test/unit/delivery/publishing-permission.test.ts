import { Environment, App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlertProps, SignInTrail } from '../../../src';
import { EMAIL } from '../../../src/delivery/message-topics';
import { PublishingRole } from '../../../src/delivery/publishing-permission';
import { WholeEvent } from '../../../src/message/message-strategy';
import { ACCOUNT, only, OTHER_ACCOUNT, resources, stackIn, statements, warnings, alertIn, newApp } from '../../support/synthesis';

const KEY_ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
const topicArn = (account: string) => `arn:aws:sns:us-east-1:${account}:sign-ins`;

/** A publisher to what `topicOf` makes, of an alert in a stack of its own. */
function publisherTo(topicOf: (scope: Construct) => sns.ITopic, keysOf: (scope: Construct) => kms.IKey[] = () => [], env?: Environment) {
  const stack = stackIn(env);
  const alert = new Construct(stack, 'Alert');
  const publisher = new PublishingRole(alert, 'Direct', new iam.ServicePrincipal('events.amazonaws.com'), {
    format: EMAIL,
    topic: topicOf(stack),
    topicKeys: keysOf(stack),
    content: new WholeEvent().email(),
    deadLetterQueue: new sqs.Queue(stack, 'Queue'),
  });
  return { stack, alert, publisher };
}

const own = (scope: Construct) => new sns.Topic(scope, 'Topic');
const imported = (account: string) => (scope: Construct) => sns.Topic.fromTopicArn(scope, 'Topic', topicArn(account));

test('role and policy have the public IDs of delivery and channel', () => {
  const { alert } = publisherTo(own);
  expect(alert.node.findChild('Direct').node.tryFindChild('TextRole')).toBeInstanceOf(iam.Role);
  expect(alert.node.findChild('Direct').node.tryFindChild('TextPolicy')).toBeInstanceOf(iam.ManagedPolicy);
});

test('the role trusts the service only, and may publish to the topic, no more', () => {
  const { stack } = publisherTo(own);

  expect(statements(only(stack, 'AWS::IAM::Role'), 'AssumeRolePolicyDocument')).toEqual([
    { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ]);
  const policy = only(stack, 'AWS::IAM::ManagedPolicy');
  expect(policy.Properties.Roles).toEqual([{ Ref: Object.keys(resources(stack, 'AWS::IAM::Role'))[0] }]);
  expect(statements(policy)).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: expect.stringMatching(/^Topic/) } }]);
  expect(resources(stack, 'AWS::IAM::Policy')).toEqual({});
});

test('the policy of the topic is not touched', () => {
  expect(resources(publisherTo(own).stack, 'AWS::SNS::TopicPolicy')).toEqual({});
});

test('what others grant to the role is left to its policy', () => {
  const { stack, publisher } = publisherTo(own);
  new sns.Topic(stack, 'Other').grantPublish(publisher.role);
  expect(resources(stack, 'AWS::IAM::Policy')).toEqual({});
});

test('the policy carries the rights to every key of the topic', () => {
  const { stack } = publisherTo(own, scope => [new kms.Key(scope, 'Key'), kms.Key.fromKeyArn(scope, 'Imported', KEY_ARN)]);
  const rights = { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'] };
  expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).slice(1)).toEqual([
    { ...rights, Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
    { ...rights, Resource: KEY_ARN },
  ]);
});

describe('a topic in another account', () => {
  test('needs a statement of its own, which is said', () => {
    const { stack } = publisherTo(imported(OTHER_ACCOUNT));
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy'))).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: topicArn(OTHER_ACCOUNT) }]);
    expect(warnings(stack)).toEqual([{
      path: '/Stack/Alert',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(new RegExp(`the topic Stack/Topic, which is in account ${OTHER_ACCOUNT} .*"Action":"sns:Publish".*` +
        `"Principal":\\{"AWS":\\{"Fn::GetAtt":\\["AlertDirectTextRole\\w+","Arn"\\]\\}\\},"Resource":"${topicArn(OTHER_ACCOUNT)}"`)),
    }]);
  });

  test.each<{ title: string; account: string; env?: Environment }>([
    { title: 'the same account', account: ACCOUNT },
    { title: 'an account that may be the same', account: OTHER_ACCOUNT, env: {} },
  ])('is not what $title is', ({ account, env }) => {
    expect(warnings(publisherTo(imported(account), undefined, env).stack)).toEqual([]);
  });
});

const EVENTBRIDGE = { Service: 'events.amazonaws.com' };
const PUBLISH = {
  Effect: 'Allow', Principal: EVENTBRIDGE, Action: 'sns:Publish', Condition: { StringEqualsIfExists: { 'aws:SourceAccount': ACCOUNT } },
};
const TO_EVERYBODY = [
  AlertRecipient.email('security@example.com'),
  AlertRecipient.sms('+81312345678'),
  AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
];

/** An alert somewhere, with a trail of which nothing is warned. */
function alertAt(env: Environment, props: ConsoleLoginAlertProps | ((stack: Stack) => ConsoleLoginAlertProps) = {}) {
  const stack = stackIn(env);
  const alert = alertIn(stack, {
    recipients: [AlertRecipient.email('security@example.com')],
    trail: SignInTrail.create(),
    ...typeof props === 'function' ? props(stack) : props,
  });
  return { stack, alert };
}

/** The topics to which EventBridge itself may publish, by their logical IDs without the hash. */
const openTopics = (stack: Stack) => Object.entries(resources(stack, 'AWS::SNS::TopicPolicy'))
  .filter(([, policy]) => statements(policy).some(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal) === JSON.stringify(EVENTBRIDGE)))
  .map(([id]) => id.replace(/Policy[0-9A-F]{8}$/, ''));
const rolesOfTargets = (stack: Stack) => Object.values(resources(stack, 'AWS::Events::Rule'))
  .flatMap(({ Properties }) => Properties.Targets as readonly { readonly RoleArn?: unknown }[]).map(({ RoleArn }) => RoleArn !== undefined);

const IN_AWS: readonly [string, Environment][] = [['us-east-1', { account: ACCOUNT, region: 'us-east-1' }], ['a Region that only deployment knows', {}]];
/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const ELSEWHERE: readonly (readonly [string, Environment])[] = ['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eusc-de-east-1']
  .map(region => [region, { account: ACCOUNT, region }]);

describe.each(IN_AWS)('in %s', (_, env) => {
  test('the role of the target and EventBridge may publish to each topic of the alert', () => {
    const { stack } = alertAt(env, { recipients: TO_EVERYBODY });
    expect(openTopics(stack)).toEqual(['AlertTopic', 'AlertSmsTopic', 'AlertChatTopic']);
    expect(rolesOfTargets(stack)).toEqual([true, true, true]);
  });

  test('so they may for tampering, whatever the delivery of the alert', () => {
    const { stack, alert } = alertAt(env, { delivery: AlertDelivery.withSubject() });
    alert.alertOnTampering();
    expect(openTopics(stack)).toEqual(['AlertTopic']);
    expect(rolesOfTargets(stack)).not.toContain(false);
  });

  test('a workflow publishes by its own role, and EventBridge does not', () => {
    const { stack } = alertAt(env, { recipients: TO_EVERYBODY, delivery: AlertDelivery.withSubject() });
    expect(openTopics(stack)).toEqual([]);
  });

  test('an imported topic keeps the role alone, and nothing is warned of', () => {
    const { stack } = alertAt(env, scope => ({ topic: sns.Topic.fromTopicArn(scope, 'Theirs', `arn:aws:sns:us-east-1:${ACCOUNT}:sign-ins`) }));
    expect(openTopics(stack)).toEqual([]);
    expect(rolesOfTargets(stack)).toEqual([true]);
    expect(warnings(stack)).toEqual([]);
  });
});

describe.each(ELSEWHERE)('in %s', (_, env) => {
  test('EventBridge alone publishes, without a role, and the rule waits for the policies of the topics', () => {
    // SNS sends text messages from none of these partitions but GovCloud.
    const phones = env.region?.startsWith('us-gov-') ?? false;
    const { stack } = alertAt(env, { recipients: TO_EVERYBODY.slice(0, phones ? 2 : 1) });
    expect(openTopics(stack)).toEqual(phones ? ['AlertTopic', 'AlertSmsTopic'] : ['AlertTopic']);
    expect(rolesOfTargets(stack)).toEqual(phones ? [false, false] : [false]);
    expect(resources(stack, 'AWS::IAM::Role')).toEqual({});
    expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::SNS::TopicPolicy')).sort());
  });

  test('so it does for tampering', () => {
    const { stack, alert } = alertAt(env);
    alert.alertOnTampering();
    expect(rolesOfTargets(stack)).not.toContain(true);
  });

  test('a workflow is started by a role, and publishes by its own', () => {
    const { stack } = alertAt(env, { delivery: AlertDelivery.withSubject() });
    expect(openTopics(stack)).toEqual([]);
    expect(rolesOfTargets(stack)).toEqual([true]);
  });

  test('an imported topic and its key need a statement, which is said', () => {
    const { region } = env;
    const { stack } = alertAt(env, scope => ({
      topic: sns.Topic.fromTopicArn(scope, 'Theirs', `arn:aws:sns:${region}:${ACCOUNT}:sign-ins`),
      encryptionKey: kms.Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${region}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`),
    }));
    const said = warnings(stack).map(({ id, text }) => `${id} ${text}`);
    expect(said).toContainEqual(expect.stringMatching(
      /^cdk-console-login-alert:cannotChangePolicy .*the topic Stack\/Theirs .*"StringEqualsIfExists":\{"aws:SourceAccount":"123456789012"\}.*"events\.amazonaws\.com"/));
    expect(said).toContainEqual(expect.stringMatching(/cannotChangePolicy .*the key Stack\/Key .*"Principal":\{"Service":"events\.amazonaws\.com"\}/));
  });
});

describe('a given topic of the app', () => {
  test('gets the statement of EventBridge, and before it that of alarms, which its default policy had let publish', () => {
    const { stack } = alertAt(IN_AWS[0][1], scope => ({ topic: new sns.Topic(scope, 'Mine') }));
    const topic = { Ref: expect.stringMatching(/^Mine/) };
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))).toEqual([
      {
        Sid: 'AllowAlarmsOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topic,
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
      { ...PUBLISH, Resource: topic, Sid: expect.any(String) },
    ]);
  });

  test('that has a policy gets the statement of EventBridge alone, once for all alerts', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Mine', { enforceSSL: true });
    alertIn(stack, { topic }, 'First').alertOnTampering({ topic });
    alertIn(stack, { topic }, 'Second');
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy')).map(({ Effect, Principal }) => ({ Effect, Principal }))).toEqual([
      { Effect: 'Deny', Principal: '*' }, { Effect: 'Allow', Principal: EVENTBRIDGE },
    ]);
  });

  test('lets EventBridge use its key', () => {
    const { stack } = alertAt(IN_AWS[0][1], scope => ({ topic: new sns.Topic(scope, 'Mine', { masterKey: new kms.Key(scope, 'Key') }) }));
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy'))
      .toContainEqual({ Effect: 'Allow', Principal: EVENTBRIDGE, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' });
  });

  test('of another stack gets the statement there, without a cycle', () => {
    const app = newApp();
    const topics = stackIn(undefined, app, 'Topics');
    const stack = stackIn(undefined, app);
    alertIn(stack, { topic: new sns.Topic(topics, 'Mine') });
    expect(openTopics(topics)).toEqual(['Mine']);
    expect(stack.dependencies).toEqual([topics]);
  });

  test('may name the rule in its policy, since the rule does not wait for it', () => {
    const { stack, alert } = alertAt(IN_AWS[0][1]);
    alert.topic.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [alert.topic.topicArn],
      conditions: { ArnEquals: { 'aws:SourceArn': alert.rule.ruleArn } },
    }));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('in another account keeps the role alone', () => {
    const app = new App();
    const theirs = new Stack(app, 'Theirs', { env: { account: OTHER_ACCOUNT, region: 'us-east-1' } });
    const stack = stackIn(undefined, app);
    alertIn(stack, { topic: new sns.Topic(theirs, 'Mine', { topicName: 'mine' }) });
    expect(resources(theirs, 'AWS::SNS::TopicPolicy')).toEqual({});
    expect(rolesOfTargets(stack)).toEqual([true]);
  });

  test.each(['before', 'after'])('fails where another policy of it is made, %s the alert', order => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Mine');
    const policy = () => new sns.TopicPolicy(stack, 'Other', { topics: [topic], policyDocument: new iam.PolicyDocument() });
    if (order === 'before') policy();
    alertIn(stack, { topic });
    if (order === 'after') policy();
    expect(() => Template.fromStack(stack)).toThrow('the topic Stack/Mine has the policy Stack/Other/Resource beside that to which Stack/Alert adds a statement, ' +
      'and one overwrites the other: add yours by topic.addToResourcePolicy(...), or give the topic as Topic.fromTopicArn(...)');
  });

  test('of several fails for each that has another policy, and for no other', () => {
    const stack = stackIn();
    const topics = ['One', 'Two', 'Three'].map(id => new sns.Topic(stack, id));
    topics.forEach((topic, index) => alertIn(stack, { topic }, `Alert${index}`));
    const [one, , three] = topics;
    new sns.TopicPolicy(stack, 'Other', { topics: [one, three], policyDocument: new iam.PolicyDocument() });
    expect(stack.node.validate().map(error => error.split(' and one ')[0])).toEqual([0, 2].map(index =>
      `the topic ${topics[index].node.path} has the policy Stack/Other/Resource beside that to which Stack/Alert${index} adds a statement,`));
  });
});
