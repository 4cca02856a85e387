import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CHAT, EMAIL, SMS, MessageTopics, MessageTopicsProps } from '../../../src/delivery/message-topics';
import { only, resources, stackIn, statements } from '../../support/synthesis';

/** The topics of an alert in a stack. */
function topicsIn(stack: Stack, props: Partial<MessageTopicsProps> = {}): MessageTopics {
  return new MessageTopics(new Construct(stack, 'Alert'), { topic: undefined, displayName: 'Sign-ins', encryptionKey: undefined, ...props });
}

const FORMATS = [EMAIL, SMS, CHAT];

const admitted = (stack: Stack, service = 'cloudwatch.amazonaws.com') => Object.values(resources(stack, 'AWS::KMS::Key'))
  .map(key => statements(key, 'KeyPolicy').filter(({ Principal }) => JSON.stringify(Principal).includes(service)));
const alarmsAdmitted = (stack: Stack) => admitted(stack).map(({ length }) => length);
/** The policy of each topic, by the topic's logical ID without its hash. */
const policies = (stack: Stack) => Object.fromEntries(Object.entries(resources(stack, 'AWS::SNS::TopicPolicy'))
  .map(([id, policy]) => [id.replace(/Policy[0-9A-F]{8}$/, ''), statements(policy).map(({ Effect, Principal }) => ({ Effect, Principal }))]));

test('no topic is created before a format is asked for', () => {
  const stack = stackIn();
  const topics = topicsIn(stack);
  expect(topics.find(EMAIL)).toBeUndefined();
  expect(topics.all).toEqual([]);
  expect(resources(stack, 'AWS::SNS::Topic')).toEqual({});
});

test('the topic of a format is found after it was created', () => {
  const stack = stackIn();
  const topics = topicsIn(stack);

  const topic = topics.create(EMAIL);

  expect(topics.find(EMAIL)).toBe(topic);
  expect(topics.all).toEqual([topic]);
  expect(topics.keysOf(topic)).toEqual([]);
  expect(topic.node.path).toBe('Stack/Alert/Topic');
  expect(only(stack, 'AWS::SNS::Topic').Properties).toEqual({ DisplayName: 'Sign-ins' });
});

describe('each format has a topic of its own', () => {
  const TLS_ONLY = { Effect: 'Deny', Principal: '*' };

  test('with its sender; that of mails alone allows alarms', () => {
    const stack = stackIn();
    const topics = topicsIn(stack);

    const created = FORMATS.map(format => topics.create(format));

    expect(created.map(({ node }) => node.path)).toEqual(['Stack/Alert/Topic', 'Stack/Alert/Sms/Topic', 'Stack/Alert/Chat/Topic']);
    expect(FORMATS.map(format => topics.find(format))).toEqual(created);
    expect(topics.all).toEqual(created);
    expect(Object.values(resources(stack, 'AWS::SNS::Topic')).map(({ Properties }) => Properties)).toEqual([
      { DisplayName: 'Sign-ins' }, { DisplayName: 'AWS login' }, { DisplayName: 'Sign-ins' },
    ]);
    expect(policies(stack)).toEqual({
      AlertTopic: [TLS_ONLY, { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }],
      AlertSmsTopic: [TLS_ONLY],
      AlertChatTopic: [TLS_ONLY],
    });
  });

  test('so that another kind of recipient leaves what there is as it is', () => {
    const templates = [false, true].map(more => {
      const stack = stackIn();
      const topics = topicsIn(stack);
      (more ? FORMATS : [EMAIL]).forEach(format => topics.create(format));
      return { ...resources(stack, 'AWS::SNS::Topic'), ...resources(stack, 'AWS::SNS::TopicPolicy') };
    });
    expect(templates[1]).toMatchObject(templates[0]);
    expect(Object.keys(templates[1])).toHaveLength(6);
  });

  test('and a given topic is that of mails alone', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Mine');
    const topics = topicsIn(stack, { topic });
    expect(FORMATS.map(format => topics.create(format).node.path)).toEqual([
      'Stack/Mine', 'Stack/Alert/Sms/Topic', 'Stack/Alert/Chat/Topic',
    ]);
  });
});

