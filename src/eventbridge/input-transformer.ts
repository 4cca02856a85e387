import { JsonNode, jsonProblem, membersOf, write } from './json';
import { jsonPath, valueAt } from './json-path';
import { InputTransformer, Rendering, RuleContext } from './target-input';
import { Template, templateOf, TemplatePart } from './template';

const MAX_TEMPLATE_LENGTH = 8192;
const MAX_PATHS = 100;
const VARIABLE = /^(?!AWS)[A-Za-z0-9_-]{1,256}$/;

const RULE_ARN = 'aws.events.rule-arn';
const RULE_NAME = 'aws.events.rule-name';
const INGESTION_TIME = 'aws.events.event.ingestion-time';
const EVENT = 'aws.events.event';
const EVENT_JSON = 'aws.events.event.json';
const RESERVED: readonly string[] = [RULE_ARN, RULE_NAME, INGESTION_TIME, EVENT, EVENT_JSON];

type EventNode = JsonNode & { kind: 'object' };

/** Why PutTargets refuses a transformer, or undefined if it takes it. Sources: the API reference, and recorded refusals. */
export function transformerRefusal({ InputPathsMap: map = {}, InputTemplate: text }: InputTransformer): string | undefined {
  const names = Object.keys(map);
  if (names.length > MAX_PATHS) return `InputPathsMap has ${names.length} paths, ${MAX_PATHS} is the most`;
  for (const name of names) {
    if (!VARIABLE.test(name)) {
      return `InputPathsMap names a variable ${JSON.stringify(name)}: 1 to 256 of A-Z a-z 0-9 _ - are allowed, and AWS at the start is not`;
    }
    const path = jsonPath(map[name]);
    if (path.kind === 'invalid') return `InputPathsMap, ${name}: ${path.reason}`;
  }
  if (text.trim() === '') return 'InputTemplate is empty';
  if (text.length > MAX_TEMPLATE_LENGTH) return `InputTemplate has ${text.length} characters, ${MAX_TEMPLATE_LENGTH} is the most`;
  const template = templateOf(text);
  for (const part of template.parts) {
    if (part.kind === 'placeholder' && !Object.hasOwn(map, part.name) && !RESERVED.includes(part.name)) {
      return `InputTemplate contains the placeholder <${part.name}>, which is neither in InputPathsMap nor reserved`;
    }
  }
  const problem = template.form === 'json' ? jsonProblem(template.parts.map(emptied).join('')) : undefined;
  return problem === undefined ? undefined : `InputTemplate is neither text in double quotes nor JSON: ${problem}`;
}

/** Fills a template that PutTargets takes with the values of an event. */
export function transformed({ InputPathsMap: map = {}, InputTemplate: text }: InputTransformer, event: EventNode, context: RuleContext): Rendering {
  const template = templateOf(text);
  const doubts: string[] = [];
  if (template.form === 'string' && !isStrings(text)) doubts.push('the template is more than strings in double quotes');
  const filled = template.parts.map(part => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'odd') {
      doubts.push(`${part.text} opens no placeholder`);
      return part.text;
    }
    if (part.key) doubts.push(`the placeholder <${part.name}> is a key, which the API reference forbids`);
    const value = valueOf(part.name, map, event, context, doubts);
    if (value?.kind === 'literal' && value.text === 'null') doubts.push(`<${part.name}> is null in this event`);
    return textOf(value, part, template);
  }).join('');
  const problem = template.form === 'json' ? jsonProblem(filled) : undefined;
  if (problem !== undefined) return { outcome: 'undelivered', text: filled, reason: `this event makes no JSON of the template: ${problem}` };
  return doubts.length > 0 ? { outcome: 'undecided', text: filled, reason: doubts.join('; ') } : { outcome: 'delivered', text: filled };
}

/** A template's part as it would be for an event that has nothing: what PutTargets can judge without an event. */
function emptied(part: TemplatePart): string {
  return part.kind === 'placeholder' ? (part.quoted ? '' : '""') : part.text;
}

/** Whether a text is nothing but JSON strings and blanks: one a line, or several. */
function isStrings(text: string): boolean {
  return /^\s*(?:"(?:[^"\\]|\\.)*"\s*)+$/s.test(text);
}

function valueOf(name: string, map: Record<string, string>, event: EventNode, context: RuleContext, doubts: string[]): JsonNode | undefined {
  if (!Object.hasOwn(map, name)) return reserved(name, event, context, doubts);
  const path = jsonPath(map[name]);
  if (path.kind === 'steps') return valueAt(event, path.steps);
  doubts.push(`<${name}>: ${path.reason}`);
  return undefined;
}

function reserved(name: string, event: EventNode, context: RuleContext, doubts: string[]): JsonNode {
  switch (name) {
    case EVENT_JSON: return event;
    case EVENT: return withoutDetail(event);
    case RULE_ARN: return given(name, context.ruleArn, doubts);
    case RULE_NAME: return given(name, context.ruleName, doubts);
    default: return given(name, context.ingestionTime, doubts);
  }
}

/** The user guide says that `detail` is left out; that `detail-type` becomes `detailType` was seen by users only. */
function withoutDetail(event: EventNode): JsonNode {
  const members = membersOf(event)
    .filter(({ key }) => key !== 'detail')
    .map(member => (member.key === 'detail-type' ? { ...member, key: 'detailType' } : member));
  return { ...event, members };
}

function given(name: string, text: string | undefined, doubts: string[]): JsonNode {
  if (text === undefined) doubts.push(`what <${name}> stands for was not given`);
  return { kind: 'string', at: 0, text: text ?? `[${name}]` };
}

/** What stands in the filled template for a value; undefined is a path that leads to nothing. */
function textOf(value: JsonNode | undefined, { quoted }: { readonly quoted: boolean }, { form }: Template): string {
  if (form === 'json' && !quoted) return value === undefined ? '""' : write(value);
  if (value === undefined) return '';
  if (value.kind === 'string') return value.text;
  return form === 'json' ? write(value) : write(value).replace(/"/g, '');
}
