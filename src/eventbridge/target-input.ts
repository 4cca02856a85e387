import { jsonPath, nodeAt } from './json-path';
import { JsonNode, jsonProblem, read, write, JsonMember, membersOf } from './json-reader';
import { NotJson } from './lexer';

/** What a target is given, in PutTargets' own names; at most one of the three. With none the target gets the event. */
export interface TargetInput {
  /** A constant: JSON text. */
  readonly Input?: string;
  /** A path whose value is delivered as JSON: `$.detail`. */
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
}

/** A template and the values for its placeholders. */
interface InputTransformer {
  /** Paths by placeholder name: at most 100, names of 1 to 256 of `A-Za-z0-9_-`, paths up to 256 characters. */
  readonly InputPathsMap?: Record<string, string>;
  /** 1 to 8,192 characters: lines in double quotes, or JSON with placeholders. */
  readonly InputTemplate: string;
}

/** What the reserved variables stand for; one that is used and not given leaves the rendering undecided. */
export interface RuleContext {
  readonly ruleArn?: string;
  readonly ruleName?: string;
  readonly ingestionTime?: string;
}

/** What becomes of an event on its way to a target. */
export type Rendering =
  /** The target gets this text. */
  | { readonly outcome: 'delivered'; readonly text: string }
  /** PutTargets takes the input, but what this event makes of it is never delivered; `text` shows why. */
  | { readonly outcome: 'undelivered'; readonly reason: string; readonly text: string }
  /** PutTargets refuses the input, whatever the event. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** What EventBridge does was never recorded; `text` is the likely text. */
  | { readonly outcome: 'undecided'; readonly text: string; readonly reason: string };

type EventNode = JsonNode & { kind: 'object' };

const MAX_TEMPLATE_LENGTH = 8192;
const MAX_PATHS = 100;
const VARIABLE = /^(?!AWS)[A-Za-z0-9_-]{1,256}$/;

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
const PREDEFINED: readonly string[] = [RULE_ARN, RULE_NAME, INGESTION_TIME, EVENT, EVENT_JSON];

/** The keys of `aws.events.event`, in the order in which AWS was recorded to deliver them; other keys follow in the event's own order. */
const EVENT_KEYS: readonly string[] = ['id', 'account', 'detailType', 'time', 'source', 'region', 'resources', 'version'];

/** Renders the JSON text of an event for a target. Never throws, whatever the texts. */
export function render(input: TargetInput, event: string, context: RuleContext = {}): Rendering {
  const { Input: constant, InputPath: path, InputTransformer: transformer } = input;
  if ([constant, path, transformer].filter(each => each !== undefined).length > 1) {
    return { outcome: 'refused', reason: 'only one of Input, InputPath and InputTransformer may be given' };
  }
  if (constant !== undefined) return rendered(constant);
  const refusal = transformer ? transformerRefusal(transformer) : path === undefined ? undefined : pathRefusal(path);
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal };
  const root = eventOf(event);
  if (typeof root === 'string') return { outcome: 'undecided', text: '', reason: root };
  if (transformer) return transformed(transformer, root, context);
  return path === undefined ? { outcome: 'delivered', text: write(root) } : selected(path, root);
}

const MAX_INPUT_LENGTH = 8192;

function rendered(constant: string): Rendering {
  const problem = jsonProblem(constant);
  if (problem !== undefined) return { outcome: 'refused', reason: `Input is not JSON: ${problem}` };
  if (constant.length > MAX_INPUT_LENGTH) {
    return { outcome: 'refused', reason: `Input has ${constant.length} characters, ${MAX_INPUT_LENGTH} is the most` };
  }
  return { outcome: 'delivered', text: constant };
}

function eventOf(event: string): EventNode | string {
  try {
    const root = read(event);
    return root.kind === 'object' ? root : 'the event is not a JSON object';
  } catch (error) {
    if (error instanceof NotJson) return `the event is not JSON: ${error.message}`;
    throw error;
  }
}

function pathRefusal(path: string): string | undefined {
  const parsed = jsonPath(path);
  return parsed.kind === 'invalid' ? `InputPath: ${parsed.reason}` : undefined;
}

function selected(path: string, root: JsonNode): Rendering {
  const parsed = jsonPath(path);
  if (parsed.kind !== 'steps') return { outcome: 'undecided', text: '', reason: `InputPath: ${parsed.reason}` };
  const node = nodeAt(root, parsed.steps);
  if (node === undefined) return { outcome: 'undecided', text: '', reason: `InputPath ${path} leads to nothing in this event` };
  if (node.kind === 'literal' && node.text === 'null') return { outcome: 'undecided', text: 'null', reason: `InputPath ${path} leads to null in this event` };
  return { outcome: 'delivered', text: write(node) };
}

