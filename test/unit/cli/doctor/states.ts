import { answers, Change, fails, TEMPLATE, templateWith } from './account';
import { Code } from '../../../../src/cli/doctor/report-line';
import { Json, JsonObject } from '../../../../src/cli/json-values';

/** A state of something in AWS, and the code of the lines that say so, if it is the only thing that is not well. */
export interface StateCase {
  readonly code: Code;
  readonly when: string;
  readonly changes: readonly Change[];
  /** What was synthesised, and is also what CloudFormation has. */
  readonly template?: JsonObject;
  /** Of a line that only the account with changes has. */
  readonly says?: string;
}

/** Changes one element of a list in an answer. */
function first(list: string, change: JsonObject): (answer: JsonObject) => JsonObject {
  return answer => {
    const [head, ...tail] = answer[list] as readonly JsonObject[];
    return { ...answer, [list]: [{ ...head, ...change }, ...tail] };
  };
}

function without(list: string, index = 0): (answer: JsonObject) => JsonObject {
  return answer => ({ ...answer, [list]: (answer[list] as readonly Json[]).filter((_, position) => position !== index) });
}

function added(list: string, element: JsonObject): (answer: JsonObject) => JsonObject {
  return answer => ({ ...answer, [list]: [...answer[list] as readonly Json[], element] });
}

function attributes(change: JsonObject): (answer: JsonObject) => JsonObject {
  return answer => ({ ...answer, Attributes: { ...answer.Attributes as JsonObject, ...change } });
}

const HOME = 'Mail-Rule';
const DENY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*"}]}';
const NOBODY: readonly Change[] = [answers('lookup-events', { Events: [] })];

/** A template whose property is known at deployment only, and the same of CloudFormation. */
function unresolved(resource: string, property: string): Pick<StateCase, 'template' | 'changes'> {
  const template = templateWith(resource, { [property]: { 'Fn::GetAtt': ['Lookup', 'Value'] } });
  return { template, changes: [answers('get-template', { TemplateBody: template })] };
}