test('fails for a further format after sealing, and keeps the topics so far', () => {
  const stack = stackIn();
  const topics = topicsIn(stack);
  const topic = topics.create(EMAIL);

  topics.seal('alarmOnFailedDelivery');
  topics.seal('alertOnTampering');

  expect(topics.find(EMAIL)).toBe(topic);
  expect(() => topics.create(SMS)).toThrow('alarmOnFailedDelivery was called before, so it would not monitor the topic for phones: ' +
    'add the first of these recipients before alarmOnFailedDelivery');
  expect(topics.all).toEqual([topic]);
});

test('a given topic is used, and none is made', () => {
  const stack = stackIn();
  const topic = new sns.Topic(stack, 'Mine');
  expect(topicsIn(stack, { topic }).create(EMAIL)).toBe(topic);
  expect(Object.keys(resources(stack, 'AWS::SNS::Topic'))).toEqual([expect.stringMatching(/^Mine/)]);
});

describe('the keys that publishing needs', () => {
  test('are the key of our topic, once, and it admits alarms', () => {
    const stack = stackIn();
    const encryptionKey = new kms.Key(stack, 'Key');
    const topics = topicsIn(stack, { encryptionKey });
    expect(topics.keysOf(topics.create(EMAIL))).toEqual([encryptionKey]);
    topics.allowServices(EMAIL);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });

  test('are the key of our topics, and the service that shows cards is admitted where there is a card, with exactly two rights', () => {
    const shown = [SMS, CHAT].map(format => {
      const stack = stackIn();
      const encryptionKey = new kms.Key(stack, 'Key');
      const topics = topicsIn(stack, { encryptionKey });
      expect(topics.keysOf(topics.create(format))).toEqual([encryptionKey]);
      topics.allowServices(format);
      expect(alarmsAdmitted(stack)).toEqual([0]);
      expect(only(stack, 'AWS::SNS::Topic').Properties).toHaveProperty('KmsMasterKeyId');
      return admitted(stack, 'chatbot.amazonaws.com');
    });
    expect(shown).toEqual([[[]], [[
      {
        Effect: 'Allow',
        Principal: { Service: 'chatbot.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } },
      },
    ]]]);
  });

  test('are the key of the given topic', () => {
    const stack = stackIn();
    const masterKey = new kms.Key(stack, 'Key');
    const topics = topicsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey }) });
    expect(topics.keysOf(topics.create(EMAIL))).toEqual([masterKey]);
    topics.allowServices(EMAIL);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });

  test('are the one key where it was given twice', () => {
    const stack = stackIn();
    const key = new kms.Key(stack, 'Key');
    const topics = topicsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey: key }), encryptionKey: key });
    expect(topics.keysOf(topics.create(EMAIL))).toEqual([key]);
    topics.allowServices(EMAIL);
  });

  test('are the given one where an imported topic names none', () => {
    const stack = stackIn();
    const encryptionKey = new kms.Key(stack, 'Key');
    const topic = sns.Topic.fromTopicArn(stack, 'Mine', 'arn:aws:sns:us-east-1:123456789012:sign-ins');
    const topics = topicsIn(stack, { topic, encryptionKey });
    expect(topics.keysOf(topics.create(EMAIL))).toEqual([encryptionKey]);
    topics.allowServices(EMAIL);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });
});

test('the topics that were made are known, with every key that publishing to them needs', () => {
  const stack = stackIn();
  const [key, ofTopic] = ['Key', 'OfTopic'].map(id => new kms.Key(stack, id));
  const topics = topicsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey: ofTopic }), encryptionKey: key });
  const stranger = new sns.Topic(stack, 'Stranger', { masterKey: ofTopic });

  expect(topics.all).toEqual([]);
  const topic = topics.create(EMAIL);
  expect(topics.all).toEqual([topic]);
  expect(topics.keysOf(topic)).toEqual([ofTopic, key]);
  expect(topics.keysOf(stranger)).toEqual([ofTopic]);
});
