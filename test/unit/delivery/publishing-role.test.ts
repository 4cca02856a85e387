import { Environment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EMAIL } from '../../../src/delivery/message-format';
import { PublishingRole } from '../../../src/delivery/publishing-role';
import { WholeEvent } from '../../../src/message/whole-event';
import { ACCOUNT, only, OTHER_ACCOUNT, resources, stackIn, statements, warnings } from '../../support/synthesis';

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