export const STATES: readonly StateCase[] = [
  { code: 'not-allowed', when: 'a permission is missing', changes: [fails('describe-rule', 'AccessDeniedException', 'User: x is not authorized', HOME)], says: 'events:DescribeRule' },
  { code: 'not-allowed', when: 'SNS has its own code for it', changes: [fails('list-subscriptions-by-topic', 'AuthorizationError')], says: 'sns:ListSubscriptionsByTopic' },
  { code: 'not-answered', when: 'a service does not answer', changes: [fails('get-trail-status', 'ThrottlingException', 'Rate exceeded')], says: 'ThrottlingException: Rate exceeded' },
  { code: 'not-resolved', when: 'a pattern is known at deployment only', ...unresolved('Rule', 'EventPattern') },
  { code: 'other-account', when: 'the credentials are of another account', changes: [answers('get-caller-identity', { Account: '444455556666' })] },

  { code: 'stack-not-deployed', when: 'there is no such stack', changes: [fails('describe-stacks', 'ValidationError', 'Stack with id Mail does not exist')] },
  { code: 'stack-failed', when: 'its update failed', changes: [answers('describe-stacks', first('Stacks', { StackStatus: 'UPDATE_FAILED' }))] },
  { code: 'stack-in-progress', when: 'it is being updated', changes: [answers('describe-stacks', first('Stacks', { StackStatus: 'UPDATE_IN_PROGRESS' }))] },
  { code: 'stack-outdated', when: 'its template is older', changes: [answers('get-template', { TemplateBody: templateWith('Topic', { DisplayName: 'older' }) })], says: 'Topic differ' },
  { code: 'resource-missing', when: 'a resource was not created', changes: [answers('list-stack-resources', without('StackResourceSummaries', 6))], says: 'QueuePolicy' },

  { code: 'rule-missing', when: 'somebody deleted it', changes: [fails('describe-rule', 'ResourceNotFoundException', 'Rule does not exist', HOME)] },
  { code: 'rule-disabled', when: 'somebody disabled it', changes: [answers('describe-rule', { State: 'DISABLED' }, HOME)] },
  { code: 'rule-other-state', when: 'it no longer receives read-only events', changes: [answers('describe-rule', { State: 'ENABLED' }, HOME)] },
  { code: 'rule-other-pattern', when: 'somebody changed its pattern', changes: [answers('describe-rule', { EventPattern: '{"source":["aws.ec2"]}' }, HOME)] },
  { code: 'target-missing', when: 'somebody removed a target', changes: [answers('list-targets-by-rule', without('Targets'), HOME)] },
  { code: 'target-other-destination', when: 'it sends to another topic', changes: [answers('list-targets-by-rule', first('Targets', { Arn: 'arn:aws:sns:us-east-1:123456789012:Other' }), HOME)] },
  { code: 'target-other-text', when: 'it sends another text', changes: [answers('list-targets-by-rule', first('Targets', { InputTransformer: { InputTemplate: '"nothing"' } }), HOME)] },
  { code: 'target-other-role', when: 'it has another role', changes: [answers('list-targets-by-rule', first('Targets', { RoleArn: 'arn:aws:iam::123456789012:role/Other' }), HOME)] },
  { code: 'target-other-queue', when: 'its queue was taken away', changes: [answers('list-targets-by-rule', first('Targets', { DeadLetterConfig: {} }), HOME)] },
  { code: 'target-unknown', when: 'somebody added a target', changes: [answers('list-targets-by-rule', added('Targets', { Id: 'x', Arn: 'arn:aws:sqs:us-east-1:123456789012:theirs' }), HOME)], says: ':theirs' },
  { code: 'bus-missing', when: 'somebody deleted it', changes: [fails('describe-event-bus', 'ResourceNotFoundException')] },
  { code: 'bus-other-policy', when: 'somebody changed its policy', changes: [answers('describe-event-bus', { Policy: '{"Statement":[]}' })] },
  { code: 'role-missing', when: 'somebody deleted it', changes: [fails('get-role', 'NoSuchEntity', 'no such role', 'Mail-Role')] },
  { code: 'role-other-trust', when: 'it trusts somebody else', changes: [answers('get-role', { Role: { AssumeRolePolicyDocument: { Statement: [] } } }, 'Mail-Role')] },
  { code: 'role-not-allowed', when: 'a policy was taken away', changes: [answers('simulate-principal-policy', first('EvaluationResults', { EvalDecision: 'implicitDeny' }), 'Mail-WorkflowRole')], says: 'sns:Publish' },
  { code: 'workflow-missing', when: 'somebody deleted it', changes: [fails('describe-state-machine', 'StateMachineDoesNotExist')] },
  { code: 'workflow-other-definition', when: 'it sends another text', changes: [answers('describe-state-machine', { definition: '{"StartAt":"x"}' })] },
  { code: 'workflow-other-role', when: 'it has another role', changes: [answers('describe-state-machine', { roleArn: 'arn:aws:iam::123456789012:role/Other' })] },
  { code: 'workflow-missing', when: 'somebody deleted the one of the daily check', changes: [fails('describe-state-machine', 'StateMachineDoesNotExist', 'no such machine', ':Check-')], says: 'workflow Check-' },
  { code: 'rule-disabled', when: 'somebody disabled the one of the heartbeat', changes: [answers('describe-rule', { State: 'DISABLED' }, 'Mail-BeatRule')] },
  { code: 'role-not-allowed', when: 'a heartbeat may make no calls', changes: [answers('simulate-principal-policy', first('EvaluationResults', { EvalDecision: 'explicitDeny' }), 'sqs:SetQueueAttributes')], says: 'Mail-Beat' },
  { code: 'role-not-allowed', when: 'a schedule may not start the daily check', changes: [answers('simulate-principal-policy', first('EvaluationResults', { EvalDecision: 'implicitDeny' }), ':Check-')], says: 'states:StartExecution' },
  { code: 'schedule-missing', when: 'somebody deleted that of the daily check', changes: [fails('get-schedule', 'ResourceNotFoundException', 'Schedule Mail-CheckSchedule does not exist.', 'Mail-CheckSchedule')] },
  { code: 'schedule-disabled', when: 'somebody disabled that of the heartbeat', changes: [answers('get-schedule', { State: 'DISABLED' }, 'Mail-BeatSchedule')] },
  { code: 'schedule-changed', when: 'it calls something else', changes: [answers('get-schedule', ({ Target, ...others }) => ({ ...others, Target: { ...Target as JsonObject, Input: '{"report":"never"}' } }), 'Mail-CheckSchedule')] },
  { code: 'schedule-changed', when: 'it calls at other times', changes: [answers('get-schedule', { ScheduleExpression: 'rate(365 days)' }, 'Mail-BeatSchedule')] },
  { code: 'schedule-changed', when: 'it has not begun', changes: [answers('get-schedule', { StartDate: '2099-01-01T00:00:00Z' }, 'Mail-BeatSchedule')] },
  { code: 'schedule-changed', when: 'it has not begun, as version 1 of the aws command writes it', changes: [answers('get-schedule', { StartDate: 4070908800 }, 'Mail-CheckSchedule')] },
  { code: 'schedule-changed', when: 'it has ended', changes: [answers('get-schedule', { EndDate: '2026-01-12T00:00:00Z' }, 'Mail-BeatSchedule')] },
  { code: 'not-resolved', when: 'what a schedule calls is known at deployment only', ...unresolved('CheckSchedule', 'ScheduleExpression') },

  { code: 'subscription-missing', when: 'SNS deleted it', changes: [answers('list-subscriptions-by-topic', without('Subscriptions'))], says: 'security@example.com' },
  { code: 'subscription-missing', when: 'Amazon Q is not subscribed', changes: [answers('list-subscriptions-by-topic', without('Subscriptions', 2))], says: 'slack:T0123456789/C0123456789' },
  { code: 'subscription-pending', when: 'nobody confirmed it', changes: [answers('list-subscriptions-by-topic', first('Subscriptions', { SubscriptionArn: 'PendingConfirmation' }))] },
  { code: 'subscription-deleted', when: 'its reader unsubscribed', changes: [answers('list-subscriptions-by-topic', first('Subscriptions', { SubscriptionArn: 'Deleted' }))] },
  { code: 'subscription-filtered', when: 'somebody gave it a filter', changes: [answers('get-subscription-attributes', attributes({ FilterPolicy: '{"x":["y"]}' }), '000000000001')] },
  {
    code: 'subscription-unknown',
    when: 'somebody else is subscribed',
    changes: [answers('list-subscriptions-by-topic', added('Subscriptions', { SubscriptionArn: 'arn:aws:sns:us-east-1:123456789012:x:y', Protocol: 'email', Endpoint: 'eve@example.org' }))],
    says: 'eve@example.org',
  },

  { code: 'topic-missing', when: 'somebody deleted it', changes: [fails('get-topic-attributes', 'NotFound', 'Topic does not exist')] },
  { code: 'topic-other-policy', when: 'somebody changed its policy', changes: [answers('get-topic-attributes', attributes({ Policy: DENY }))] },
  { code: 'topic-other-key', when: 'it lost its key', changes: [answers('get-topic-attributes', ({ Attributes }) => ({ Attributes: { ...Attributes as JsonObject, KmsMasterKeyId: '' } })), answers('describe-key', {})] },
  { code: 'key-missing', when: 'it was deleted', changes: [fails('describe-key', 'NotFoundException')] },
  { code: 'key-disabled', when: 'somebody disabled it', changes: [answers('describe-key', { KeyMetadata: { KeyState: 'Disabled' } })], says: 'Disabled' },
  { code: 'key-disabled', when: 'it is to be deleted', changes: [answers('describe-key', { KeyMetadata: { KeyState: 'PendingDeletion' } })], says: 'PendingDeletion' },
  { code: 'key-other-policy', when: 'somebody changed its policy', changes: [answers('get-key-policy', { Policy: DENY })] },
  { code: 'queue-missing', when: 'somebody deleted it', changes: [fails('get-queue-attributes', 'AWS.SimpleQueueService.NonExistentQueue')] },
  { code: 'queue-not-empty', when: 'an event could not be delivered', changes: [answers('get-queue-attributes', attributes({ ApproximateNumberOfMessages: '2' }))], says: 'holds 2 events' },
  { code: 'queue-other-policy', when: 'somebody changed its policy', changes: [answers('get-queue-attributes', attributes({ Policy: DENY }))] },
  { code: 'alarm-missing', when: 'somebody deleted it', changes: [answers('describe-alarms', { MetricAlarms: [] })] },
  { code: 'alarm-missing', when: 'somebody deleted that of the heartbeat', changes: [answers('describe-alarms', { MetricAlarms: [] }, 'Mail-SilenceAlarm')], says: 'Mail-SilenceAlarm' },
  { code: 'in-alarm', when: 'it is in ALARM', changes: [answers('describe-alarms', first('MetricAlarms', { StateValue: 'ALARM', StateReason: 'one event was lost' }))], says: 'one event was lost' },
  { code: 'alarm-actions-disabled', when: 'somebody disabled its actions', changes: [answers('describe-alarms', first('MetricAlarms', { ActionsEnabled: false }))] },
  { code: 'alarm-without-action', when: 'it has none', changes: [answers('describe-alarms', first('MetricAlarms', { AlarmActions: [] }))] },
  { code: 'alarm-other-actions', when: 'it notifies somebody else', changes: [answers('describe-alarms', first('MetricAlarms', { AlarmActions: ['arn:aws:sns:us-east-1:123456789012:Other'] }))] },
  { code: 'alarm-other-condition', when: 'somebody raised its threshold', changes: [answers('describe-alarms', first('MetricAlarms', { Threshold: 1000000 }), 'Mail-Alarm')], says: 'another Threshold than' },
  { code: 'alarm-other-condition', when: 'it monitors another metric', changes: [answers('describe-alarms', first('MetricAlarms', { MetricName: 'Invocations' }), 'Mail-Alarm')], says: 'another MetricName than' },
  { code: 'alarm-other-condition', when: 'its expression is another', changes: [answers('describe-alarms', first('MetricAlarms', { Metrics: [{ Id: 'alarm', Expression: '0 * 1' }] }), 'Mail-SilenceAlarm')], says: 'another Metrics than' },

  { code: 'no-trail', when: 'the account has none', ...withoutTrail(), says: 'us-east-1' },
  { code: 'trail-missing', when: 'somebody deleted it', changes: [answers('describe-trails', { trailList: [] })] },
  { code: 'trail-stopped', when: 'somebody stopped it', changes: [answers('get-trail-status', { IsLogging: false })] },
  { code: 'trail-one-region', when: 'it records one Region', changes: [answers('describe-trails', first('trailList', { IsMultiRegionTrail: false }))] },
  { code: 'trail-without-write-events', when: 'it records no writes', changes: [answers('get-event-selectors', first('EventSelectors', { ReadWriteType: 'ReadOnly' }))] },
  { code: 'trail-without-write-events', when: 'it records no management events', changes: [answers('get-event-selectors', first('EventSelectors', { IncludeManagementEvents: false }))] },
  { code: 'trail-without-read-events', when: 'it records writes only', changes: [answers('get-event-selectors', first('EventSelectors', { ReadWriteType: 'WriteOnly' }))] },
  {
    code: 'trail-without-read-events',
    when: 'its advanced selectors record writes only',
    changes: [answers('get-event-selectors', { EventSelectors: [], AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, { Field: 'readOnly', Equals: ['false'] }] }] })],
  },
  {
    code: 'trail-without-write-events',
    when: 'its advanced selectors leave out AWS Sign-In',
    changes: [answers('get-event-selectors', { EventSelectors: [], AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, { Field: 'eventSource', NotEquals: ['signin.amazonaws.com'] }] }] })],
  },
  { code: 'trail-elsewhere', when: 'it is that of the organization', ...ofOrganization(fails('get-event-selectors', 'TrailNotFoundException', 'Unknown trail')), says: 'account 444455556666' },
  { code: 'not-allowed', when: 'its selectors are denied', ...ofOrganization(fails('get-event-selectors', 'AccessDeniedException')), says: 'cloudtrail:GetEventSelectors' },
  { code: 'trail-delivery-failed', when: 'its bucket refuses it', changes: [answers('get-trail-status', { LatestDeliveryError: 'AccessDenied' })], says: 'AccessDenied' },

  { code: 'stack-set-missing', when: 'somebody deleted it', changes: [fails('describe-stack-set', 'StackSetNotFoundException')] },
  { code: 'stack-instance-missing', when: 'a Region has none', changes: [answers('list-stack-instances', { Summaries: [] })], says: 'eu-west-1 of account 123456789012' },
  { code: 'stack-instance-outdated', when: 'a Region is outdated', changes: [answers('list-stack-instances', first('Summaries', { Status: 'OUTDATED' }))] },
  {
    code: 'stack-instance-failed',
    when: 'a Region failed',
    changes: [answers('list-stack-instances', first('Summaries', { Status: 'OUTDATED', StackInstanceStatus: { DetailedStatus: 'FAILED' }, StatusReason: 'no role' }))],
    says: 'no role',
  },

  { code: 'sms-sandbox', when: 'the phone is not verified', changes: [answers('list-sms-sandbox-phone-numbers', { PhoneNumbers: [] })], says: '+12065550100' },
  { code: 'sms-limit-reached', when: 'the limit is spent', changes: [answers('get-sms-attributes', { attributes: { MonthlySpendLimit: '0.5' } })], says: 'USD 0.5' },
  { code: 'phone-opted-out', when: 'its owner opted out', changes: [answers('list-phone-numbers-opted-out', { phoneNumbers: ['+12065550100'] })] },
  { code: 'channel-missing', when: 'somebody deleted it', changes: [answers('describe-slack-channel-configurations', { SlackChannelConfigurations: [] })] },
  { code: 'channel-disabled', when: 'Amazon Q disabled it', changes: [answers('list-microsoft-teams-channel-configurations', first('TeamChannelConfigurations', { State: 'DISABLED', StateReason: 'no role' }))], says: 'no role' },
  { code: 'channel-without-topic', when: 'a topic was taken away', changes: [answers('describe-slack-channel-configurations', first('SlackChannelConfigurations', { SnsTopicArns: [] }))] },

  {
    code: 'sign-in-recent',
    when: 'it happened a few minutes ago',
    changes: [
      answers('lookup-events', recordAt('2026-01-15T23:50:00Z'), 'signin.amazonaws.com'),
      answers('get-metric-data', { MetricDataResults: [] }, 'TriggeredRules'),
    ],
  },
  { code: 'sign-in-not-taken', when: 'the rule has no point', changes: [answers('get-metric-data', without('MetricDataResults'), 'TriggeredRules')], says: 'Mail-Rule' },
  { code: 'sign-in-not-published', when: 'the topic has no point', changes: [answers('get-metric-data', without('MetricDataResults', 2), 'TriggeredRules')], says: 'Mail-Topic' },
];

