import { Json, JsonObject } from '../../../../src/cli/json-values';
import { toPattern } from '../../../../src/filter/sign-in-pattern';
import { CheckedResources, dailyCheckDefinition } from '../../../../src/monitoring/daily-check/daily-check-definition';
import { DAILY_CHECK_ENGLISH } from '../../../../src/monitoring/daily-check/finding-english';
import { ReportProps } from '../../../../src/monitoring/daily-check/report-states';
import { execute, Execution, ServiceCall, ServiceError, Steps } from '../../../support/workflow';

const ACCOUNT = '123456789012';
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;

export const TOPIC = arn('sns', 'alerts');
export const SECOND = arn('sns', 'second');
export const CHAT = arn('sns', 'chat');
export const TRAIL = arn('cloudtrail', 'trail/all');
export const RULE = 'Stack-Rule-1';
export const FORWARDED = 'Stack-Forwarded-1';
export const BUS = 'Stack-Bus';
export const QUEUE = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/dead-letters`;
export const KEY = arn('kms', 'key/11111111-2222-3333-4444-555555555555');
export const ALARMS = ['Undelivered', 'Undelivered2'];
export const STACK_SET = 'Stack-Forwarders';
export const STACK = arn('cloudformation', 'stack/Stack/11111111-2222-3333-4444-555555555555');
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/Stack-Role`;
export const ENABLED = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** A Friday, at an odd time. The window is from 06:00 of the day before to 06:00. */
export const FRIDAY = '2026-11-27T07:00:13.456Z';
/** The Monday on which the report says that all is well. */
export const MONDAY = '2026-11-30T07:00:00.001Z';

export const PATTERN = { account: [ACCOUNT], region: ['us-east-1'], ...toPattern({}) };

/** What the app asked for. */
export const RESOURCES: CheckedResources = {
  topics: [
    {
      arn: TOPIC,
      chat: false,
      subscriptions: [
        { protocol: 'email', endpoint: 'Security@example.com' },
        { protocol: 'https', endpoint: 'https://name:secret@example.org/alerts' },
        { protocol: 'sqs', endpoint: arn('sqs', 'siem') },
      ],
    },
    { arn: CHAT, chat: true, subscriptions: [] },
    { arn: SECOND, chat: false, subscriptions: [{ protocol: 'email', endpoint: 'platform@example.org' }] },
  ],
  trail: { kind: 'named', arn: TRAIL },
  rules: [
    { name: RULE, bus: 'default', state: ENABLED, pattern: PATTERN, targets: [{ arn: TOPIC, role: ROLE }, { arn: CHAT, role: 'none' }] },
    { name: FORWARDED, bus: BUS, state: ENABLED, pattern: toPattern({}), targets: [{ arn: TOPIC, role: ROLE }] },
  ],
  metrics: [
    { id: 'home', dimensions: { RuleName: RULE } },
    { id: 'forwarded', dimensions: { EventBusName: BUS, RuleName: FORWARDED } },
  ],
  queue: QUEUE,
  keys: [KEY],
  alarms: ALARMS,
  stackSets: [{ name: STACK_SET, callAs: 'SELF', regions: ['us-east-2', 'eu-west-1'] }],
  stack: STACK,
};

export const REPORT: ReportProps = {
  partition: 'aws',
  topicArn: SECOND,
  allWellOn: 'MON',
  wording: DAILY_CHECK_ENGLISH,
  alert: 'Stack/Alert',
  account: ACCOUNT,
  region: 'us-east-1',
};

/** A record of CloudTrail. */
export interface Recorded {
  readonly eventName: string;
  readonly eventTime: string;
  readonly [field: string]: Json;
}

