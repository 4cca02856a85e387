import { JsonObject, Json } from '../../json-values';

/**
 * Every call that the doctor makes, with the permission that it needs. There is no other way to ask, so what is not here is never called.
 * `test/unit/cli/doctor/aws/aws-calls.test.ts` holds that each of them only reads.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const CALLS = {
  sts: {
    'get-caller-identity': 'sts:GetCallerIdentity',
  },
  cloudformation: {
    'describe-stacks': 'cloudformation:DescribeStacks',
    'list-stack-resources': 'cloudformation:ListStackResources',
    'get-template': 'cloudformation:GetTemplate',
    'describe-stack-set': 'cloudformation:DescribeStackSet',
    'list-stack-instances': 'cloudformation:ListStackInstances',
  },
  events: {
    'describe-rule': 'events:DescribeRule',
    'list-targets-by-rule': 'events:ListTargetsByRule',
    'describe-event-bus': 'events:DescribeEventBus',
  },
  iam: {
    'get-role': 'iam:GetRole',
    'simulate-principal-policy': 'iam:SimulatePrincipalPolicy',
  },
  stepfunctions: {
    'describe-state-machine': 'states:DescribeStateMachine',
  },
  scheduler: {
    'get-schedule': 'scheduler:GetSchedule',
  },
  sns: {
    'get-topic-attributes': 'sns:GetTopicAttributes',
    'list-subscriptions-by-topic': 'sns:ListSubscriptionsByTopic',
    'get-subscription-attributes': 'sns:GetSubscriptionAttributes',
    'get-sms-attributes': 'sns:GetSMSAttributes',
    'get-sms-sandbox-account-status': 'sns:GetSMSSandboxAccountStatus',
    'list-sms-sandbox-phone-numbers': 'sns:ListSMSSandboxPhoneNumbers',
    'list-phone-numbers-opted-out': 'sns:ListPhoneNumbersOptedOut',
  },
  kms: {
    'describe-key': 'kms:DescribeKey',
    'get-key-policy': 'kms:GetKeyPolicy',
  },
  sqs: {
    'get-queue-attributes': 'sqs:GetQueueAttributes',
  },
  cloudwatch: {
    'describe-alarms': 'cloudwatch:DescribeAlarms',
    'get-metric-data': 'cloudwatch:GetMetricData',
  },
  cloudtrail: {
    'describe-trails': 'cloudtrail:DescribeTrails',
    'get-trail-status': 'cloudtrail:GetTrailStatus',
    'get-event-selectors': 'cloudtrail:GetEventSelectors',
    'lookup-events': 'cloudtrail:LookupEvents',
  },
  chatbot: {
    'describe-slack-channel-configurations': 'chatbot:DescribeSlackChannelConfigurations',
    'list-microsoft-teams-channel-configurations': 'chatbot:ListMicrosoftTeamsChannelConfigurations',
  },
} as const;

/**
 * What CloudFormation asks for beside its own permissions, of whoever calls as a delegated administrator.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
 */
const OF_DELEGATED_ADMINISTRATORS = 'organizations:ListDelegatedAdministrators';

/** A service, as the `aws` command calls it. */
type Service = keyof typeof CALLS;

/** A call of a service, as the `aws` command calls it. */
type CallOf<S extends Service> = keyof typeof CALLS[S] & string;

/** The permission that a call needs. Fails on a call that is not in the list. */
export function permissionOf(service: string, call: string): string {
  const calls: Readonly<Record<string, Readonly<Record<string, string>>>> = CALLS;
  const permission = Object.hasOwn(calls, service) && Object.hasOwn(calls[service], call) ? calls[service][call] : undefined;
  if (permission === undefined) throw new Error(`the doctor never calls ${service} ${call}`);
  return permission;
}

/** The IAM policy that the calls of the doctor need. It names no resource, because it is the same for every app and grants reading only. */
export function policyDocument(): JsonObject {
  const actions = [...Object.values(CALLS).flatMap(calls => Object.values<string>(calls)), OF_DELEGATED_ADMINISTRATORS];
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ConsoleLoginAlertDoctor', Effect: 'Allow', Action: actions.sort(), Resource: '*' }],
  };
}

/** A call that AWS, or the command that asks it, did not answer. */
export interface AwsFailure {
  readonly kind: 'failure';
  /** The code of the service, or `NoAnswer`. */
  readonly code: string;
  readonly message: string;
  /** The permission that the call needs. */
  readonly permission: string;
}

/** What a call came to. */
export type AwsAnswer = { readonly kind: 'answer'; readonly value: Json } | AwsFailure;

/** Asks AWS in one Region: the names of `parameters` are those of the API. Never throws because of what AWS answers. */
export type Ask = <S extends Service>(service: S, call: CallOf<S>, parameters?: JsonObject) => Promise<AwsAnswer>;

/** Asks in a Region; without one, in that of the caller's configuration. */
export type AskIn = (region: string | undefined) => Ask;

/** Whether the caller lacks a permission. Each service has its own code for it. */
export function isDenied({ code, message }: AwsFailure): boolean {
  return /AccessDenied|Authoriz|Unauthor/.test(code) || /not authorized to perform/.test(message);
}

/** Whether there is no such thing. Each service has its own code for it, and CloudFormation has none for stacks. */
export function isMissing({ code, message }: AwsFailure): boolean {
  return /NotFound|NonExistent|NoSuchEntity|DoesNotExist/.test(code) || (code === 'ValidationError' && /does not exist/.test(message));
}

/** A time in milliseconds. Version 1 of the `aws` command prints it as the service sends it, which may be a number of seconds. */
export function millisecondsOf(time: Json): number {
  return typeof time === 'number' ? time * 1000 : Date.parse(String(time));
}
