import { merge, Overrides } from './builder';
import { Json } from '../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../src/signin/samples';

/** The parts of an alert, by the names that calls on them give. */
export interface Parts {
  readonly trailName: string;
  readonly trailArn: string;
  readonly ruleName: string;
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly keyId: string;
  readonly keyArn: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly alarmName: string;
  readonly roleName: string;
  readonly policyArn: string;
  readonly stackName: string;
  readonly stackId: string;
  readonly eventBusName: string;
  readonly eventBusArn: string;
  readonly stackSetName: string;
  readonly stackSetId: string;
  readonly stateMachineArn: string;
  readonly scheduleName: string;
  readonly scheduleGroupName: string;
}

/** The parts of somebody else, whose names begin or end as those of an alert may. */
export const OF_SOMEBODY_ELSE: Parts = {
  trailName: 'management-events-2',
  trailArn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events-2',
  ruleName: 'Security-Backup',
  topicArn: 'arn:aws:sns:us-east-1:123456789012:Security-Backup',
  subscriptionArn: 'arn:aws:sns:us-east-1:123456789012:Security-Backup:0e0e0e0e-5555-4555-8555-000000000001',
  keyId: '0e0e0e0e-6666-4666-8666-000000000001',
  keyArn: 'arn:aws:kms:us-east-1:123456789012:key/0e0e0e0e-6666-4666-8666-000000000001',
  queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Security-Backup',
  queueArn: 'arn:aws:sqs:us-east-1:123456789012:Security-Backup',
  alarmName: 'Security-Backup',
  roleName: 'Security-Backup',
  policyArn: 'arn:aws:iam::123456789012:policy/Security-Backup',
  stackName: 'Backup',
  stackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/Backup/0e0e0e0e-7777-4777-8777-000000000001',
  eventBusName: 'Security-Backup',
  eventBusArn: 'arn:aws:events:us-east-1:123456789012:event-bus/Security-Backup',
  stackSetName: 'Security-Backup',
  stackSetId: 'Security-Backup:0e0e0e0e-7777-4777-8777-000000000002',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Security-Backup',
  scheduleName: 'Security-Backup',
  scheduleGroupName: 'Security-Backup-Group',
};

/** A call that tampers with an alert, and the ID of the tampering rule that matches it. */
export interface ApiCall {
  readonly part: 'Trail' | 'Rule' | 'Topic' | 'Sms' | 'Key' | 'Queue' | 'Alarm' | 'Role' | 'Stack' | 'DefaultBus' | 'Bus' | 'StackSet' | 'Workflow'
  | 'Schedule';
  readonly service: string;
  /** The name that the service has for EventBridge and in policies, where CloudTrail has another. */
  readonly otherName?: string;
  readonly eventName: string;
  /** How it names the part, where calls of this name have more than one way. */
  readonly by?: string;
  readonly parameters: (parts: Parts) => Readonly<Record<string, Json>>;
}

const ANYBODY = '{"Version":"2012-10-17","Statement":[]}';
const NO_MANAGEMENT_EVENTS = [{ readWriteType: 'ReadOnly', includeManagementEvents: false, dataResources: [], excludeManagementEventSources: [] }];

