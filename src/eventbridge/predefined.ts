import { JsonMember, JsonNode, membersOf } from './json-reader';
import { TemplateForm } from './parse-input-template';
import { RuleContext } from './target-input';

const RULE_ARN = 'aws.events.rule-arn';
const RULE_NAME = 'aws.events.rule-name';
const INGESTION_TIME = 'aws.events.event.ingestion-time';
const EVENT = 'aws.events.event';
const EVENT_JSON = 'aws.events.event.json';

/**
 * The variables that a template may use without a path of its own.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
 */
export const PREDEFINED: readonly string[] = [RULE_ARN, RULE_NAME, INGESTION_TIME, EVENT, EVENT_JSON];

/** The keys of `aws.events.event`, in the order in which AWS was recorded to deliver them; other keys follow in the event's own order. */
const EVENT_KEYS: readonly string[] = ['id', 'account', 'detailType', 'time', 'source', 'region', 'resources', 'version'];

/** The value of a predefined variable; adds to `doubts` what was never recorded of it. */
export function predefinedValue(
  name: string, form: TemplateForm, event: JsonNode & { kind: 'object' }, context: RuleContext, doubts: string[],
): JsonNode {
  switch (name) {
    case RULE_ARN: return given(name, context.ruleArn, doubts);
    case RULE_NAME: return given(name, context.ruleName, doubts);
    case INGESTION_TIME: return given(name, context.ingestionTime, doubts);
  }
  if (form === 'string') doubts.push(`<${name}> stands in a string template, but the user guide has it as the value of a JSON field only`);
  if (name === EVENT_JSON) return event;
  doubts.push(`in what form <${name}> has the time of the event was not recorded`);
  return withoutDetail(event);
}

function withoutDetail(event: JsonNode & { kind: 'object' }): JsonNode {
  const members = membersOf(event)
    .filter(({ key }) => key !== 'detail')
    .map(member => (member.key === 'detail-type' ? { ...member, key: 'detailType' } : member));
  return { ...event, members: members.sort((one, other) => placeOf(one) - placeOf(other)) };
}

function placeOf({ key }: JsonMember): number {
  const place = EVENT_KEYS.indexOf(key);
  return place === -1 ? EVENT_KEYS.length : place;
}

function given(name: string, text: string | undefined, doubts: string[]): JsonNode {
  if (text === undefined) doubts.push(`what <${name}> stands for was not given`);
  return { kind: 'string', at: 0, text: text ?? `[${name}]` };
}
