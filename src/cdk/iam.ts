import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct, Construct } from 'constructs';

/** EventBridge, which publishes to topics and writes to dead-letter queues. */
export const EVENTBRIDGE = 'events.amazonaws.com';

/** CloudWatch, whose alarms may publish to the topic of the mails. */
export const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** CloudTrail, which writes the log files of a trail. */
export const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** EventBridge Scheduler, which makes a call for each time of a schedule. */
export const SCHEDULER = 'scheduler.amazonaws.com';

/** Amazon Q Developer in chat applications, which posts cards to chats and had the name AWS Chatbot before. */
export const CHATBOT = 'chatbot.amazonaws.com';

/**
 * EventBridge for any rule of this account, which may assume the role of a target. It cannot be one rule alone, since the rule names the role.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function rulesOfThisAccount(scope: IConstruct): iam.ServicePrincipal {
  return new iam.ServicePrincipal(EVENTBRIDGE, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}

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
