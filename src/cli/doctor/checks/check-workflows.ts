import { Json, members, stringAt, tryParseJson } from '../../json-values';
import { repairCommand } from '../app-stacks';
import { Ask, isMissing, millisecondsOf } from '../aws/aws-calls';
import { sameJson } from '../compare-json';
import { DeployedResources, DeployedSchedule, lastPart, DeployedWorkflow } from '../deployed-resources';
import { ReportLine, notKnown, notResolved } from '../report-line';

/**
 * Whether a schedule is there, on, and calls what was synthesised when it should.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html
 */
export async function checkSchedule(schedule: DeployedSchedule, { resolver }: DeployedResources, now: number, ask: Ask): Promise<ReportLine[]> {
  const { resource, name, group, target } = schedule;
  const about = `schedule ${name}`;
  const todo = repairCommand(resource);
  const answer = await ask('scheduler', 'get-schedule', { Name: name, GroupName: group });
  if (answer.kind === 'failure') return [isMissing(answer) ? { code: 'schedule-missing', about, text: 'is gone, although its stack has it', todo } : notKnown(about, answer)];
  const lines: ReportLine[] = [];
  if (stringAt(answer.value, 'State') === 'DISABLED') lines.push({ code: 'schedule-disabled', about, text: 'is disabled, so it calls nothing', todo });
  const expression = resolver.property(resource, 'ScheduleExpression');
  if (target.unresolved.length + expression.unresolved.length > 0) return [...lines, notResolved(about, 'target')];
  const found = members(answer.value);
  // Nobody gives these schedules an end, after which they would be on and call nothing, or a beginning, before which they do the same.
  const outOfTime = found.has('EndDate') || millisecondsOf(found.get('StartDate') ?? 0) > now;
  if (outOfTime || !sameJson(expression.value, found.get('ScheduleExpression')) || !sameJson(calls(target.value), calls(found.get('Target')))) {
    lines.push({ code: 'schedule-changed', about, text: 'calls something else than was synthesised, or at other times', todo });
  }
  return lines.length > 0 ? lines : [{ code: 'schedule-right', about, text: 'is on, and calls what was synthesised' }];
}

/** What is called. AWS adds a retry policy where there is none. */
function calls(target: Json | undefined): Json[] {
  const input = stringAt(target, 'Input');
  return [stringAt(target, 'Arn') ?? null, stringAt(target, 'RoleArn') ?? null, input === undefined ? null : tryParseJson(input) ?? input];
}

/** Whether a workflow is there, and says and does what was synthesised. */
export async function checkWorkflow({ resource, arn, roleArn, definition }: DeployedWorkflow, ask: Ask): Promise<ReportLine[]> {
  const about = `workflow ${lastPart(arn)}`;
  const todo = repairCommand(resource);
  const answer = await ask('stepfunctions', 'describe-state-machine', { stateMachineArn: arn });
  if (answer.kind === 'failure') return [isMissing(answer) ? { code: 'workflow-missing', about, text: 'is gone, although its stack has it', todo } : notKnown(about, answer)];
  const lines: ReportLine[] = [];
  if (definition.unresolved.length > 0) {lines.push(notResolved(about, 'definition'));} else if (!sameJson(definition.value, tryParseJson(stringAt(answer.value, 'definition') ?? ''))) {
    lines.push({ code: 'workflow-other-definition', about, text: 'has another definition than was synthesised, so it may send another text or none', todo });
  }
  if (stringAt(answer.value, 'roleArn') !== roleArn) lines.push({ code: 'workflow-other-role', about, text: 'has another role than was synthesised', todo });
  return lines.length > 0 ? lines : [{ code: 'workflow-right', about, text: 'does what was synthesised' }];
}