export function consoleLogin(eventTime: string, more: JsonObject = {}): Recorded {
  return {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    eventTime,
    readOnly: false,
    userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/alice`, userName: 'alice' },
    sourceIPAddress: '203.0.113.10',
    responseElements: { ConsoleLogin: 'Success' },
    ...more,
  };
}

interface Subscription { readonly protocol: string; readonly endpoint: string; readonly arn: string }
interface Matched { readonly time: string; readonly count: number }

/** An account in which everything is as deployed, and what a test changes of it. */
export interface World {
  readonly subscriptions: Readonly<Record<string, readonly Subscription[]>>;
  readonly trails: Readonly<Record<string, JsonObject>>;
  readonly rules: Readonly<Record<string, JsonObject>>;
  readonly targets: Readonly<Record<string, readonly JsonObject[]>>;
  readonly messages: readonly [visible: number, invisible: number];
  readonly keyState: string;
  readonly alarms: readonly JsonObject[];
  readonly instances: readonly JsonObject[];
  readonly stack: JsonObject;
  readonly events: readonly Recorded[];
  readonly matched: Readonly<Record<string, readonly Matched[]>>;
  readonly statusCode: string;
  /** Errors of APIs. */
  readonly errors: Readonly<Record<string, string>>;
  /** Items of a page. */
  readonly pageSize: number;
}

const subscribed = (protocol: string, endpoint: string, topic = TOPIC): Subscription => ({ protocol, endpoint, arn: `${topic}:0e0e0e0e-5555-4555-8555-000000000001` });

export const INSTANCE = (region: string, more: JsonObject = {}): JsonObject => ({
  Region: region, Account: ACCOUNT, Status: 'CURRENT', StackInstanceStatus: { DetailedStatus: 'SUCCEEDED' }, ...more,
});

export const WELL: World = {
  subscriptions: {
    [TOPIC]: [
      subscribed('email', 'security@example.com'),
      subscribed('https', 'https://name:****@example.org/alerts'),
      subscribed('sqs', arn('sqs', 'siem')),
      // Somebody whom the app does not know.
      { protocol: 'email', endpoint: 'other@example.com', arn: 'PendingConfirmation' },
    ],
    [CHAT]: [subscribed('https', 'https://global.sns-api.chatbot.amazonaws.com', CHAT)],
    [SECOND]: [subscribed('email', 'platform@example.org', SECOND)],
  },
  trails: { [TRAIL]: { IsLogging: true, LatestDeliveryTime: '2026-11-27T06:55:00Z', StartLoggingTime: '2026-01-01T00:00:00Z' } },
  rules: {
    // The keys in another order, and with blanks.
    [RULE]: { Name: RULE, State: ENABLED, EventPattern: JSON.stringify(Object.fromEntries(Object.entries(PATTERN).reverse()), undefined, 2) },
    [FORWARDED]: { Name: FORWARDED, State: ENABLED, EventBusName: BUS, EventPattern: JSON.stringify(toPattern({})) },
  },
  targets: {
    [RULE]: [{ Id: 'Target1', Arn: CHAT }, { Id: 'Target0', Arn: TOPIC, RoleArn: ROLE }],
    [FORWARDED]: [{ Id: 'Target0', Arn: TOPIC, RoleArn: ROLE }],
  },
  messages: [0, 0],
  keyState: 'Enabled',
  alarms: ALARMS.map(AlarmName => ({ AlarmName, StateValue: 'OK', StateReason: 'No data.', ActionsEnabled: true })),
  instances: [INSTANCE('us-east-2'), INSTANCE('eu-west-1')],
  stack: { StackName: 'Stack', StackStatus: 'UPDATE_COMPLETE', CreationTime: '2026-01-01T00:00:00Z', LastUpdatedTime: '2026-02-01T00:00:00Z' },
  events: [consoleLogin('2026-11-26T09:00:00Z'), consoleLogin('2026-11-27T05:59:00Z')],
  matched: {
    [RULE]: [{ time: '2026-11-26T09:00:00Z', count: 1 }, { time: '2026-11-27T06:00:00Z', count: 1 }],
    [FORWARDED]: [{ time: '2026-11-26T10:00:00Z', count: 3 }],
  },
  statusCode: 'Complete',
  errors: {},
  pageSize: 100,
};

/**
 * Answers a call with the names that botocore's models give, `NextToken` included: what is not in them, Step Functions does not return.
 *
 * @see https://github.com/boto/botocore/tree/develop/botocore/data
 */
export function answer(world: World, { api, arguments: given }: ServiceCall): JsonObject {
  const error = world.errors[api];
  if (error !== undefined) throw new ServiceError(error);
  const text = (name: string) => String(given[name]);
  const paged = (name: string, items: readonly Json[], size = world.pageSize): JsonObject => {
    const first = given.NextToken === undefined ? 0 : Number(text('NextToken'));
    return { [name]: items.slice(first, first + size), ...first + size < items.length ? { NextToken: String(first + size) } : {} };
  };
  const known = <T>(items: Readonly<Record<string, T>>, name: string, missing: string): T => {
    if (!(name in items)) throw new ServiceError(missing);
    return items[name];
  };
  switch (api) {
    case 'sns:listSubscriptionsByTopic':
      return paged('Subscriptions', known(world.subscriptions, text('TopicArn'), 'Sns.NotFoundException')
        .map(({ protocol, endpoint, arn: SubscriptionArn }) => ({ Protocol: protocol, Endpoint: endpoint, SubscriptionArn, TopicArn: text('TopicArn'), Owner: ACCOUNT })));
    case 'cloudtrail:describeTrails': return { TrailList: Object.keys(world.trails).map(TrailARN => ({ TrailARN, Name: 'all' })) };
    case 'cloudtrail:getTrailStatus': return known(world.trails, text('Name'), 'CloudTrail.TrailNotFoundException');
    case 'eventbridge:describeRule': return known(world.rules, text('Name'), 'EventBridge.ResourceNotFoundException');
    case 'eventbridge:listTargetsByRule': return { Targets: known(world.targets, text('Rule'), 'EventBridge.ResourceNotFoundException') };
    case 'sqs:getQueueAttributes': {
      const [visible, invisible] = world.messages.map(String);
      return { Attributes: { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: invisible } };
    }
    case 'kms:describeKey': return { KeyMetadata: { KeyId: text('KeyId'), KeyState: world.keyState } };
    case 'cloudwatch:describeAlarms':
      return { MetricAlarms: world.alarms.filter(({ AlarmName }) => (given.AlarmNames as Json[]).includes(AlarmName)), CompositeAlarms: [] };
    case 'cloudformation:describeStacks': return { Stacks: [world.stack] };
    case 'cloudformation:listStackInstances': return paged('Summaries', world.instances);
    case 'cloudtrail:lookupEvents': {
      const events = world.events.filter(({ eventTime }) => isBetween(eventTime, text('StartTime'), text('EndTime')))
        .map(record => ({ EventName: record.eventName, EventTime: record.eventTime, CloudTrailEvent: JSON.stringify(record) }));
      return paged('Events', events, Math.min(world.pageSize, Number(text('MaxResults'))));
    }
    case 'cloudwatch:getMetricData':
      return {
        MetricDataResults: (given.MetricDataQueries as unknown as readonly MetricQuery[]).map(({ Id, MetricStat: { Metric: { Dimensions } } }) => {
          const points = (world.matched[Dimensions[Dimensions.length - 1].Value] ?? [])
            .filter(({ time }) => isBetween(time, text('StartTime'), text('EndTime')));
          return { Id, StatusCode: world.statusCode, Timestamps: points.map(({ time }) => time), Values: points.map(({ count }) => count) };
        }),
      };
    case 'sns:publish': return { MessageId: '11111111-2222-3333-4444-555555555555' };
    default: throw new Error(`no call of ${api} is answered`);
  }
}

interface MetricQuery {
  readonly Id: string;
  readonly MetricStat: { readonly Metric: { readonly Dimensions: readonly { readonly Value: string }[] } };
}

function isBetween(time: string, start: string, end: string): boolean {
  return Date.parse(time) >= Date.parse(start) && Date.parse(time) <= Date.parse(end);
}

/** What a test changes. */
export interface Given {
  readonly world?: Partial<World>;
  readonly resources?: Partial<CheckedResources>;
  readonly report?: Partial<ReportProps>;
  readonly startTime?: string;
  readonly input?: JsonObject;
}

/** What an execution found and published. */
export interface Checked extends Execution {
  readonly findings: readonly JsonObject[];
  readonly numbers: Json | undefined;
  readonly published: readonly { readonly subject: string; readonly message: string }[];
}

/** Runs the daily check. */
export async function check({ world, resources, report, startTime = FRIDAY, input }: Given = {}): Promise<Checked> {
  const definition = dailyCheckDefinition({ ...RESOURCES, ...resources }, { ...REPORT, ...report });
  const execution = await execute(JSON.parse(JSON.stringify(definition)) as Steps, call => answer({ ...WELL, ...world }, call), startTime, input);
  const { findings, numbers } = execution.output as { readonly findings: readonly JsonObject[]; readonly numbers?: Json };
  return {
    ...execution,
    findings,
    numbers,
    published: execution.calls.filter(({ api }) => api === 'sns:publish')
      .map(({ arguments: { Subject, Message } }) => ({ subject: String(Subject), message: String(Message) })),
  };
}
