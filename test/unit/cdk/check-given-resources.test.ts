import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ConsoleLoginAlertProps } from '../../../src';
import { checkGivenResources } from '../../../src/cdk/check-given-resources';
import { ACCOUNT, alertIn, REGION, stackIn } from '../../support/synthesis';

const KEY_ID = '11111111-2222-3333-4444-555555555555';
const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`;
const QUEUE_ARN = `arn:aws:sqs:${REGION}:${ACCOUNT}:undelivered`;
const TOPIC_ARN = `arn:aws:sns:${REGION}:${ACCOUNT}:given`;

/** As `cdk.context.json` has it after a look-up. */
const lookedUp = (alias: string) => new App({ context: { [`key-provider:account=${ACCOUNT}:aliasName=${alias}:region=${REGION}`]: { keyId: KEY_ID } } });

const KEYS: readonly (readonly [string, (stack: Stack, alias: string) => kms.IKey])[] = [
  ['its alias', (stack, alias) => kms.Alias.fromAliasName(stack, 'Key', alias)],
  ['the ARN of its alias', (stack, alias) => kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${REGION}:${ACCOUNT}:${alias}`)],
  ['a look-up', (stack, aliasName) => kms.Key.fromLookup(stack, 'Key', { aliasName })],
  ['its ARN, where the app looked it up', stack => kms.Key.fromKeyArn(stack, 'Key', KEY_ARN)],
];

describe.each(KEYS)('the key of AWS by %s', (_, keyOf) => {
  const SNS = /is alias\/aws\/sns, the key that AWS manages: nobody can change its policy.*Encrypt the topic by a customer managed key, such as new kms\.Key\(\.\.\.\), or leave the key out$/;

  test.each<[string, (stack: Stack, key: kms.IKey) => ConsoleLoginAlertProps]>([
    ['the masterKey of topic', (stack, masterKey) => ({ topic: new sns.Topic(stack, 'Topic', { masterKey }) })],
    ['encryptionKey', (_stack, encryptionKey) => ({ encryptionKey })],
  ])('fails for %s, and says what works', (prop, props) => {
    const stack = stackIn(undefined, lookedUp('alias/aws/sns'));
    const key = keyOf(stack, 'alias/aws/sns');
    expect(() => alertIn(stack, props(stack, key))).toThrow(SNS);
    expect(() => alertIn(stack, props(new Stack(stack, 'Again', { env: { account: ACCOUNT, region: REGION } }), key), 'Other')).toThrow(prop);
  });

  test('fails for the topic of tampering', () => {
    const stack = stackIn(undefined, lookedUp('alias/aws/sns'));
    const topic = new sns.Topic(stack, 'Second', { masterKey: keyOf(stack, 'alias/aws/sns') });
    expect(() => alertIn(stack).alertOnTampering({ topic })).toThrow(/^the masterKey of topic is alias\/aws\/sns/);
  });

  test('fails for the dead-letter queue', () => {
    const stack = stackIn(undefined, lookedUp('alias/aws/sqs'));
    const deadLetterQueue = new sqs.Queue(stack, 'Queue', { encryptionMasterKey: keyOf(stack, 'alias/aws/sqs') });
    expect(() => alertIn(stack, { deadLetterQueue })).toThrow('deadLetterQueue is Stack/Queue, which is encrypted by alias/aws/sqs, a key that no service may use: ' +
      'encrypt the queue by SSE-SQS or by a key of your own');
  });
});

