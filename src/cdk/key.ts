import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { warnOfMissingStatement } from './annotations';
import { CHATBOT, CLOUDWATCH, EVENTBRIDGE } from './iam';

/** The condition operator by which a key's policy compares the account for which a service works. */
const OPERATORS = { [EVENTBRIDGE]: undefined, [CLOUDWATCH]: 'StringEquals', [CHATBOT]: 'StringEqualsIfExists' } as const;

/** A service that uses the keys of topics or queues. */
export type ServiceOfKey = keyof typeof OPERATORS;

/** The actions on a key that publishing to an encrypted topic needs, and no others. */
const ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** The action on a key that shows its state. */
const DESCRIBE = 'kms:DescribeKey';

/**
 * Allows a role to use a key, as far as the key's policy decides it.
 *
 * A key of this app trusts the policies of its account by default, and `grant` knows whether it does. The policy of an imported key cannot
 * be seen from here, so a warning names the statement that it must have.
 *
 * @returns the statement that the role's policy needs
 */
export function allowRoleToUseKey(key: kms.IKey, role: iam.IRole): iam.PolicyStatement {
  key.grant(role, ...ACTIONS);
  if (!(key instanceof kms.Key)) {
    warnOfMissingStatement(role, `the key ${key.node.path}`, new iam.PolicyStatement({
      principals: [new iam.ArnPrincipal(role.roleArn)],
      actions: ACTIONS,
      resources: ['*'],
    }));
  }
  return new iam.PolicyStatement({ actions: ACTIONS, resources: [key.keyArn] });
}

/**
 * Allows a role to see the state of keys, as far as their policies decide it. A key of this app trusts the policies of its account by default.
 *
 * @returns the statement that the role's policy needs
 */
export function allowRoleToDescribeKeys(keys: readonly kms.IKey[], role: iam.IRole): iam.PolicyStatement {
  keys.forEach(key => key.grant(role, DESCRIBE));
  return new iam.PolicyStatement({ actions: [DESCRIBE], resources: keys.map(({ keyArn }) => keyArn) });
}

/**
 * Allows an AWS service to use a key, for this account alone.
 *
 * - EventBridge supports neither `aws:SourceAccount` nor `aws:SourceArn` in a key policy: it sends neither, so a condition would deny everything.
 * - CloudWatch sends the account of the alarm.
 * - Amazon Q Developer documents neither; if it sends an account, it must be this one.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function allowServiceToUseKey(scope: IConstruct, key: kms.IKey, service: ServiceOfKey): void {
  const operator = OPERATORS[service];
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)],
    actions: ACTIONS,
    resources: ['*'],
    conditions: operator === undefined ? undefined : { [operator]: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
  if (!key.addToResourcePolicy(statement).statementAdded) {
    warnOfMissingStatement(scope, `the key ${key.node.path}`, statement);
  }
}
