import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ConsoleLoginAlertProps } from '../../../src';
import { ACCOUNT, alertIn, REGION, stackIn } from '../../support/synthesis';

const KEY_ID = '11111111-2222-3333-4444-555555555555';
const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`;
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
    expect(() => alertIn(stack).alertOnTampering({ topic })).toThrow(/^the masterKey of options\.topic is alias\/aws\/sns/);
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
