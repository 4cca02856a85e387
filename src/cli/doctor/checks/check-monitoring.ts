import { partitionOf } from '../../../signin/partition';
import { Resource } from '../../assembly/stack';
import { Json, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { count } from '../../printable';
import { Resolver } from '../../resolve/resolver';
import { repairCommand } from '../app-stacks';
import { Ask, isMissing } from '../aws/aws-calls';
import { Parts, physicalIdOf } from '../parts';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';
import { sameJson, samePolicy } from '../same';

/** Whether an alarm is there, quiet, has its condition, and would notify somebody. */
export async function checkAlarm(alarm: Resource, { resolver }: Parts, ask: Ask): Promise<ReportLine[]> {
  const name = physicalIdOf(alarm);
  const about = `alarm ${name}`;
  const todo = repairCommand(alarm);
  const region = alarm.stack.region;
  const answer = await ask('cloudwatch', 'describe-alarms', { AlarmNames: [name] });
  if (answer.kind === 'failure') return [notKnown(about, answer)];
  const [found] = listOf(memberAt(answer.value, 'MetricAlarms'));
  if (found === undefined) return [{ code: 'alarm-missing', about, text: 'is gone, although its stack has it', todo }];
  const lines: ReportLine[] = [];
  if (stringAt(found, 'StateValue') === 'ALARM') {
    const history = shellCommand('aws', 'cloudwatch', 'describe-alarm-history', '--alarm-name', name, ...region === undefined ? [] : ['--region', region]);
    lines.push({ code: 'in-alarm', about, text: `is in ALARM: ${stringAt(found, 'StateReason') ?? 'CloudWatch gives no reason'}`, todo: history });
  }
  if (memberAt(found, 'ActionsEnabled') === false) {
    const enable = shellCommand('aws', 'cloudwatch', 'enable-alarm-actions', '--alarm-names', name, ...region === undefined ? [] : ['--region', region]);
    lines.push({ code: 'alarm-actions-disabled', about, text: 'notifies nobody, because its actions are disabled', todo: enable });
  }
  lines.push(...conditionLines(about, alarm, resolver, found, todo));
  lines.push(...actionLines(about, resolver.property(alarm, 'AlarmActions'), memberAt(found, 'AlarmActions'), todo));
  return lines.length > 0 ? lines : [{ code: 'alarm-quiet', about, text: `is in the state ${stringAt(found, 'StateValue') ?? ''}` }];
}

/** The properties by which CloudWatch decides whether an alarm goes into ALARM. */
const CONDITION = [
  'Threshold', 'ComparisonOperator', 'EvaluationPeriods', 'DatapointsToAlarm', 'TreatMissingData', 'Namespace', 'MetricName', 'Statistic', 'Period',
];

/** The line on an alarm whose condition was changed. What CloudWatch does not return, or what has an unresolved value, is not compared. */
function conditionLines(about: string, alarm: Resource, resolver: Resolver, found: Json, todo: string): ReportLine[] {
  const expected = (name: string) => {
    const { value, unresolved } = resolver.property(alarm, name);
    return unresolved.length === 0 ? value : undefined;
  };
  const changed = [
    ...CONDITION.filter(name => isOther(expected(name), memberAt(found, name))),
    ...isOther(sourcesOf(expected('Metrics')), sourcesOf(memberAt(found, 'Metrics'))) ? ['Metrics'] : [],
  ];
  return changed.length === 0 ? [] : [{ code: 'alarm-other-condition', about, text: `has another ${changed.join(', ')} than was synthesised`, todo }];
}

function isOther(expected: Json | undefined, found: Json | undefined): boolean {
  return expected !== undefined && found !== undefined && String(expected) !== String(found);
}

/** The metrics of a math expression by their IDs: each is an expression, or a metric of a service. Nothing if there are none. */
function sourcesOf(metrics: Json | undefined): Json | undefined {
  if (listOf(metrics).length === 0) return undefined;
  return listOf(metrics).map(each => `${stringAt(each, 'Id')} = ${stringAt(each, 'Expression') ?? stringAt(each, 'MetricStat', 'Metric', 'MetricName')}`).sort();
}

function actionLines(about: string, { value, unresolved }: ReturnType<Parts['resolver']['property']>, found: Json | undefined, todo: string): ReportLine[] {
  const expected = listOf(value);
  const there = listOf(found);
  if (there.length === 0) return [{ code: 'alarm-without-action', about, text: 'notifies nobody, because it has no action', todo: expected.length === 0 ? 'give it an action in the app' : todo }];
  if (unresolved.length > 0) return [notResolved(about, 'list of actions')];
  return sameJson([...expected].map(String).sort(), [...there].map(String).sort()) ? [] : [{ code: 'alarm-other-actions', about, text: 'has other actions than were synthesised', todo }];
}

/** The lines on a queue, and the key that encrypts it. */
interface CheckedQueue {
  readonly lines: readonly ReportLine[];
  readonly key?: string;
}

/**
 * Whether a dead-letter queue is there, empty, and lets EventBridge put events into it. To read a message would hide it from others for a
 * while, so why EventBridge put it there is left to the command that the line names.
 */
export async function checkQueue(arn: string, parts: Parts, ask: Ask): Promise<CheckedQueue> {
  const [, , , region, account, name] = arn.split(':');
  const resource = parts.byArn(arn);
  const url = resource === undefined ? `https://sqs.${region}.${partitionOf(region).urlSuffix}/${account}/${name}` : physicalIdOf(resource);
  const about = `queue ${name}`;
  const answer = await ask('sqs', 'get-queue-attributes', { QueueUrl: url, AttributeNames: ['All'] });
  if (answer.kind === 'failure') {
    const missing: ReportLine = { code: 'queue-missing', about, text: 'is gone, so an event that cannot be delivered is lost', todo: resource && repairCommand(resource) };
    return { lines: [isMissing(answer) ? missing : notKnown(about, answer)] };
  }
  const attributes = memberAt(answer.value, 'Attributes');
  const number = (attribute: string) => Number(stringAt(attributes, attribute) ?? 0);
  const messages = number('ApproximateNumberOfMessages') + number('ApproximateNumberOfMessagesNotVisible');
  const receive = shellCommand('aws', 'sqs', 'receive-message', '--queue-url', url, '--message-attribute-names', 'All', '--max-number-of-messages', '10', '--region', region);
  const lines: ReportLine[] = messages === 0 ? [] : [{
    code: 'queue-not-empty', about, text: `holds ${count(messages, 'event')} that could not be delivered; the attributes of each message give the reason`, todo: receive,
  }];
  lines.push(...policyLines(url, about, stringAt(attributes, 'Policy'), parts));
  return { lines: lines.length > 0 ? lines : [{ code: 'queue-empty', about, text: 'is there, and empty' }], key: stringAt(attributes, 'KmsMasterKeyId') };
}

function policyLines(url: string, about: string, found: string | undefined, { resolver, ofType }: Parts): ReportLine[] {
  const policies = ofType('AWS::SQS::QueuePolicy').filter(policy => listOf(resolver.property(policy, 'Queues').value).includes(url));
  if (policies.length === 0) return [];
  const expected = policies.map(policy => resolver.property(policy, 'PolicyDocument'));
  if (expected.some(({ unresolved }) => unresolved.length > 0)) return [notResolved(about, 'policy')];
  if (expected.some(({ value }) => samePolicy(value, tryParseJson(found ?? '')))) return [];
  return [{ code: 'queue-other-policy', about, text: 'has another policy than was synthesised, so EventBridge may not reach it', todo: repairCommand(policies[0]) }];
}
