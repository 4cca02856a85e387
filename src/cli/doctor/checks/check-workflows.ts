import { stringAt, tryParseJson } from '../../json-values';
import { lastPart } from '../arns';
import { Ask, isMissing } from '../aws/ask';
import { WorkflowPart } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, notResolved } from '../report-line';
import { sameJson } from '../same';

/** Whether a workflow is there, and says and does what was synthesised. */
export async function checkWorkflow({ resource, arn, roleArn, definition }: WorkflowPart, ask: Ask): Promise<ReportLine[]> {
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
