import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EVENTBRIDGE } from './key';

/** A role with its rights, both of which somebody may have to wait for. */
export interface RoleWithPolicy {
  readonly role: iam.Role;
  readonly policy: iam.ManagedPolicy;
}

/**
 * A role whose policy is a managed one, as the compliance packs ask.
 *
 * @param prefix of both IDs, before `Role` and `Policy`
 */
export function createRole(scope: Construct, prefix: string, assumedBy: iam.IPrincipal, statements: iam.PolicyStatement[]): RoleWithPolicy {
  const role = new iam.Role(scope, `${prefix}Role`, { assumedBy });
  return { role, policy: new iam.ManagedPolicy(scope, `${prefix}Policy`, { roles: [role], statements }) };
}

/**
 * Who may take the role of a target. Not one rule: the rule names the role, so the role cannot name the rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function rulesOfThisAccount(alert: Construct): iam.ServicePrincipal {
  return new iam.ServicePrincipal(EVENTBRIDGE, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(alert).account } },
  });
}
