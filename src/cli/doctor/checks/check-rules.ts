import { Resource } from '../../assembly/stack';
import { isObject, Json, JsonObject, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { repairCommand } from '../app-stacks';
import { AwsAnswer, Ask, isMissing } from '../aws/aws-calls';
import { sameJson, samePattern, includesStatements } from '../compare-json';
import { DeployedRule, DeployedResources, physicalIdOf } from '../deployed-resources';
import { Code, ReportLine, notKnown, notResolved } from '../report-line';

/** The members of a target that this checks, and the code of each. */
const MEMBERS: readonly { readonly code: Code; readonly names: readonly string[]; readonly what: string }[] = [
  { code: 'target-other-destination', names: ['Arn'], what: 'sends to something else' },
  { code: 'target-other-text', names: ['Input', 'InputPath', 'InputTransformer'], what: 'sends another text' },
  { code: 'target-other-role', names: ['RoleArn'], what: 'has another role' },
  { code: 'target-other-queue', names: ['DeadLetterConfig', 'RetryPolicy'], what: 'has another dead-letter queue or retry policy' },
];

/** Whether a rule is on, and matches and sends what was synthesised. */
export async function checkRule(rule: DeployedRule, ask: Ask): Promise<ReportLine[]> {
  const bus: JsonObject = rule.bus === undefined ? {} : { EventBusName: rule.bus };
  const [described, targets] = await Promise.all([
    ask('events', 'describe-rule', { Name: rule.name, ...bus }),
    ask('events', 'list-targets-by-rule', { Rule: rule.name, ...bus }),
  ]);
  const about = `rule ${rule.name}`;
  if (described.kind === 'failure') {
    const missing: ReportLine = { code: 'rule-missing', about, text: 'is gone, although its stack has it', todo: repairCommand(rule.resource) };
    return [isMissing(described) ? missing : notKnown(about, described)];
  }
  const lines = [...stateLines(rule, about, described.value), ...patternLines(rule, about, described.value), ...targetLines(rule, about, targets)];
  return lines.length > 0 ? lines : [{ code: 'rule-right', about, text: `is ${rule.state}, and matches and sends what was synthesised` }];
}

function stateLines({ state, resource }: DeployedRule, about: string, described: Json): ReportLine[] {
  const found = stringAt(described, 'State') ?? 'ENABLED';
  if (found === state) return [];
  const todo = repairCommand(resource);
  if (found === 'DISABLED') return [{ code: 'rule-disabled', about, text: 'is disabled, so it sends nothing', todo }];
  return [{ code: 'rule-other-state', about, text: `has the state ${found} and should have ${state}`, todo }];
}

function patternLines({ pattern, resource }: DeployedRule, about: string, described: Json): ReportLine[] {
  if (pattern.unresolved.length > 0) return [notResolved(about, 'event pattern')];
  const found = tryParseJson(stringAt(described, 'EventPattern') ?? '');
  const expected = typeof pattern.value === 'string' ? tryParseJson(pattern.value) : pattern.value;
  if (samePattern(found, expected)) return [];
  return [{ code: 'rule-other-pattern', about, text: 'has another event pattern than was synthesised', todo: repairCommand(resource) }];
}

function targetLines(rule: DeployedRule, about: string, answer: AwsAnswer): ReportLine[] {
  if (!rule.targetsResolved) return [notResolved(about, 'targets')];
  if (answer.kind === 'failure') return [notKnown(`the targets of ${about}`, answer)];
  const found = new Map(listOf(memberAt(answer.value, 'Targets')).filter(isObject).map(target => [stringAt(target, 'Id') ?? '', target]));
  const todo = repairCommand(rule.resource);
  const unknown = [...found].filter(([id]) => !rule.targets.has(id));
  return [
    ...[...rule.targets].flatMap(([id, expected]): ReportLine[] => {
      const there = found.get(id);
      return there === undefined ? [{ code: 'target-missing', about, text: `lacks its target ${id}`, todo }] : differences(expected, there, `target ${id} of ${about}`, todo);
    }),
    ...unknown.map(([id, target]): ReportLine => ({
      code: 'target-unknown', about, text: `has a target ${id} that the app did not ask for: ${stringAt(target, 'Arn') ?? ''}`, todo,
    })),
  ];
}

function differences(expected: JsonObject, found: JsonObject, about: string, todo: string): ReportLine[] {
  return MEMBERS
    .filter(({ names }) => names.some(name => !sameJson(normalized(expected[name]), normalized(found[name]))))
    .map(({ code, what }) => ({ code, about, text: `${what} than was synthesised`, todo }));
}

/** Numbers may be texts in a template, and an empty map of paths is left out. */
function normalized(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, each]) => !isObject(each) || Object.keys(each).length > 0);
  return Object.fromEntries(kept.map(([name, each]) => [name, isObject(each) ? each : String(each)]));
}

/** Whether the event bus of an alert is there, and lets those accounts send to it that the app allows. */
export async function checkBus(bus: Resource, { resolver, ofType }: DeployedResources, ask: Ask): Promise<ReportLine[]> {
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
