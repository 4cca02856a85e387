import { Resource } from '../../assembly/stack';
import { Json, listOf, memberAt, stringAt } from '../../json-values';
import { Resolver } from '../../resolve/resolver';
import { repairCommand } from '../app-stacks';
import { Ask } from '../aws/aws-calls';
import { sameJson } from '../compare-json';
import { DeployedResources, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';

/** Whether an alarm is there, quiet, has its condition, and would notify somebody. */
export async function checkAlarm(alarm: Resource, { resolver }: DeployedResources, ask: Ask): Promise<ReportLine[]> {
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

function actionLines(about: string, { value, unresolved }: ReturnType<DeployedResources['resolver']['property']>, found: Json | undefined, todo: string): ReportLine[] {
  const expected = listOf(value);
  const there = listOf(found);
  if (there.length === 0) return [{ code: 'alarm-without-action', about, text: 'notifies nobody, because it has no action', todo: expected.length === 0 ? 'give it an action in the app' : todo }];
  if (unresolved.length > 0) return [notResolved(about, 'list of actions')];
  return sameJson([...expected].map(String).sort(), [...there].map(String).sort()) ? [] : [{ code: 'alarm-other-actions', about, text: 'has other actions than were synthesised', todo }];
}