/** Every call that a tampering rule matches; see SOURCES.md for what was seen and what is inferred. */
export const API_CALLS: readonly ApiCall[] = [
  call('Trail', 'cloudtrail', 'StopLogging', ({ trailName }) => ({ name: trailName })),
  { ...call('Trail', 'cloudtrail', 'StopLogging', ({ trailArn }) => ({ name: trailArn })), by: 'ARN' },
  call('Trail', 'cloudtrail', 'DeleteTrail', ({ trailName }) => ({ name: trailName })),
  call('Trail', 'cloudtrail', 'UpdateTrail', ({ trailName }) => ({ name: trailName, isMultiRegionTrail: false })),
  call('Trail', 'cloudtrail', 'PutEventSelectors', ({ trailName }) => ({ trailName, eventSelectors: NO_MANAGEMENT_EVENTS })),
  { ...call('Trail', 'cloudtrail', 'PutEventSelectors', ({ trailArn }) => ({ trailName: trailArn, eventSelectors: NO_MANAGEMENT_EVENTS })), by: 'ARN' },

  call('Rule', 'events', 'DisableRule', ({ ruleName }) => ({ name: ruleName })),
  call('Rule', 'events', 'DeleteRule', ({ ruleName }) => ({ name: ruleName, force: false })),
  call('Rule', 'events', 'PutRule', ({ ruleName }) => ({ name: ruleName, eventPattern: '{"source":["aws.nothing"]}', state: 'ENABLED' })),
  call('Rule', 'events', 'PutTargets', ({ ruleName }) => ({ rule: ruleName, targets: [{ id: 'Target0', arn: 'arn:aws:sns:us-east-1:123456789012:nobody' }] })),
  call('Rule', 'events', 'RemoveTargets', ({ ruleName }) => ({ rule: ruleName, ids: ['Target0'], force: false })),

  call('Topic', 'sns', 'DeleteTopic', ({ topicArn }) => ({ topicArn })),
  call('Topic', 'sns', 'SetTopicAttributes', ({ topicArn }) => ({ topicArn, attributeName: 'Policy', attributeValue: ANYBODY })),
  call('Topic', 'sns', 'AddPermission', ({ topicArn }) => ({ topicArn, label: 'other', aWSAccountIds: ['111122223333'], actionNames: ['Publish'] })),
  call('Topic', 'sns', 'RemovePermission', ({ topicArn }) => ({ topicArn, label: 'AllowAlarmsOfThisAccount' })),
  call('Topic', 'sns', 'Unsubscribe', ({ subscriptionArn }) => ({ subscriptionArn })),
  call('Topic', 'sns', 'SetSubscriptionAttributes', ({ subscriptionArn }) =>
    ({ subscriptionArn, attributeName: 'FilterPolicy', attributeValue: '{"never":["this"]}' })),
  call('Topic', 'sns', 'PutDataProtectionPolicy', ({ topicArn }) => ({ resourceArn: topicArn, dataProtectionPolicy: ANYBODY })),

  call('Sms', 'sns', 'SetSMSAttributes', () => ({ attributes: { MonthlySpendLimit: '0' } })),
  call('Sms', 'sns', 'DeleteSMSSandboxPhoneNumber', () => ({ phoneNumber: '+81312345678' })),

  call('Key', 'kms', 'DisableKey', ({ keyId }) => ({ keyId })),
  { ...call('Key', 'kms', 'DisableKey', ({ keyArn }) => ({ keyId: keyArn })), by: 'ARN' },
  call('Key', 'kms', 'ScheduleKeyDeletion', ({ keyId }) => ({ keyId, pendingWindowInDays: 7 })),
  call('Key', 'kms', 'PutKeyPolicy', ({ keyId }) => ({ keyId, policyName: 'default', policy: ANYBODY, bypassPolicyLockoutSafetyCheck: false })),
  call('Key', 'kms', 'DeleteImportedKeyMaterial', ({ keyId }) => ({ keyId })),

  call('Queue', 'sqs', 'DeleteQueue', ({ queueUrl }) => ({ queueUrl })),
  { ...call('Queue', 'sqs', 'DeleteQueue', ({ queueUrl }) => ({ queueUrl: queueUrl.replace(/^https:\/\/sqs\.([\w-]+)\./, 'https://$1.queue.') })), by: 'an older URL' },
  { ...call('Queue', 'sqs', 'DeleteQueue', ({ queueUrl }) => ({ queueUrl: `${queueUrl}/` })), by: 'URL with a slash' },
  call('Queue', 'sqs', 'SetQueueAttributes', ({ queueUrl }) => ({ queueUrl, attributes: { Policy: '' } })),
  call('Queue', 'sqs', 'PurgeQueue', ({ queueUrl }) => ({ queueUrl })),
  call('Queue', 'sqs', 'AddPermission', ({ queueUrl }) => ({ queueUrl, label: 'other', aWSAccountIds: ['111122223333'], actions: ['DeleteMessage'] })),
  call('Queue', 'sqs', 'RemovePermission', ({ queueUrl }) => ({ queueUrl, label: 'events' })),
  call('Queue', 'sqs', 'StartMessageMoveTask', ({ queueArn }) => ({ sourceArn: queueArn })),

  alarmCall('DeleteAlarms', ({ alarmName }) => ({ alarmNames: ['other', alarmName] })),
  { ...alarmCall('DeleteAlarms', ({ alarmName }) => ({ alarms: [alarmName] })), by: 'older parameter' },
  alarmCall('DisableAlarmActions', ({ alarmName }) => ({ alarmNames: [alarmName] })),
  alarmCall('PutMetricAlarm', ({ alarmName }) => ({ alarmName, threshold: 1000000 })),
  alarmCall('SetAlarmState', ({ alarmName }) => ({ alarmName, stateValue: 'OK', stateReason: 'none' })),
  alarmCall('PutAlarmMuteRule', ({ alarmName }) => ({ name: 'mute', rule: { schedule: { expression: 'cron(0 0 * * *)', duration: 'PT24H' } }, muteTargets: { alarmNames: [alarmName] } })),
  { ...alarmCall('DeleteAlarms', ({ alarmName }) => ({ alarmNames: [alarmName] })), otherName: undefined, by: 'source of the endpoint' },

  call('Role', 'iam', 'DeleteRole', ({ roleName }) => ({ roleName })),
  { ...call('Role', 'iam', 'DeleteRole', ({ roleName }) => ({ roleName: roleName.toLowerCase() })), by: 'name in another case' },
  { ...call('Role', 'iam', 'DeletePolicy', ({ policyArn }) => ({ policyArn: policyArn.replace(/[^/]*$/, name => name.toUpperCase()) })), by: 'name in another case' },
  call('Role', 'iam', 'UpdateAssumeRolePolicy', ({ roleName }) => ({ roleName, policyDocument: ANYBODY })),
  call('Role', 'iam', 'PutRolePolicy', ({ roleName }) => ({ roleName, policyName: 'deny', policyDocument: ANYBODY })),
  call('Role', 'iam', 'PutRolePermissionsBoundary', ({ roleName }) => ({ roleName, permissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })),
  call('Role', 'iam', 'AttachRolePolicy', ({ roleName }) => ({ roleName, policyArn: 'arn:aws:iam::aws:policy/AWSDenyAll' })),
  call('Role', 'iam', 'DetachRolePolicy', ({ roleName, policyArn }) => ({ roleName, policyArn })),
  call('Role', 'iam', 'CreatePolicyVersion', ({ policyArn }) => ({ policyArn, policyDocument: ANYBODY, setAsDefault: true })),
  call('Role', 'iam', 'SetDefaultPolicyVersion', ({ policyArn }) => ({ policyArn, versionId: 'v1' })),
  call('Role', 'iam', 'DeletePolicyVersion', ({ policyArn }) => ({ policyArn, versionId: 'v1' })),
  call('Role', 'iam', 'DeletePolicy', ({ policyArn }) => ({ policyArn })),

  call('Stack', 'cloudformation', 'DeleteStack', ({ stackName }) => ({ stackName })),
  { ...call('Stack', 'cloudformation', 'DeleteStack', ({ stackId }) => ({ stackName: stackId })), by: 'ID' },

  call('DefaultBus', 'events', 'UpdateEventBus', () => ({ name: 'default', kmsKeyIdentifier: '0e0e0e0e-6666-4666-8666-000000000002' })),
  { ...call('DefaultBus', 'events', 'UpdateEventBus', () => ({ kmsKeyIdentifier: '0e0e0e0e-6666-4666-8666-000000000002' })), by: 'no name' },
  {
    ...call('DefaultBus', 'events', 'UpdateEventBus', () =>
      ({ name: 'arn:aws:events:us-east-1:123456789012:event-bus/default', kmsKeyIdentifier: '0e0e0e0e-6666-4666-8666-000000000002' })),
    by: 'ARN of the default one',
  },

  call('Bus', 'events', 'DeleteEventBus', ({ eventBusName }) => ({ name: eventBusName })),
  { ...call('Bus', 'events', 'UpdateEventBus', ({ eventBusName }) => ({ name: eventBusName, kmsKeyIdentifier: '' })), by: 'name of its own' },
  call('Bus', 'events', 'PutPermission', ({ eventBusName }) => ({ eventBusName, policy: ANYBODY })),
  call('Bus', 'events', 'RemovePermission', ({ eventBusName }) => ({ eventBusName, removeAllPermissions: true })),
  { ...call('Bus', 'events', 'RemovePermission', ({ eventBusArn }) => ({ eventBusName: eventBusArn, removeAllPermissions: true })), by: 'ARN' },

  call('StackSet', 'cloudformation', 'DeleteStackSet', ({ stackSetName }) => ({ stackSetName })),
  call('StackSet', 'cloudformation', 'UpdateStackSet', ({ stackSetName }) => ({ stackSetName, usePreviousTemplate: true })),
  call('StackSet', 'cloudformation', 'DeleteStackInstances', ({ stackSetName }) => ({ stackSetName, regions: ['us-east-2'], retainStacks: false })),
  { ...call('StackSet', 'cloudformation', 'DeleteStackInstances', ({ stackSetId }) => ({ stackSetName: stackSetId, regions: ['us-east-2'] })), by: 'ID' },
  call('StackSet', 'cloudformation', 'UpdateStackInstances', ({ stackSetName }) => ({ stackSetName, regions: ['us-east-2'] })),
  call('StackSet', 'cloudformation', 'StopStackSetOperation', ({ stackSetName }) => ({ stackSetName, operationId: '0e0e0e0e-7777-4777-8777-000000000003' })),

  call('Workflow', 'states', 'DeleteStateMachine', ({ stateMachineArn }) => ({ stateMachineArn })),
  call('Workflow', 'states', 'UpdateStateMachine', ({ stateMachineArn }) => ({ stateMachineArn, roleArn: 'arn:aws:iam::123456789012:role/nothing' })),

  call('Schedule', 'scheduler', 'DeleteSchedule', ({ scheduleName, scheduleGroupName }) => ({ name: scheduleName, groupName: scheduleGroupName })),
  call('Schedule', 'scheduler', 'UpdateSchedule', ({ scheduleName, scheduleGroupName }) => ({ name: scheduleName, groupName: scheduleGroupName, state: 'DISABLED' })),
  call('Schedule', 'scheduler', 'DeleteScheduleGroup', ({ scheduleGroupName }) => ({ name: scheduleGroupName })),
];

