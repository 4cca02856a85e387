import { Lazy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allowAlarmsToPublish, checkDisplayName, checkTopic, createTopic } from '../../../src/cdk/topic';
import { ACCOUNT, only, stackIn, statements } from '../../support/synthesis';

describe('a created topic', () => {
  const created = (env?: object) => {
    const stack = stackIn(env);
    const topic = createTopic(stack, 'Topic', { displayName: 'Sign-ins', encryptionKey: undefined });
    return { stack, topic };
  };
  const ref = { Ref: expect.stringMatching(/^Topic/) };
  const TLS_ONLY = expect.objectContaining({
    Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });

  test('has the sender, and no key of its own', () => {
    expect(only(created().stack, 'AWS::SNS::Topic').Properties).toEqual({ DisplayName: 'Sign-ins' });
  });

  test('accepts TLS only, and allows nobody to publish', () => {
    expect(statements(only(created().stack, 'AWS::SNS::TopicPolicy'))).toEqual([TLS_ONLY]);
  });

  test('may get messages from the alarms of this account once they are allowed', () => {
    const { stack, topic } = created();
    expect(allowAlarmsToPublish(topic)).toBe(topic);
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))).toEqual([
      TLS_ONLY,
      {
        Sid: 'AllowAlarmsOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: ref,
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
    ]);
  });

  test('may get messages from the alarms of whatever account it is deployed to', () => {
    const { stack, topic } = created({});
    allowAlarmsToPublish(topic);
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))[1]).toMatchObject({ Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } });
  });

  test('is encrypted by the given key', () => {
    const stack = stackIn();
    createTopic(stack, 'Topic', { displayName: 'Sign-ins', encryptionKey: new kms.Key(stack, 'Key') });
    expect(only(stack, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
  });
});

describe('the sender', () => {
  test.each(['A', 'AWS console sign-in', 'サインイン通知', '"quoted" <x>', 'x'.repeat(100), 'あ'.repeat(60), 'é'.repeat(88)])('%j is taken', displayName => {
    expect(() => checkDisplayName(displayName)).not.toThrow();
  });

  test('is not checked where it is an unresolved token', () => {
    expect(() => checkDisplayName(Lazy.string({ produce: () => '' }))).not.toThrow();
  });

  test.each(['', ' ', '\t', 'one\ntwo', 'one\rtwo', 'bell\u0007', 'del\u007f', 'x'.repeat(101)])('fails for %j', displayName => {
    expect(() => checkDisplayName(displayName)).toThrow(
      `displayName is ${JSON.stringify(displayName)} (${displayName.length} characters): give 1 to 100 characters without line breaks`);
  });
});

describe('the sender of a mail', () => {
  test.each([['あ', 60], ['é', 88]])('fails for more %s than a mail can hold, and says how many it can', (character, longest) => {
    expect(() => checkDisplayName(character.repeat(longest + 1))).toThrow(
      new RegExp(`^displayName is "${character}+" \\(${longest + 1} characters\\), which a mail writes with the address in \\d+ bytes, ` +
        `and SNS sends no mail above 320: shorten it to its first ${longest} characters$`));
  });

  test('fails for a given topic of the app as well, under the prop that was given', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Given', { displayName: 'あ'.repeat(61) });
    expect(() => checkTopic(stack, topic, 'options.topic')).toThrow(/^the displayName of options\.topic is "あ+" \(61 characters\)/);
  });

  test('is not checked where a given topic has none, or an unresolved token', () => {
    const stack = stackIn();
    for (const displayName of [undefined, '', Lazy.string({ produce: () => 'あ'.repeat(61) })]) {
      expect(() => checkTopic(stack, new sns.Topic(stack, `Given${stack.node.children.length}`, { displayName }))).not.toThrow();
    }
  });
});

describe('the check of a given topic', () => {
  const ARN = `arn:aws:sns:us-east-1:${ACCOUNT}:sign-ins`;

  test('passes for a standard topic, created or imported', () => {
    const stack = stackIn();
    expect(() => checkTopic(stack, new sns.Topic(stack, 'Topic'))).not.toThrow();
    expect(() => checkTopic(stack, sns.Topic.fromTopicArn(stack, 'Imported', ARN))).not.toThrow();
  });

  test.each([
    { title: 'that is made', topic: (scope: Construct) => new sns.Topic(scope, 'Given', { fifo: true }) },
    { title: 'that is imported', topic: (scope: Construct) => sns.Topic.fromTopicArn(scope, 'Given', `${ARN}.fifo`) },
  ])('fails for a FIFO topic $title', ({ topic }) => {
    const stack = stackIn();
    expect(() => checkTopic(stack, topic(stack))).toThrow('topic is the FIFO topic Stack/Given, which can have no mail subscription: give a standard topic');
  });

  test('fails for a topic whose key is known by its alias alone', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Given', { masterKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/mine') });
    expect(() => checkTopic(stack, topic, 'options.topic')).toThrow('the masterKey of options.topic is the alias ');
  });

  test('names the prop that was given', () => {
    const stack = stackIn();
    expect(() => checkTopic(stack, new sns.Topic(stack, 'Given', { fifo: true }), 'options.topic')).toThrow('options.topic is the FIFO topic Stack/Given');
  });

  test('fails for a topic in another Region', () => {
    const stack = stackIn();
    expect(() => checkTopic(stack, sns.Topic.fromTopicArn(stack, 'Given', ARN.replace('us-east-1', 'us-west-2'))))
      .toThrow('topic is Stack/Given in us-west-2, and this alert is in us-east-1');
  });
});
