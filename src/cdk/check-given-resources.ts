import { ContextProvider, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { checkSameRegion } from './environment';
import { LONGEST_SENDER, longestSender, senderLength } from '../signin/mail-sender';

/** Resources of the user's own, and the display name that takes the place of a given topic's. */
export interface GivenResources {
  readonly topic?: sns.ITopic;
  readonly displayName?: string;
  /** The key of topics. */
  readonly encryptionKey?: kms.IKey;
  readonly deadLetterQueue?: sqs.IQueue;
}

/**
 * Checks the resources that were given to a construct.
 *
 * @throws for a resource by which no alert of this stack could be delivered
 */
export function checkGivenResources(scope: Construct, given: GivenResources): void {
  const { topic, displayName, encryptionKey, deadLetterQueue } = given;
  if (topic) checkTopic(topic);
  if (displayName !== undefined) checkDisplayName(displayName, topic);
  if (encryptionKey) checkKey(encryptionKey, 'encryptionKey');
  if (deadLetterQueue) checkDeadLetterQueue(deadLetterQueue);
  for (const [prop, resource] of Object.entries({ topic, deadLetterQueue })) {
    if (resource) checkSameRegion(scope, prop, resource);
  }
  checkSender(given);
}

function checkTopic(topic: sns.ITopic): void {
  if (topic.fifo) {
    throw new Error(`topic is the FIFO topic ${topic.node.path}, which can have no mail subscription: give a standard topic`);
  }
  if (topic.masterKey) checkKey(topic.masterKey, 'the masterKey of topic');
}

/** The longest display name that SNS accepts. */
const LONGEST_DISPLAY_NAME = 100;

/** @throws for a display name beside a topic that has its own, and for one that SNS would refuse */
function checkDisplayName(displayName: string, topic: sns.ITopic | undefined): void {
  if (topic) {
    throw new Error(`displayName is ${JSON.stringify(displayName)}, and a given topic has its own: leave it out, or set it on the topic`);
  }
  if (Token.isUnresolved(displayName)) {
    return;
  }
  if (displayName.trim() === '' || displayName.length > LONGEST_DISPLAY_NAME || /[\u0000-\u001f\u007f]/.test(displayName)) {
    throw new Error(`displayName is ${JSON.stringify(displayName)} (${displayName.length} characters): ` +
      `give 1 to ${LONGEST_DISPLAY_NAME} characters without line breaks`);
  }
}

/** @throws for a display name that is too long once it is encoded as the sender of a mail, of which SNS then sends none */
function checkSender({ topic, displayName = displayNameOf(topic) }: GivenResources): void {
  if (displayName === undefined || Token.isUnresolved(displayName)) {
    return;
  }
  const length = senderLength(displayName);
  if (length > LONGEST_SENDER) {
    const prop = topic ? 'the displayName of topic' : 'displayName';
    throw new Error(`${prop} is ${JSON.stringify(displayName)} (${[...displayName].length} characters), which a mail writes with the address in ${length} bytes, ` +
      `and SNS sends no mail above ${LONGEST_SENDER}: shorten it to its first ${[...longestSender(displayName)].length} characters`);
  }
}

/** The display name of a topic of this app. */
function displayNameOf(topic: sns.ITopic | undefined): string | undefined {
  const resource = topic?.node.defaultChild;
  return resource instanceof sns.CfnTopic ? resource.displayName : undefined;
}

/**
 * Checks the key of a topic.
 *
 * @throws for a key that is known by its alias alone: a policy that names an alias allows nothing, so nothing would be delivered
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
function checkKey(key: kms.IKey, prop: string): void {
  if (isAwsManaged(key, 'alias/aws/sns')) {
    throw new Error(`${prop} is alias/aws/sns, the key that AWS manages: nobody can change its policy, which allows no service such as CloudWatch to use it. ` +
      'Encrypt the topic by a customer managed key, such as new kms.Key(...), or leave the key out');
  }
  const keyArn = JSON.stringify(Stack.of(key).resolve(key.keyArn));
  if (keyArn.includes(':alias/')) {
    throw new Error(`${prop} is the alias ${keyArn}, which no policy can name: give the key itself, by Key.fromKeyArn(...) or Key.fromLookup(...)`);
  }
}

function checkDeadLetterQueue(queue: sqs.IQueue): void {
  if (queue.fifo) {
    throw new Error(`deadLetterQueue is the FIFO queue ${queue.node.path}, which cannot be the dead-letter queue of an EventBridge target: give a standard queue`);
  }
  const { encryptionMasterKey: key } = queue;
  if (queue.encryptionType === sqs.QueueEncryption.KMS_MANAGED || key && isAwsManaged(key, 'alias/aws/sqs')) {
    throw new Error(`deadLetterQueue is ${queue.node.path}, which is encrypted by alias/aws/sqs, a key that no service may use: ` +
      'encrypt the queue by SSE-SQS or by a key of your own');
  }
}

/** The CDK's name for its look-ups of keys. */
const KEY_PROVIDER = 'key-provider';

/**
 * Whether a key is managed by AWS, such as `alias/aws/sns`, so that nobody can change its policy. It is recognized by its alias, and
 * by its ID where the app has looked up that alias.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
 */
function isAwsManaged(key: kms.IKey, alias: string): boolean {
  const stack = Stack.of(key);
  return JSON.stringify(stack.resolve(key.keyArn)).includes(`:${alias}"`) || lookedUp(key, alias) === key.keyId;
}

function lookedUp(key: kms.IKey, aliasName: string): unknown {
  const { account, region } = Stack.of(key);
  if (Token.isUnresolved(account) || Token.isUnresolved(region)) {
    return undefined;
  }
  return key.node.tryGetContext(ContextProvider.getKey(key as kms.Key, { provider: KEY_PROVIDER, props: { aliasName } }).key)?.keyId;
}
