import { Resource } from '../../assembly/stack';
import { stringAt, tryParseJson } from '../../json-values';
import { Ask, isMissing } from '../aws/ask';
import { Parts, physicalIdOf } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, notResolved } from '../report-line';
import { includesStatements } from '../same';

/** Whether the event bus of an alert is there, and lets those accounts send to it that the app allows. */
export async function checkBus(bus: Resource, { resolver, ofType }: Parts, ask: Ask): Promise<ReportLine[]> {
  const name = physicalIdOf(bus);
  const about = `event bus ${name}`;
  const todo = repairCommand(bus);
  const answer = await ask('events', 'describe-event-bus', { Name: name });
  if (answer.kind === 'failure') return [isMissing(answer) ? { code: 'bus-missing', about, text: 'is gone, although its stack has it', todo } : notKnown(about, answer)];
  const policies = ofType('AWS::Events::EventBusPolicy').filter(policy => resolver.property(policy, 'EventBusName').value === name);
  const statements = policies.map(policy => resolver.property(policy, 'Statement'));
  if (statements.some(({ unresolved }) => unresolved.length > 0)) return [notResolved(about, 'policy')];
  const found = tryParseJson(stringAt(answer.value, 'Policy') ?? '{}');
  if (!includesStatements(found, statements.flatMap(({ value }) => value ?? []))) {
    return [{ code: 'bus-other-policy', about, text: 'does not let every account send to it that the app allows', todo }];
  }
  return [{ code: 'bus-right', about, text: 'receives the sign-ins of other Regions and accounts' }];
}
