import { fieldsOf, Line, LinePart, MessageTemplate } from './parse-template';
import { EventField } from '../signin/fields';

/** An EventBridge input transformer, in PutTargets' own terms. */
export interface InputTransformerProperty {
  readonly inputPathsMap: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/**
 * The longest template and the largest path map that EventBridge accepts.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const LONGEST_TEMPLATE = 8192;
const MOST_PATHS = 100;

/** Characters that a string template would not deliver as typed, and what to write instead. */
const UNFAITHFUL: readonly { readonly characters: RegExp; readonly remedy: string }[] = [
  { characters: /"/, remedy: 'use a single quote' },
  { characters: /\\/, remedy: 'use a slash' },
  { characters: /[\u0000-\u001f\u007f-\u009f]/, remedy: 'use blanks and line breaks only' },
  { characters: /\p{Surrogate}/u, remedy: 'write whole characters' },
];

/**
 * Writes a template as an input transformer whose target gets exactly these lines, each in double quotes.
 *
 * A template that begins with a double quote is text to EventBridge, which delivers the quotes and joins quoted lines
 * by real line breaks; a `\n` or `\"` inside would be delivered as these two characters. So quoting each line is the only
 * form that delivers the text as typed.
 *
 * @throws when a line holds what this form cannot carry, or when EventBridge's limits are passed
 */
export function stringTransformer(template: MessageTemplate): InputTransformerProperty {
  template.lines.forEach(checkFaithful);
  return checked('the template', template.lines.map(line => `"${line.map(write).join('')}"`).join('\n'), fieldsOf(template.lines));
}

/**
 * JSON that was written with `quoted` and `jsonMembers`, as an input transformer. What does not begin with a double quote is JSON to EventBridge.
 *
 * @throws when EventBridge's limits are passed
 */
export function jsonTransformer(json: string, fields: readonly EventField[]): InputTransformerProperty {
  return checked('the card', json, fields);
}

/**
 * Lines as one string in JSON. EventBridge does not escape a value inside a string, so nothing but a token may stand there.
 *
 * @throws for any other field
 */
export function quoted(lines: readonly Line[]): string {
  const free = fieldsOf(lines).find(({ kind }) => kind !== 'token');
  if (free) {
    throw new Error(`the field ${free.name} can hold a double quote, which would end a JSON string: write it as a value of its own`);
  }
  return `"${lines.map(line => line.map(part => part.kind === 'text' ? JSON.stringify(part.text).slice(1, -1) : write(part)).join('')).join('\\n')}"`;
}

/**
 * Fields as members of a JSON object, where EventBridge escapes their values: an empty string where the event has none. Each further
 * path of a field is a member of its own.
 */
export function jsonMembers(fields: readonly EventField[]): string {
  return fields.flatMap(field => pathNames(field).map((variable, index) => `${JSON.stringify(index === 0 ? field.name : variable)}: <${variable}>`)).join(', ');
}

/** The variables that hold a field: its own name, or `name-1`, `name-2` … where several paths are written in a row. */
export function pathNames(field: EventField): readonly string[] {
  return field.paths.length === 1 ? [field.name] : field.paths.map((_, index) => `${field.name}-${index + 1}`);
}

function write(part: LinePart): string {
  return part.kind === 'text' ? part.text : pathNames(part.field).map(name => `<${name}>`).join('');
}

function checked(called: string, inputTemplate: string, fields: readonly EventField[]): InputTransformerProperty {
  if (inputTemplate.length > LONGEST_TEMPLATE) {
    throw new Error(`${called} is ${inputTemplate.length} characters long, quotes included: ` +
      `shorten it by ${inputTemplate.length - LONGEST_TEMPLATE}, since EventBridge allows ${LONGEST_TEMPLATE}`);
  }
  const inputPathsMap = Object.fromEntries(fields.flatMap(field => pathNames(field).map((name, index) => [name, field.paths[index]])));
  const paths = Object.keys(inputPathsMap).length;
  if (paths > MOST_PATHS) {
    throw new Error(`${called} reads ${paths} paths of the event: leave out ${paths - MOST_PATHS}, since EventBridge allows ${MOST_PATHS}`);
  }
  return { inputPathsMap, inputTemplate };
}

function checkFaithful(line: Line, index: number): void {
  for (const part of line) {
    const text = part.kind === 'text' ? part.text : '';
    for (const { characters, remedy } of UNFAITHFUL) {
      const found = characters.exec(text);
      if (found) {
        throw new Error(`line ${index + 1} of the template has ${JSON.stringify(found[0])}, which EventBridge cannot deliver as typed: ${remedy}`);
      }
    }
  }
}