/** Calls on the parts of a daily check: its schedule, its workflow and its roles. */
export const DAILY_CHECK_CALLS: readonly ApiCall[] = [
  call('Schedule', 'scheduler', 'DeleteSchedule', ({ scheduleName }) => ({ name: scheduleName })),
  { ...call('Schedule', 'scheduler', 'DeleteSchedule', ({ scheduleName }) => ({ name: scheduleName, groupName: 'default' })), by: 'name and group' },
  call('Schedule', 'scheduler', 'UpdateSchedule', ({ scheduleName }) => ({ name: scheduleName, state: 'DISABLED', scheduleExpression: 'cron(0 7 * * ? *)' })),
  call('Workflow', 'states', 'DeleteStateMachine', ({ stateMachineArn }) => ({ stateMachineArn })),
  call('Workflow', 'states', 'UpdateStateMachine', ({ stateMachineArn }) => ({ stateMachineArn, definition: '{}' })),
  call('Workflow', 'states', 'StopExecution', ({ stateMachineArn }) =>
    ({ executionArn: `${stateMachineArn.replace(':stateMachine:', ':execution:')}:0e0e0e0e-6666-4666-8666-000000000004` })),
  call('Role', 'iam', 'UpdateAssumeRolePolicy', ({ roleName }) => ({ roleName, policyDocument: '{}' })),
  call('Role', 'iam', 'CreatePolicyVersion', ({ policyArn }) => ({ policyArn, policyDocument: '{}', setAsDefault: true })),
];

