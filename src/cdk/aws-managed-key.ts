import { ContextProvider, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/** The CDK's name for its look-ups of keys. */
const KEY_PROVIDER = 'key-provider';

/**
 * Whether a key is managed by AWS, such as `alias/aws/sns`, so that nobody can change its policy. It is recognized by its alias, and
 * by its ID where the app has looked up that alias.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
 */
export function isAwsManaged(key: kms.IKey, alias: string): boolean {
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
