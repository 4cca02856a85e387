import { CfnStackSet, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Guard } from './call-pattern';
import { shares } from '../cdk/split';
import { outermost } from '../cdk/outermost';
import { WatchedRule } from '../rule/alert-rule';

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

/** So many rules with the longest names fit into one pattern. */
export const RULES_OF_A_RULE = 12;

/**
 * Rules and their targets. `PutRule` can disable a rule or give it another pattern.
 *
 * @param index of this guard among those of rules
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
 */
export function ruleGuard(rules: readonly WatchedRule[], index: number): Guard {
  const names = rules.map(({ name }) => name);
  return {
    id: idOf('Rule', index),
    service: 'events',
    calls: ['DeleteRule', 'DisableRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
    parameters: { name: names, rule: names },
  };
}

/**
 * The default bus, from which the rules take all events. Given a key that is then disabled, it can hand on nothing.
 * A call that names no bus means this one.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey-configure.html
 */
export function defaultBusGuard(stack: Stack): Guard {
  return {
    id: 'DefaultBus',
    service: 'events',
    calls: ['UpdateEventBus'],
    parameters: {
      name: ['default', stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }), { exists: false }],
    },
  };
}

/**
 * The bus to which other Regions and accounts send sign-ins. Without its policy they are turned away.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html
 */
export function busGuard(buses: readonly events.CfnEventBus[]): Guard {
  const names = buses.flatMap(({ ref, attrArn }) => [ref, attrArn]);
  return {
    id: 'Bus',
    service: 'events',
    calls: ['DeleteEventBus', 'PutPermission', 'RemovePermission', 'UpdateEventBus'],
    parameters: { name: names, eventBusName: names },
  };
}

/**
 * What puts forwarders into other Regions and accounts, by name or ID. What happens to a forwarder itself is recorded where it is.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStackInstances.html
 */
export function stackSetGuard(stackSets: readonly CfnStackSet[]): Guard {
  return {
    id: 'StackSet',
    service: 'cloudformation',
    calls: ['DeleteStackInstances', 'DeleteStackSet', 'StopStackSetOperation', 'UpdateStackInstances', 'UpdateStackSet'],
    parameters: { stackSetName: stackSets.flatMap(({ stackSetName, attrStackSetId }) => [stackSetName, attrStackSetId]) },
  };
}

/**
 * The workflows between the rules and the topics.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 */
export function workflowGuard(workflows: readonly CfnStateMachine[]): Guard {
  return {
    id: 'Workflow',
    service: 'states',
    calls: ['DeleteStateMachine', 'UpdateStateMachine'],
    parameters: { stateMachineArn: workflows.map(({ attrArn }) => attrArn) },
  };
}

/**
 * Topics and their subscriptions, whose ARN begins with the topic's, each in a rule of its own, since a pattern has room for one
 * with the longest name. An unsubscription by the link in a mail is not recorded.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html
 */
export function topicGuards(topics: readonly sns.ITopic[]): readonly Guard[] {
  return topics.map(({ topicArn }, index) => ({
    id: idOf('Topic', index),
    service: 'sns',
    calls: [
      'AddPermission', 'DeleteTopic', 'PutDataProtectionPolicy', 'RemovePermission', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'Unsubscribe',
    ],
    parameters: { topicArn: [topicArn], resourceArn: [topicArn], subscriptionArn: [{ prefix: `${topicArn}:` }] },
  }));
}

/**
 * The settings of the account and Region for text messages, such as the most that they may cost in a month, and the numbers that
 * an account in the sandbox may send to.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_DeleteSMSSandboxPhoneNumber.html
 */
export function smsGuard(): Guard {
  return { id: 'Sms', service: 'sns', calls: ['DeleteSMSSandboxPhoneNumber', 'SetSMSAttributes'], parameters: {} };
}

/**
 * Alarms, each in a rule of its own, since a pattern has room for one with the longest name. A mute rule holds back what alarms do.
 *
 * Their API is recorded as `monitoring`, after its endpoint. `alarms` stands for `alarmNames` in records of an older form.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/logging_cw_api_calls.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
export function alarmGuard({ ref }: cloudwatch.CfnAlarm, index: number): Guard {
  return {
    id: idOf('Alarm', index),
    service: 'monitoring',
    otherSource: 'aws.cloudwatch',
    calls: ['DeleteAlarms', 'DisableAlarmActions', 'PutAlarmMuteRule', 'PutMetricAlarm', 'SetAlarmState'],
    parameters: { 'alarmName': [ref], 'alarmNames': [ref], 'alarms': [ref], 'muteTargets.alarmNames': [ref] },
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
    calls: ['DeleteImportedKeyMaterial', 'DisableKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'],
    parameters: { keyId: keys.flatMap(({ keyId, keyArn }) => [keyId, keyArn]) },
  };
}

/**
 * The dead-letter queue. Its URL may be given with any of SQS's hosts, but always ends in account and name, with or without a slash.
 * Whoever makes it the dead-letter queue of a queue of his own can move its messages there.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function queueGuard(queue: sqs.IQueue): Guard {
  const path = `/${queue.env.account}/${queue.queueName}`;
  return {
    id: 'Queue',
    service: 'sqs',
    calls: ['AddPermission', 'DeleteQueue', 'PurgeQueue', 'RemovePermission', 'SetQueueAttributes', 'StartMessageMoveTask'],
    parameters: { queueUrl: [{ suffix: path }, { suffix: `${path}/` }], sourceArn: [queue.queueArn] },
  };
}

/** So many roles and policies with the longest names fit into one pattern. */
const ROLES_OF_A_RULE = 5;

/**
 * The roles on the way and what they may do, in as many rules as their names need. IAM takes a name in any case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export function roleGuards(roles: readonly iam.IRole[], policies: readonly iam.IManagedPolicy[]): readonly Guard[] {
  const [ofRoles, ofPolicies] = [shares(roles, ROLES_OF_A_RULE), shares(policies, ROLES_OF_A_RULE)];
  return Array.from({ length: Math.max(ofRoles.length, ofPolicies.length) }, (_, index) =>
    roleGuard(idOf('Role', index), ofRoles[index] ?? [], ofPolicies[index] ?? []));
}

/** The first keeps the name that every alert has: `Role`, `Role2`, `Role3` … */
function idOf(id: string, index: number): string {
  return index === 0 ? id : `${id}${index + 1}`;
}

function roleGuard(id: string, roles: readonly iam.IRole[], policies: readonly iam.IManagedPolicy[]): Guard {
  return {
    id,
    service: 'iam',
    calls: [
      'AttachRolePolicy', 'CreatePolicyVersion', 'DeletePolicy', 'DeletePolicyVersion', 'DeleteRole', 'DetachRolePolicy',
      'PutRolePermissionsBoundary', 'PutRolePolicy', 'SetDefaultPolicyVersion', 'UpdateAssumeRolePolicy',
    ],
    parameters: {
      roleName: roles.map(({ roleName }) => ({ 'equals-ignore-case': roleName })),
      policyArn: policies.map(({ managedPolicyArn }) => ({ 'equals-ignore-case': managedPolicyArn })),
    },
    suppressions: [{ tool: 'cfn-lint', rule: 'W3005', reason: 'it waits for the policy, as every rule here does, and this one names it as well' }],
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
