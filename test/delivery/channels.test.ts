import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Channels, ChannelsProps } from '../../src/delivery/channels';
import { only, resources, stackIn, statements } from '../synthesis';

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

const alarmsAdmitted = (stack: Stack) => Object.values(resources(stack, 'AWS::KMS::Key'))
  .map(key => statements(key, 'KeyPolicy').filter(({ Principal }) => JSON.stringify(Principal).includes('cloudwatch.amazonaws.com')).length);

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
