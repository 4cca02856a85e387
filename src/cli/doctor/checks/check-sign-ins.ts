import { Alert } from '../../assembly/alerts';
import { isNotReceived, Reason } from '../../evaluate/alert-result';
import { Evaluator } from '../../evaluate/evaluator';
import { readEvents } from '../../events/read-events';
import { ShownEvent } from '../../events/shown-event';
import { Files } from '../../files';
import { Json, JsonObject, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { reasonSentence } from '../../report-parts/sentences';
import { AwsAnswer, AskIn } from '../aws/aws-calls';
import { lastPart, physicalIdOf, DeployedResources, DeployedRule } from '../deployed-resources';
import { MetricPoints, takeFrom } from '../metric-points';
import { isFinding, ReportLine, notKnown, notResolved, shellCommand } from '../report-line';

/** The sign-ins to look at. */
export interface SignInsAsked {
  /** In milliseconds. */
  readonly now: number;
  /** In milliseconds: sign-ins before it are not looked at. */
  readonly start: number;
  /** The Regions from which the alert receives sign-ins of this account. */
  readonly regions: readonly string[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** CloudTrail delivers most events within minutes, and metrics are late by some more. */
const LATE = 15 * MINUTE;
const RECENT = 20 * MINUTE;

/** Lines on sign-ins that went well, so that a report on a busy account stays readable. */
const MOST_LINES = 20;

/** The attributes by which event history finds sign-ins; one at a time. */
const ATTRIBUTES = [
  { AttributeKey: 'EventSource', AttributeValue: 'signin.amazonaws.com' },
  { AttributeKey: 'EventName', AttributeValue: 'AssumeRoot' },
];

/** A sign-in that event history has. */
interface SignIn {
  readonly event: ShownEvent;
  readonly time: number;
  readonly about: string;
}

/**
 * What became of the sign-ins that CloudTrail's event history has, the newest first: each is evaluated as the preview does it, and metrics
 * say whether the rule received it and the topics published it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-cli.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html for `TriggeredRules`
 */
export async function checkSignIns(alert: Alert, asked: SignInsAsked, deployed: DeployedResources, askIn: AskIn): Promise<ReportLine[]> {
  const looked = await Promise.all(asked.regions.flatMap(region => ATTRIBUTES.map(async attribute => ({
    region,
    answer: await askIn(region)('cloudtrail', 'lookup-events', {
      LookupAttributes: [attribute], StartTime: new Date(asked.start).toISOString(), EndTime: new Date(asked.now).toISOString(),
    }),
  }))));
  const unknown = new Map(looked.flatMap(({ region, answer }) => answer.kind === 'failure' ? [[region, notKnown(`who signed in to ${region}`, answer)]] : []));
  const signIns = looked.flatMap(({ answer }) => answer.kind === 'answer' ? signInsIn(answer.value) : []).filter(({ time }) => time >= asked.start);
  const lines = [...unknown.values(), ...await linesOn(alert, signIns, asked, deployed, askIn)];
  if (lines.length > 0) return lines;
  const since = new Date(asked.start).toISOString();
  return [{ code: 'no-sign-in', about: alert.path, text: `matched no sign-in since ${since}, because nobody signed in` }];
}

async function linesOn(
  alert: Alert, signIns: readonly SignIn[], asked: SignInsAsked, deployed: DeployedResources, askIn: AskIn,
): Promise<ReportLine[]> {
  const evaluator = new Evaluator(deployed.resolver);
  const results: { readonly signIn: SignIn; readonly refused?: Reason }[] = [];
  for (const signIn of [...signIns].sort((one, other) => one.time - other.time)) {
    const { reasons, deliveries } = await evaluator.evaluate(alert, signIn.event);
    results.push({ signIn, refused: deliveries.length > 0 ? undefined : reasons.find(isRefusal) });
  }
  const metrics = results.some(({ refused }) => refused === undefined) ? await metricsOf(alert, asked, deployed, askIn) : undefined;
  const lines = results.map(({ signIn, refused }): ReportLine => {
    if (refused?.code === 'unresolved-value') return notResolved(signIn.about, `rule of ${alert.path}`);
    if (refused !== undefined) return { code: 'sign-in-not-matched', about: signIn.about, text: `is not matched by ${alert.path}: ${reasonSentence(refused)}` };
    return metrics === undefined || 'kind' in metrics ? notKnown(`what became of ${signIn.about}`, metrics ?? NO_RULE) : metrics.lineOn(signIn, asked.now);
  }).reverse();
  return lines.filter((line, index) => index < MOST_LINES || isFinding(line));
}

const NO_RULE = { kind: 'failure', code: 'NoAnswer', message: 'the alert has no rule', permission: '' } as const;

function signInsIn(value: Json): SignIn[] {
  const events = listOf(memberAt(value, 'Events')).filter(isRecorded);
  if (events.length === 0) return [];
  return readEvents({ source: '-', cwd: '', piped: Buffer.from(JSON.stringify({ Events: events })) }, new Files()).map(event => {
    const detail = memberAt(tryParseJson(event.text), 'detail');
    const time = stringAt(detail, 'eventTime') ?? '';
    return { event, time: Date.parse(time), about: `${stringAt(detail, 'eventName') ?? 'sign-in'} at ${time} in ${event.region ?? 'a Region'} (${event.id ?? 'no ID'})` };
  });
}

/** Whether an entry of event history has the record of an event. */
function isRecorded(entry: Json): boolean {
  const record = tryParseJson(stringAt(entry, 'CloudTrailEvent') ?? '');
  return ['eventName', 'eventSource', 'eventTime'].every(name => stringAt(record, name) !== undefined);
}

/** Whether a reason says that the rule does not receive the event, or that this is not known. */
function isRefusal(reason: Reason): boolean {
  return isNotReceived(reason) || ['unresolved-value', 'invalid-pattern', 'rule-disabled', 'rule-not-created', 'read-only-event'].includes(reason.code);
}

/** The metrics of an alert, from which each sign-in takes what it caused. */
class Metrics {
  constructor(
    private readonly alert: Alert,
    private readonly rules: readonly { readonly rule: DeployedRule; readonly topics: readonly string[] }[],
    private readonly points: ReadonlyMap<string, MetricPoints>,
    private readonly period: number,
  ) {}

  lineOn({ event, time, about }: SignIn, now: number): ReportLine {
    const { account, region } = this.alert.rules[0].resource.stack;
    const isHome = event.account === account && event.region === region;
    const { rule, topics } = this.rules.find(each => isHome === (each.rule.bus === undefined)) ?? this.rules[0];
    const received = takeFrom(this.points.get(rule.name), time, LATE, this.period);
    const missing = topics.filter(topic => !takeFrom(this.points.get(topic), time, LATE, this.period));
    if (received && missing.length === 0) return { code: 'sign-in-alerted', about, text: `was received by the rule ${rule.name} and published` };
    if (now - time < RECENT) return { code: 'sign-in-recent', about, text: 'happened a few minutes ago, and its metrics may not be there yet', todo: 'run the command again in 20 minutes' };
    const todo = shellCommand('aws', 'cloudtrail', 'lookup-events', '--lookup-attributes', `AttributeKey=EventId,AttributeValue=${event.id ?? ''}`, '--region', event.region ?? '');
    if (!received) return { code: 'sign-in-not-taken', about, text: `matches, and the rule ${rule.name} did not receive it`, todo };
    return { code: 'sign-in-not-published', about, text: `was received by the rule ${rule.name}, and not published by ${missing.join(', ')}`, todo };
  }
}

async function metricsOf(alert: Alert, { now, start }: SignInsAsked, deployed: DeployedResources, askIn: AskIn): Promise<Metrics | Extract<AwsAnswer, { kind: 'failure' }>> {
  const rules = deployed.rules
    .filter(({ resource }) => alert.rules.some(each => each.resource === resource && each.kind !== 'tampering'))
    .map(rule => ({ rule, topics: topicsOf(rule, deployed) }));
  const period = periodOf(now - start);
  const expected = [
    ...rules.map(({ rule: { name, bus } }) => ({
      key: name, namespace: 'AWS/Events', metric: 'TriggeredRules', dimensions: { RuleName: name, ...bus !== undefined && { EventBusName: bus } },
    })),
    ...[...new Set(rules.flatMap(({ topics }) => topics))].map(key => ({ key, namespace: 'AWS/SNS', metric: 'NumberOfMessagesPublished', dimensions: { TopicName: key } })),
  ];
  const answer = await askIn(alert.rules[0].resource.stack.region)('cloudwatch', 'get-metric-data', {
    MetricDataQueries: expected.map(({ namespace, metric, dimensions }, index): JsonObject => ({
      Id: `m${index}`,
      MetricStat: {
        Metric: { Namespace: namespace, MetricName: metric, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) }, Period: period / 1000, Stat: 'Sum',
      },
    })),
    StartTime: new Date(Math.floor(start / period) * period).toISOString(),
    EndTime: new Date(now).toISOString(),
  });
  if (answer.kind === 'failure') return answer;
  const results = listOf(memberAt(answer.value, 'MetricDataResults'));
  const points = new Map(expected.map(({ key }, index) => [key, new MetricPoints(results.filter(each => stringAt(each, 'Id') === `m${index}`))]));
  return new Metrics(alert, rules, points, period);
}

/** The names of the topics that a rule publishes to, directly or by a workflow. */
function topicsOf({ targets }: DeployedRule, { workflows, topics }: DeployedResources): string[] {
  const arns = [...targets.values()].map(target => stringAt(target, 'Arn') ?? '');
  const started = workflows.filter(({ arn }) => arns.includes(arn)).map(({ definition }) => JSON.stringify(definition.value));
  return topics.filter(topic => arns.includes(topic) || started.some(definition => definition.includes(JSON.stringify(topic)))).map(lastPart);
}

/**
 * CloudWatch keeps minutes for 15 days and five minutes for 63.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
 */
function periodOf(time: number): number {
  if (time <= 15 * DAY) return MINUTE;
  return time <= 63 * DAY ? 5 * MINUTE : 60 * MINUTE;
}

/** The Regions from which an alert receives sign-ins of an account: its own, and those that a StackSet or a forwarder covers. */
export function regionsOf(alert: Alert, covered: readonly (string | undefined)[]): string[] {
  return [...new Set([alert.rules[0].resource.stack.region, ...covered])].filter(region => region !== undefined);
}

/** Whether the alert is deployed at all. */
export function isDeployed({ rules }: Alert): boolean {
  return rules.length > 0 && physicalIdOf(rules[0].resource) !== '';
}