/**
 * Why PutTargets refuses a transformer, or undefined where it takes it or where that is not known. A refusal is a limit of the API
 * reference or was recorded.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
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
  if (text === '') return 'InputTemplate is empty';
  if (text.length > MAX_TEMPLATE_LENGTH) return `InputTemplate has ${text.length} characters, ${MAX_TEMPLATE_LENGTH} is the most`;
  for (const part of templateOf(text).parts) {
    if (part.kind === 'placeholder' && !Object.hasOwn(map, part.name) && !PREDEFINED.includes(part.name)) {
      return `InputTemplate contains the placeholder <${part.name}>, which is neither in InputPathsMap nor reserved`;
    }
  }
  return undefined;
}

/** Fills a template, which PutTargets does not surely refuse, with the values of an event. */
function transformed({ InputPathsMap: map = {}, InputTemplate: text }: InputTransformer, event: EventNode, context: RuleContext): Rendering {
  const { form, parts } = templateOf(text);
  const doubts: string[] = [];
  if (form === 'string' && !isStrings(text)) doubts.push('the template is more than strings in double quotes');
  // The first examples of the API reference are such templates, while the user guide asks for quotes around text.
  const malformed = form === 'json' ? jsonProblem(parts.map(emptied).join('')) : undefined;
  if (malformed !== undefined) doubts.push(`the template is neither text in double quotes nor JSON: ${malformed}`);
  const filled = parts.map(part => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'odd') {
      doubts.push(`${part.text} opens no placeholder`);
      return part.text;
    }
    if (part.key) doubts.push(`the placeholder <${part.name}> is a key, which the API reference forbids`);
    const { name } = part;
    const value = Object.hasOwn(map, name) ? mapped(name, map[name], event, doubts) : predefinedValue(name, form, event, context, doubts);
    if (value?.kind === 'literal' && value.text === 'null') doubts.push(`<${name}> is null in this event`);
    return textOf(value, part, form);
  }).join('');
  const problem = form === 'json' && malformed === undefined ? jsonProblem(filled) : undefined;
  if (problem !== undefined) return { outcome: 'undelivered', text: filled, reason: `this event makes no JSON of the template: ${problem}` };
  return doubts.length > 0 ? { outcome: 'undecided', text: filled, reason: doubts.join('; ') } : { outcome: 'delivered', text: filled };
}

/** A template's part as it would be for an event that has nothing: whether a template is JSON does not hang on the event. */
function emptied(part: TemplatePart): string {
  return part.kind === 'placeholder' ? (part.quoted ? '' : '""') : part.text;
}

/** Whether a text is nothing but JSON strings and blanks: one a line, or several. */
function isStrings(text: string): boolean {
  return /^\s*(?:"(?:[^"\\]|\\.)*"\s*)+$/s.test(text);
}

function mapped(name: string, text: string, event: EventNode, doubts: string[]): JsonNode | undefined {
  const path = jsonPath(text);
  if (path.kind === 'steps') return nodeAt(event, path.steps);
  doubts.push(`<${name}>: ${path.reason}`);
  return undefined;
}

/** What stands in the filled template for a value; undefined is a path that leads to nothing. */
function textOf(value: JsonNode | undefined, { quoted }: { readonly quoted: boolean }, form: TemplateForm): string {
  if (form === 'json' && !quoted) return value === undefined ? '""' : write(value);
  if (value === undefined) return '';
  if (value.kind === 'string') return value.text;
  return form === 'json' ? write(value) : write(value).replace(/"/g, '');
}

/** The value of a predefined variable; adds to `doubts` what was never recorded of it. */
function predefinedValue(
  name: string, form: TemplateForm, event: EventNode, context: RuleContext, doubts: string[],
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

function withoutDetail(event: EventNode): JsonNode {
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

/** A stretch of an input template. */
type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `quoted`: inside a string of a JSON template; `key`: where an object's key is expected. */
  | { readonly kind: 'placeholder'; readonly name: string; readonly quoted: boolean; readonly key: boolean }
  /** A `<` that opens no placeholder as far as is known; `text` is what was written. */
  | { readonly kind: 'odd'; readonly text: string };

/** Lines of text in quotes, or JSON with placeholders. */
type TemplateForm = 'string' | 'json';

/** An input template. */
interface Template {
  readonly form: TemplateForm;
  readonly parts: readonly TemplatePart[];
}

const ANGLE = /<([^<>"]*)>|</g;
const NAME = /^[A-Za-z0-9_.-]+$/;

/** The parts of a template. A template is a string template if its first character that is no blank is a double quote. */
export function templateOf(text: string): Template {
  const form = text.trimStart().startsWith('"') ? 'string' : 'json';
  const parts: TemplatePart[] = [];
  let quoted = false;
  let before = '';
  let from = 0;
  const pass = (to: number) => {
    const stretch = text.slice(from, to);
    if (stretch === '') return;
    parts.push({ kind: 'text', text: stretch });
    for (const [token] of stretch.matchAll(/\\.|[^\s]/gs)) {
      if (token === '"') quoted = !quoted;
      if (!quoted) before = token;
    }
  };
  for (const found of text.matchAll(ANGLE)) {
    pass(found.index);
    const inner = found[1];
    from = found.index + found[0].length;
    if (inner !== undefined && NAME.test(inner)) {
      const rest = text.slice(from).trimStart();
      const key = form === 'json' && !quoted && (before === '{' || before === ',') && rest.startsWith(':');
      parts.push({ kind: 'placeholder', name: inner, quoted, key });
    } else {
      parts.push({ kind: 'odd', text: found[0] });
    }
  }
  pass(text.length);
  return { form, parts };
}
