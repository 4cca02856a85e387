import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { isAwsManaged } from './aws-managed-key';
import { policyUnchanged } from './missing-statement';

/** The service that publishes to topics and writes to dead-letter queues. */
export const EVENTBRIDGE = 'events.amazonaws.com';

/** The service whose alarms may report to the topic of the texts. */
export const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** The service that shows cards in chats: Amazon Q Developer in chat applications. */
export const CHATBOT = 'chatbot.amazonaws.com';

/** Which operator asks a service for the account for which it works. */
const OPERATORS = { [EVENTBRIDGE]: undefined, [CLOUDWATCH]: 'StringEquals', [CHATBOT]: 'StringEqualsIfExists' } as const;

/** A service that uses the keys of topics or queues. */
export type ServiceOfKey = keyof typeof OPERATORS;

/** Exactly what publishing to an encrypted topic needs. */
const ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * Lets a role use a key as far as the key's policy decides it, and returns the statement that the role's policy needs.
 *
 * A key that this app owns trusts the policies of its account unless told otherwise; `grant` knows which. What an imported
 * key trusts cannot be seen from here.
 */
export function admitRoleToKey(key: kms.IKey, role: iam.IRole): iam.PolicyStatement {
  key.grant(role, ...ACTIONS);
  if (!(key instanceof kms.Key)) {
    policyUnchanged(role, `the key ${key.node.path}`, new iam.PolicyStatement({
      principals: [new iam.ArnPrincipal(role.roleArn)],
      actions: ACTIONS,
      resources: ['*'],
    }));
  }
  return new iam.PolicyStatement({ actions: ACTIONS, resources: [key.keyArn] });
}

/**
 * Lets an AWS service use a key, for this account alone.
 *
 * - EventBridge supports `aws:SourceAccount` and `aws:SourceArn` in no key policy: it sends neither, and a condition would refuse everything.
 * - CloudWatch sends the account of the alarm.
 * - Amazon Q Developer documents neither; if it sends an account, it must be this one.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function admitServiceToKey(scope: IConstruct, key: kms.IKey, service: ServiceOfKey): void {
  const operator = OPERATORS[service];
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)],
    actions: ACTIONS,
    resources: ['*'],
    conditions: operator === undefined ? undefined : { [operator]: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
  if (!key.addToResourcePolicy(statement).statementAdded) {
    policyUnchanged(scope, `the key ${key.node.path}`, statement);
  }
}

/**
 * Fails for a key that is known by its alias alone: a policy that names an alias allows nothing, so nothing would be delivered.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function checkKey(key: kms.IKey | undefined, prop: string): void {
  if (!key) {
    return;
  }
  if (isAwsManaged(key, 'alias/aws/sns')) {
    throw new Error(`${prop} is alias/aws/sns, the key that AWS manages: nobody can change its policy, which lets in no service such as CloudWatch. ` +
      'Encrypt the topic by a customer managed key, such as new kms.Key(...), or leave the key out');
  }
  const keyArn = JSON.stringify(Stack.of(key).resolve(key.keyArn));
  if (keyArn.includes(':alias/')) {
    throw new Error(`${prop} is the alias ${keyArn}, which no policy can name: give the key itself, by Key.fromKeyArn(...) or Key.fromLookup(...)`);
  }
}
