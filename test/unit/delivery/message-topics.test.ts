import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Channels, ChannelsProps } from '../../../src/delivery/message-topics';
import { only, resources, stackIn, statements } from '../../support/synthesis';

/** Channels in a stack, and what they connected. */
function channelsIn(stack: Stack, props: Partial<ChannelsProps> = {}) {
  const connected: { readonly channel: string; readonly topic: sns.ITopic; readonly keys: readonly kms.IKey[] }[] = [];
  const channels = new Channels(new Construct(stack, 'Alert'), {
    topic: undefined,
    displayName: 'Sign-ins',
    encryptionKey: undefined,
    connect: (channel, topic, keys) => { connected.push({ channel, topic, keys }); },
    ...props,
  });
  return { channels, connected };
}

const admitted = (stack: Stack, service = 'cloudwatch.amazonaws.com') => Object.values(resources(stack, 'AWS::KMS::Key'))
  .map(key => statements(key, 'KeyPolicy').filter(({ Principal }) => JSON.stringify(Principal).includes(service)));
const alarmsAdmitted = (stack: Stack) => admitted(stack).map(({ length }) => length);
/** The policy of each topic, by the topic's logical ID without its hash. */
const policies = (stack: Stack) => Object.fromEntries(Object.entries(resources(stack, 'AWS::SNS::TopicPolicy'))
  .map(([id, policy]) => [id.replace(/Policy[0-9A-F]{8}$/, ''), statements(policy).map(({ Effect, Principal }) => ({ Effect, Principal }))]));

test('nothing is made before a channel is asked for', () => {
  const stack = stackIn();
  const { connected } = channelsIn(stack);
  expect(connected).toEqual([]);
  expect(resources(stack, 'AWS::SNS::Topic')).toEqual({});
});

test('a channel is made once, with its target', () => {
  const stack = stackIn();
  const { channels, connected } = channelsIn(stack);

  const topic = channels.topicOf('text');

  expect(channels.topicOf('text')).toBe(topic);
  expect(topic.node.path).toBe('Stack/Alert/Topic');
  expect(connected).toEqual([{ channel: 'text', topic, keys: [] }]);
  expect(only(stack, 'AWS::SNS::Topic').Properties).toEqual({ DisplayName: 'Sign-ins' });
});

describe('each channel has a topic of its own', () => {
  const TLS_ONLY = { Effect: 'Deny', Principal: '*' };

  test('with its sender; only that of the texts admits alarms', () => {
    const stack = stackIn();
    const { channels, connected } = channelsIn(stack);

    const topics = (['text', 'short', 'card'] as const).map(channel => channels.topicOf(channel));

    expect(topics.map(({ node }) => node.path)).toEqual(['Stack/Alert/Topic', 'Stack/Alert/Sms/Topic', 'Stack/Alert/Chat/Topic']);
    expect(connected.map(({ channel, topic }) => ({ channel, topic }))).toEqual([
      { channel: 'text', topic: topics[0] }, { channel: 'short', topic: topics[1] }, { channel: 'card', topic: topics[2] },
    ]);
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
      const { channels } = channelsIn(stack);
      channels.topicOf('text');
      if (more) (['short', 'card'] as const).forEach(channel => channels.topicOf(channel));
      return { ...resources(stack, 'AWS::SNS::Topic'), ...resources(stack, 'AWS::SNS::TopicPolicy') };
    });
    expect(templates[1]).toMatchObject(templates[0]);
    expect(Object.keys(templates[1])).toHaveLength(6);
  });

  test('and a given topic is that of the texts alone', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Mine');
    const { channels } = channelsIn(stack, { topic });
    expect((['text', 'short', 'card'] as const).map(channel => channels.topicOf(channel).node.path)).toEqual([
      'Stack/Mine', 'Stack/Alert/Sms/Topic', 'Stack/Alert/Chat/Topic',
    ]);
  });
});

test('after what there is was sealed, a channel that is open stays so, and no other opens', () => {
  const stack = stackIn();
  const { channels, connected } = channelsIn(stack);
  const topic = channels.topicOf('text');

  channels.seal('alarmOnFailedDelivery');
  channels.seal('alertOnTampering');

  expect(channels.topicOf('text')).toBe(topic);
  expect(() => channels.topicOf('short')).toThrow('alarmOnFailedDelivery was called before, and would not watch the topic for phones: ' +
    'add the first of them before alarmOnFailedDelivery');
  expect(connected).toHaveLength(1);
});

test('a given topic is used, and none is made', () => {
  const stack = stackIn();
  const topic = new sns.Topic(stack, 'Mine');
  const { channels } = channelsIn(stack, { topic });
  expect(channels.topicOf('text')).toBe(topic);
  expect(Object.keys(resources(stack, 'AWS::SNS::Topic'))).toEqual([expect.stringMatching(/^Mine/)]);
});

describe('the keys that publishing needs', () => {
  test('are the key of our topic, once, and it admits alarms', () => {
    const stack = stackIn();
    const encryptionKey = new kms.Key(stack, 'Key');
    const { channels, connected } = channelsIn(stack, { encryptionKey });
    channels.topicOf('text');
    expect(connected.map(({ keys }) => keys)).toEqual([[encryptionKey]]);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });

  test('are the key of our topics, and the service that shows cards is admitted where there is a card, with exactly two rights', () => {
    const shown = (['short', 'card'] as const).map(channel => {
      const stack = stackIn();
      const encryptionKey = new kms.Key(stack, 'Key');
      const { channels, connected } = channelsIn(stack, { encryptionKey });
      channels.topicOf(channel);
      expect(connected.map(({ keys }) => keys)).toEqual([[encryptionKey]]);
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
    const { channels, connected } = channelsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey }) });
    channels.topicOf('text');
    expect(connected.map(({ keys }) => keys)).toEqual([[masterKey]]);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });

  test('are the one key where it was given twice', () => {
    const stack = stackIn();
    const key = new kms.Key(stack, 'Key');
    const { channels, connected } = channelsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey: key }), encryptionKey: key });
    channels.topicOf('text');
    expect(connected.map(({ keys }) => keys)).toEqual([[key]]);
  });

  test('are the given one where an imported topic names none', () => {
    const stack = stackIn();
    const encryptionKey = new kms.Key(stack, 'Key');
    const topic = sns.Topic.fromTopicArn(stack, 'Mine', 'arn:aws:sns:us-east-1:123456789012:sign-ins');
    const { channels, connected } = channelsIn(stack, { topic, encryptionKey });
    channels.topicOf('text');
    expect(connected.map(({ keys }) => keys)).toEqual([[encryptionKey]]);
    expect(alarmsAdmitted(stack)).toEqual([1]);
  });
});

test('the topics that were made are known, with every key that publishing to them needs', () => {
  const stack = stackIn();
  const [key, ofTopic] = ['Key', 'OfTopic'].map(id => new kms.Key(stack, id));
  const { channels } = channelsIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey: ofTopic }), encryptionKey: key });
  const stranger = new sns.Topic(stack, 'Stranger', { masterKey: ofTopic });

  expect(channels.opened).toEqual([]);
  const topic = channels.topicOf('text');
  expect(channels.opened).toEqual([topic]);
  expect(channels.keysOf(topic)).toEqual([ofTopic, key]);
  expect(channels.keysOf(stranger)).toEqual([ofTopic]);
});
