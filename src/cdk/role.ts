import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** A role and its policy. A resource that uses the role must wait for both. */
export interface RoleWithPolicy {
  readonly role: iam.Role;
  readonly policy: iam.ManagedPolicy;
}

/**
 * Creates a role with a managed policy, which the compliance packs of cdk-nag demand in place of an inline one.
 *
 * @param prefix of both construct IDs, before `Role` and `Policy`
 */
export function createRole(scope: Construct, prefix: string, assumedBy: iam.IPrincipal, statements: iam.PolicyStatement[]): RoleWithPolicy {
  const role = new iam.Role(scope, `${prefix}Role`, { assumedBy });
  return { role, policy: createPolicy(scope, prefix, role, statements) };
}

/** Creates the managed policy of a role that was created before it, since the statements depend on the role. */
export function createPolicy(scope: Construct, prefix: string, role: iam.IRole, statements: iam.PolicyStatement[]): iam.ManagedPolicy {
  return new iam.ManagedPolicy(scope, `${prefix}Policy`, { roles: [role], statements });
}
