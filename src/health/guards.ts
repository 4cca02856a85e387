import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Guard } from './guard';
import { outermost } from '../trail/outermost';

/**
 * The trail. Calls name it by name or by ARN, and `PutEventSelectors` has a parameter of its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
 */
export function trailGuard({ name, arn }: { readonly name: string; readonly arn: string }): Guard {
  return {
    id: 'Trail',
    service: 'cloudtrail',
    calls: ['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'],
    parameters: { name: [name, arn], trailName: [name, arn] },
  };
}

/**
 * Rules and their targets. `PutRule` can disable a rule or give it another pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
 */
export function ruleGuard(rules: readonly events.IRule[]): Guard {
  const names = rules.map(({ ruleName }) => ruleName);
  return {
    id: 'Rule',
    service: 'events',
    calls: ['DeleteRule', 'DisableRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
    parameters: { name: names, rule: names },
  };
}

/**
 * Topics and their subscriptions, whose ARN begins with the topic's. An unsubscription by the link in a mail is not recorded.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
 */
export function topicGuard(topics: readonly sns.ITopic[]): Guard {
  const arns = topics.map(({ topicArn }) => topicArn);
  return {
    id: 'Topic',
    service: 'sns',
    calls: ['AddPermission', 'DeleteTopic', 'RemovePermission', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'Unsubscribe'],
    parameters: { topicArn: arns, subscriptionArn: arns.map(arn => ({ prefix: `${arn}:` })) },
  };
}

/**
 * Keys, which calls name by ID or by ARN.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html
 */
export function keyGuard(keys: readonly kms.IKey[]): Guard {
  return {
    id: 'Key',
    service: 'kms',
    calls: ['DisableKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'],
    parameters: { keyId: keys.flatMap(({ keyId, keyArn }) => [keyId, keyArn]) },
  };
}

/**
 * The dead-letter queue. Its URL may be given with any of SQS's hosts, but always ends in account and name.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 */
export function queueGuard(queue: sqs.IQueue): Guard {
  return {
    id: 'Queue',
    service: 'sqs',
    calls: ['DeleteQueue', 'SetQueueAttributes'],
    parameters: { queueUrl: [{ suffix: `/${queue.env.account}/${queue.queueName}` }] },
  };
}

/**
 * The publishing roles and what they may do.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export function roleGuard(roles: readonly iam.IRole[], policies: readonly iam.IManagedPolicy[]): Guard {
  return {
    id: 'Role',
    service: 'iam',
    calls: [
      'AttachRolePolicy', 'CreatePolicyVersion', 'DeletePolicy', 'DeletePolicyVersion', 'DeleteRole', 'DetachRolePolicy',
      'PutRolePermissionsBoundary', 'PutRolePolicy', 'SetDefaultPolicyVersion', 'UpdateAssumeRolePolicy',
    ],
    parameters: { roleName: roles.map(({ roleName }) => roleName), policyArn: policies.map(({ managedPolicyArn }) => managedPolicyArn) },
  };
}

/**
 * The stack that holds all of this and the one around all others, by name or by ID.
 * The stacks in between fall with theirs: CloudFormation deletes them, which is no tampering.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
export function stackGuard(stack: Stack): Guard {
  const stacks = [...new Set([stack, outermost(stack)])];
  return {
    id: 'Stack',
    service: 'cloudformation',
    calls: ['DeleteStack'],
    parameters: { stackName: stacks.flatMap(({ stackName, stackId }) => [stackName, stackId]) },
  };
}