/** Cases in which nothing is wrong. */
export const WELL: readonly StateCase[] = [
  { code: 'no-sign-in', when: 'nobody signed in', changes: NOBODY },
];

/** Events like those in the answer, at another time. */
function recordAt(time: string): (answer: JsonObject) => JsonObject {
  const moved = (event: JsonObject): JsonObject => {
    const record = JSON.parse(String(event.CloudTrailEvent)) as JsonObject;
    return { ...event, EventTime: time, CloudTrailEvent: JSON.stringify({ ...record, eventTime: time }) };
  };
  return ({ Events }) => ({ Events: (Events as readonly JsonObject[]).map(moved) });
}

/** An app that creates no trail, in an account with these, or without one. */
function withoutTrail(...trailList: readonly JsonObject[]): Pick<StateCase, 'template' | 'changes'> {
  const { Trail, ...others } = TEMPLATE.Resources as JsonObject;
  const template = { ...TEMPLATE, Resources: others };
  return { template, changes: [answers('get-template', { TemplateBody: template }), answers('describe-trails', { trailList })] };
}

/** The same in an account with the trail of its organization, which another account owns. */
function ofOrganization(...more: readonly Change[]): Pick<StateCase, 'template' | 'changes'> {
  const { template, changes } = withoutTrail({
    Name: 'organization', TrailARN: 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organization', HomeRegion: 'us-east-1', IsMultiRegionTrail: true, IsOrganizationTrail: true,
  });
  return { template, changes: [...changes, ...more] };
}