test('fails for an imported topic that names the alias', () => {
  const stack = stackIn();
  const topic = sns.Topic.fromTopicAttributes(stack, 'Topic', { topicArn: TOPIC_ARN, keyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:alias/aws/sns` });
  expect(() => alertIn(stack, { topic })).toThrow(/^the masterKey of topic is alias\/aws\/sns/);
});

test.each([{ account: ACCOUNT, region: REGION }, {}])('takes a customer managed key', env => {
  const stack = stackIn(env, lookedUp('alias/aws/sns'));
  const other = kms.Key.fromKeyArn(stack, 'Other', KEY_ARN.replace('11111111', '22222222'));
  expect(() => alertIn(stack, { encryptionKey: new kms.Key(stack, 'Key') })).not.toThrow();
  expect(() => alertIn(stack, { topic: new sns.Topic(stack, 'Topic', { masterKey: other }) }, 'Second')).not.toThrow();
});

describe('the sender', () => {
  test.each(['A', 'AWS console sign-in', 'サインイン通知', '"quoted" <x>', 'x'.repeat(100), 'あ'.repeat(60), 'é'.repeat(88)])('%j is taken', displayName => {
    expect(() => checkGivenResources(stackIn(), { displayName })).not.toThrow();
  });

  test('is not checked where it is an unresolved token', () => {
    expect(() => checkGivenResources(stackIn(), { displayName: Lazy.string({ produce: () => '' }) })).not.toThrow();
  });

  test.each(['', ' ', '\t', 'one\ntwo', 'one\rtwo', 'bell\u0007', 'del\u007f', 'x'.repeat(101)])('fails for %j', displayName => {
    expect(() => checkGivenResources(stackIn(), { displayName })).toThrow(
      `displayName is ${JSON.stringify(displayName)} (${displayName.length} characters): give 1 to 100 characters without line breaks`);
  });
});

describe('the sender of a mail', () => {
  test.each([['あ', 60], ['é', 88]])('fails for more %s than a mail can hold, and says how many it can', (character, longest) => {
    expect(() => checkGivenResources(stackIn(), { displayName: character.repeat(longest + 1) })).toThrow(
      new RegExp(`^displayName is "${character}+" \\(${longest + 1} characters\\), which a mail writes with the address in \\d+ bytes, ` +
        `and SNS sends no mail above 320: shorten it to its first ${longest} characters$`));
  });

  test('fails for a given topic of the app as well, under the prop that was given', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Given', { displayName: 'あ'.repeat(61) });
    expect(() => checkGivenResources(stack, { topic })).toThrow(/^the displayName of topic is "あ+" \(61 characters\)/);
  });

  test('is not checked where a given topic has none, or an unresolved token', () => {
    const stack = stackIn();
    for (const displayName of [undefined, '', Lazy.string({ produce: () => 'あ'.repeat(61) })]) {
      expect(() => checkGivenResources(stack, { topic: new sns.Topic(stack, `Given${stack.node.children.length}`, { displayName }) })).not.toThrow();
    }
  });
});

describe('the check of a given topic', () => {
  const ARN = `arn:aws:sns:us-east-1:${ACCOUNT}:sign-ins`;

  test('passes for a standard topic, created or imported', () => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { topic: new sns.Topic(stack, 'Topic') })).not.toThrow();
    expect(() => checkGivenResources(stack, { topic: sns.Topic.fromTopicArn(stack, 'Imported', ARN) })).not.toThrow();
  });

  test.each([
    { title: 'that is made', topic: (scope: Construct) => new sns.Topic(scope, 'Given', { fifo: true }) },
    { title: 'that is imported', topic: (scope: Construct) => sns.Topic.fromTopicArn(scope, 'Given', `${ARN}.fifo`) },
  ])('fails for a FIFO topic $title', ({ topic }) => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { topic: topic(stack) })).toThrow('topic is the FIFO topic Stack/Given, which can have no mail subscription: give a standard topic');
  });

  test('fails for a topic whose key is known by its alias alone', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Given', { masterKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/mine') });
    expect(() => checkGivenResources(stack, { topic })).toThrow('the masterKey of topic is the alias ');
  });

  test('names the prop that was given', () => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { topic: new sns.Topic(stack, 'Given', { fifo: true }) })).toThrow('topic is the FIFO topic Stack/Given');
  });

  test('fails for a topic in another Region', () => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { topic: sns.Topic.fromTopicArn(stack, 'Given', ARN.replace('us-east-1', 'us-west-2')) }))
      .toThrow('topic is Stack/Given in us-west-2, and this alert is in us-east-1');
  });
});

describe('the check of a key', () => {
  test('passes for a key, created or imported', () => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { encryptionKey: new kms.Key(stack, 'Key') })).not.toThrow();
    expect(() => checkGivenResources(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Imported', KEY_ARN) })).not.toThrow();
  });

  test.each([
    { title: 'imported by name', alias: (scope: Construct) => kms.Alias.fromAliasName(scope, 'Alias', 'alias/mine') },
    { title: 'of a key of the app', alias: (scope: Construct) => new kms.Alias(scope, 'Alias', { aliasName: 'mine', targetKey: new kms.Key(scope, 'Key') }) },
  ])('fails for an alias $title, in any environment', ({ alias }) => {
    for (const stack of [stackIn(), stackIn({})]) {
      expect(() => checkGivenResources(stack, { encryptionKey: alias(stack) })).toThrow(/^encryptionKey is the alias .*:alias\/.*, which no policy can name: give the key itself/);
    }
  });

  test('fails for the alias of the key that AWS manages, in any environment, with a remedy', () => {
    for (const stack of [stackIn(), stackIn({})]) {
      expect(() => checkGivenResources(stack, { encryptionKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/aws/sns') }))
        .toThrow(/^encryptionKey is alias\/aws\/sns, the key that AWS manages: .* customer managed key, such as new kms\.Key\(\.\.\.\), or leave the key out$/);
    }
  });
});

describe('the check of a given queue', () => {
  test.each<{ title: string; queue: (scope: Construct) => sqs.IQueue }>([
    { title: 'that is created', queue: scope => new sqs.Queue(scope, 'Queue') },
    { title: 'that is imported', queue: scope => sqs.Queue.fromQueueArn(scope, 'Queue', QUEUE_ARN) },
    { title: 'with a key of its own', queue: scope => new sqs.Queue(scope, 'Queue', { encryptionMasterKey: new kms.Key(scope, 'Key') }) },
    { title: 'with SSE-SQS', queue: scope => new sqs.Queue(scope, 'Queue', { encryption: sqs.QueueEncryption.SQS_MANAGED }) },
  ])('passes for a standard queue $title', ({ queue }) => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { deadLetterQueue: queue(stack) })).not.toThrow();
  });

  test.each<{ title: string; queue: (scope: Construct) => sqs.IQueue }>([
    { title: 'that is created', queue: scope => new sqs.Queue(scope, 'Queue', { fifo: true }) },
    { title: 'that is imported', queue: scope => sqs.Queue.fromQueueArn(scope, 'Queue', `${QUEUE_ARN}.fifo`) },
  ])('fails for a FIFO queue $title', ({ queue }) => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { deadLetterQueue: queue(stack) }))
      .toThrow('deadLetterQueue is the FIFO queue Stack/Queue, which cannot be the dead-letter queue of an EventBridge target: give a standard queue');
  });

  test('fails for a queue with the key that AWS manages, to which EventBridge cannot send', () => {
    const stack = stackIn();
    expect(() => checkGivenResources(stack, { deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS_MANAGED }) }))
      .toThrow('deadLetterQueue is Stack/Queue, which is encrypted by alias/aws/sqs, a key that no service may use: encrypt the queue by SSE-SQS or by a key of your own');
  });

  test('fails for a queue in another Region', () => {
    const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
    expect(() => checkGivenResources(stack, { deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', QUEUE_ARN) }))
      .toThrow('deadLetterQueue is Stack/Queue in us-east-1, and this alert is in eu-west-1');
  });
});