function call(part: ApiCall['part'], service: string, eventName: string, parameters: ApiCall['parameters']): ApiCall {
  return { part, service, eventName, parameters };
}

function alarmCall(eventName: string, parameters: ApiCall['parameters']): ApiCall {
  return { ...call('Alarm', 'monitoring', eventName, parameters), otherName: 'cloudwatch' };
}

/** The record of a call by an IAM user on these parts, in us-east-1, as EventBridge delivers it. */
export function apiCall({ service, otherName, eventName, parameters }: ApiCall, parts: Parts, overrides: Overrides = {}): SignInRecord {
  return merge({
    'version': '0',
    'id': '0e0e0e0e-8888-4888-8888-000000000001',
    'detail-type': 'AWS API Call via CloudTrail',
    'source': `aws.${otherName ?? service}`,
    'account': '123456789012',
    'time': '2026-01-15T09:30:00Z',
    'region': 'us-east-1',
    'resources': [],
    'detail': {
      eventVersion: '1.08',
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAEXAMPLEALICE00001',
        arn: 'arn:aws:iam::123456789012:user/alice',
        accountId: '123456789012',
        accessKeyId: 'AKIAEXAMPLEALICE0001',
        userName: 'alice',
      },
      eventTime: '2026-01-15T09:30:00Z',
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: 'us-east-1',
      sourceIPAddress: '198.51.100.66',
      userAgent: 'aws-cli/2.15.0 Python/3.11.6 Linux/6.1.0',
      requestParameters: parameters(parts),
      responseElements: null,
      requestID: '0e0e0e0e-9999-4999-8999-000000000001',
      eventID: '0e0e0e0e-8888-4888-8888-000000000002',
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '123456789012',
      eventCategory: 'Management',
    },
  }, overrides);
}

/** What makes a call one of CloudFormation, for somebody who deploys. */
export const BY_CLOUDFORMATION: Overrides = {
  detail: { userIdentity: { invokedBy: 'cloudformation.amazonaws.com' }, sourceIPAddress: 'cloudformation.amazonaws.com', userAgent: 'cloudformation.amazonaws.com' },
};

/** What makes a call one that was refused. */
export const REFUSED: Overrides = {
  detail: { errorCode: 'AccessDenied', errorMessage: 'User: arn:aws:iam::123456789012:user/alice is not authorized to perform this action' },
};
