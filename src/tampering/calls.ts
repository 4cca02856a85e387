import { ArnFormat, CfnStackSet, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnStateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { TamperingCalls } from './call-pattern';
import { outermostStack } from '../cdk/environment';
import { chunk, numberedId } from '../cdk/numbered-resources';
import { AlertRule } from '../rule/alert-rule';

/**
 * Calls on the trail. They give its name or its ARN, and `PutEventSelectors` does so in another parameter.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
 */
export function trailCalls({ name, arn }: { readonly name: string; readonly arn: string }): TamperingCalls {
  return {
    id: 'Trail',
    service: 'cloudtrail',
    calls: ['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'],
    parameters: { name: [name, arn], trailName: [name, arn] },
  };
}

/** The number of rules with the longest names that fit into one pattern. */
export const RULES_PER_PATTERN = 12;

/**
 * Calls on rules and their targets. `PutRule` can disable a rule or change its pattern.
 *
 * @param index among the tampering rules for rules
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
 */
export function ruleCalls(rules: readonly AlertRule[], index: number): TamperingCalls {
  const names = rules.map(({ name }) => name);
  return {
    id: numberedId('Rule', index),
    service: 'events',
    calls: ['DeleteRule', 'DisableRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
    parameters: { name: names, rule: names },
  };
}

/**
 * Calls on the default bus, on which the rules match events. Once it is encrypted with a key that is then disabled, no event reaches a rule.
 * A call that names no bus means the default one.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey-configure.html
 */
export function defaultBusCalls(stack: Stack): TamperingCalls {
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
 * Calls on the bus to which other Regions and accounts send sign-ins. Without its policy, it refuses them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html
 */
export function busCalls(buses: readonly events.CfnEventBus[]): TamperingCalls {
  const names = buses.flatMap(({ ref, attrArn }) => [ref, attrArn]);
  return {
    id: 'Bus',
    service: 'events',
    calls: ['DeleteEventBus', 'PutPermission', 'RemovePermission', 'UpdateEventBus'],
    parameters: { name: names, eventBusName: names },
  };
}

/**
 * Calls on the StackSet that deploys forwarders to other Regions and accounts. They give its name or ID. Calls on a forwarder itself are
 * recorded in its own account and Region.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStackInstances.html
 */
export function stackSetCalls(stackSets: readonly CfnStackSet[]): TamperingCalls {
  return {
    id: 'StackSet',
    service: 'cloudformation',
    calls: ['DeleteStackInstances', 'DeleteStackSet', 'StopStackSetOperation', 'UpdateStackInstances', 'UpdateStackSet'],
    parameters: { stackSetName: stackSets.flatMap(({ stackSetName, attrStackSetId }) => [stackSetName, attrStackSetId]) },
  };
}

/**
 * Calls on the workflows between the rules and the topics, and on that of the daily check. The execution of an Express workflow cannot be
 * stopped by a call; the ARN of another one begins with the name of its workflow.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
export function workflowCalls(workflows: readonly CfnStateMachine[], index: number): TamperingCalls {
  const executions = workflows.filter(({ stateMachineType }) => stateMachineType !== StateMachineType.EXPRESS)
    .map(({ stack, attrName }) => stack.formatArn({ service: 'states', resource: 'execution', resourceName: `${attrName}:`, arnFormat: ArnFormat.COLON_RESOURCE_NAME }));
  return {
    id: numberedId('Workflow', index),
    service: 'states',
    calls: ['DeleteStateMachine', ...executions.length > 0 ? ['StopExecution'] : [], 'UpdateStateMachine'],
    parameters: {
      stateMachineArn: workflows.map(({ attrArn }) => attrArn),
      ...executions.length > 0 ? { executionArn: executions.map(prefix => ({ prefix })) } : {},
    },
  };
}

/**
 * Calls on schedules and their groups, whose deletion deletes their schedules. Names are unique in a group, and those of other groups that
 * match as well are unlikely, since CloudFormation generates the names.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
 */
export function scheduleCalls(
  schedules: readonly scheduler.CfnSchedule[], groups: readonly scheduler.CfnScheduleGroup[], index: number,
): TamperingCalls {
  return {
    id: numberedId('Schedule', index),
    service: 'scheduler',
    calls: ['DeleteSchedule', 'DeleteScheduleGroup', 'UpdateSchedule'],
    parameters: { name: [...schedules, ...groups].map(({ ref }) => ref) },
  };
}

/**
 * Calls on topics and their subscriptions, whose ARN begins with the topic's. Each topic has a rule of its own, since a pattern has room
 * for one with the longest name. CloudTrail does not record an unsubscription by the link in a mail.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html
 */
export function topicCalls(topics: readonly sns.ITopic[]): readonly TamperingCalls[] {
  return topics.map(({ topicArn }, index) => ({
    id: numberedId('Topic', index),
    service: 'sns',
    calls: [
      'AddPermission', 'DeleteTopic', 'PutDataProtectionPolicy', 'RemovePermission', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'Unsubscribe',
    ],
    parameters: { topicArn: [topicArn], resourceArn: [topicArn], subscriptionArn: [{ prefix: `${topicArn}:` }] },
  }));
}

/**
 * Calls on the account's settings for text messages in this Region, such as the monthly spending limit, and on the phone numbers to which
 * an account in the SMS sandbox may send.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_DeleteSMSSandboxPhoneNumber.html
 */
export function smsCalls(): TamperingCalls {
  return { id: 'Sms', service: 'sns', calls: ['DeleteSMSSandboxPhoneNumber', 'SetSMSAttributes'], parameters: {} };
}

/**
 * Calls on an alarm. Each alarm has a rule of its own, since a pattern has room for one with the longest name. A mute rule holds back the
 * actions of alarms.
 *
 * CloudTrail records CloudWatch's API as `monitoring`, after its endpoint. Records of an older form have `alarms` instead of `alarmNames`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/logging_cw_api_calls.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
export function alarmCalls({ ref }: cloudwatch.CfnAlarm, index: number): TamperingCalls {
  return {
    id: numberedId('Alarm', index),
    service: 'monitoring',
    otherSource: 'aws.cloudwatch',
    calls: ['DeleteAlarms', 'DisableAlarmActions', 'PutAlarmMuteRule', 'PutMetricAlarm', 'SetAlarmState'],
    parameters: { 'alarmName': [ref], 'alarmNames': [ref], 'alarms': [ref], 'muteTargets.alarmNames': [ref] },
  };
}

/**
 * Calls on keys. They give a key's ID or ARN.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html
 */
export function keyCalls(keys: readonly kms.IKey[]): TamperingCalls {
  return {
    id: 'Key',
    service: 'kms',
    calls: ['DeleteImportedKeyMaterial', 'DisableKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'],
    parameters: { keyId: keys.flatMap(({ keyId, keyArn }) => [keyId, keyArn]) },
  };
}

/**
 * Calls on the dead-letter queue. They give its URL with any of SQS's hosts, which always ends in account and name, with or without a slash.
 * `StartMessageMoveTask` can move its messages to the queue of somebody who made it the dead-letter queue of that one.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function queueCalls(queue: sqs.IQueue): TamperingCalls {
  const path = `/${queue.env.account}/${queue.queueName}`;
  return {
    id: 'Queue',
    service: 'sqs',
    calls: ['AddPermission', 'DeleteQueue', 'PurgeQueue', 'RemovePermission', 'SetQueueAttributes', 'StartMessageMoveTask'],
    parameters: { queueUrl: [{ suffix: path }, { suffix: `${path}/` }], sourceArn: [queue.queueArn] },
  };
}

/** The number of roles, and of policies, with the longest names that fit into one pattern. */
const ROLES_PER_PATTERN = 5;

/**
 * Calls on the roles of the alert and on their policies, in as many rules as their names need. IAM compares names without case.
 *
 * @param first the number of such rules that there are already
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export function rolesCalls(roles: readonly iam.IRole[], policies: readonly iam.IManagedPolicy[], first: number): readonly TamperingCalls[] {
  const [ofRoles, ofPolicies] = [chunk(roles, ROLES_PER_PATTERN), chunk(policies, ROLES_PER_PATTERN)];
  return Array.from({ length: Math.max(ofRoles.length, ofPolicies.length) }, (_, index) =>
    roleCalls(numberedId('Role', first + index), ofRoles[index] ?? [], ofPolicies[index] ?? []));
}

function roleCalls(id: string, roles: readonly iam.IRole[], policies: readonly iam.IManagedPolicy[]): TamperingCalls {
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
    suppressions: [{ tool: 'cfn-lint', rule: 'W3005', reason: 'the rule depends on the policy of its target, as every tampering rule does, and this pattern names that policy as well' }],
  };
}

/**
 * The deletion of the alert's stack or of the outermost stack around it. The call gives a name or an ID.
 * CloudFormation itself deletes a stack between the two, together with the outermost one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
export function stackCalls(stack: Stack): TamperingCalls {
  const stacks = [...new Set([stack, outermostStack(stack)])];
  return {
    id: 'Stack',
    service: 'cloudformation',
    calls: ['DeleteStack'],
    parameters: { stackName: stacks.flatMap(({ stackName, stackId }) => [stackName, stackId]) },
  };
}
