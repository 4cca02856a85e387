import { JsonNode, readFirst, write } from './json-reader';
import { NotJson } from './lexer';
import { BadTest, testOf } from './operators';
import { pathTree } from './path-tree';
import { Branch, CompiledTest, Field, Pattern } from './pattern';
import { wildcardComplexity } from './wildcard-complexity';

/** The longest pattern that the API takes. An account's quota is 2,048 characters unless it was raised. */
export const MAX_PATTERN_LENGTH = 4096;
/** The most combinations of `$or` alternatives, as the user guide states. */
export const MAX_COMBINATIONS = 1000;
/** The most fields of one combination; event-ruler's machine takes no more. */
export const MAX_FIELDS = 256;
/**
 * The highest wildcard complexity that is not refused. AWS was seen to accept 9 and to refuse 11; of 10 nothing is
 * known, so this is the bound below which a refusal would be a guess.
 */
export const MAX_WILDCARD_COMPLEXITY = 10;

/** Compiles the JSON text of an event pattern. Throws PatternRefused, whatever the text, and nothing else. */
export function compile(text: string): Pattern {
  try {
    return compiled(text);
  } catch (error) {
    if (error instanceof Refusal) throw located(error.reason, error.path, text, error.offset);
    if (error instanceof NotJson) throw located(`not JSON: ${error.reason}`, '', text, error.offset);
    throw error;
  }
}

/** The same, but gives back the refusal. */
export function tryCompile(text: string): Pattern | PatternRefused {
  try {
    return compile(text);
  } catch (error) {
    if (error instanceof PatternRefused) return error;
    throw error;
  }
}

/** Tests by path: one combination of alternatives in the making. A path that comes again replaces its tests, as in event-ruler. */
type Draft = ReadonlyMap<string, readonly CompiledTest[]>;

function compiled(text: string): Pattern {
  if (text.length > MAX_PATTERN_LENGTH) {
    throw new Refusal(`the pattern has ${text.length} characters, ${MAX_PATTERN_LENGTH} is the most`, '', 0);
  }
  const root = readFirst(text);
  if (root.kind !== 'object') throw new Refusal('the pattern is not a JSON object', '', root.at);
  const drafts = objectInto([new Map()], root, [], false);
  const tree = pathTree([...new Set(drafts.flatMap(draft => [...draft.keys()]))]);
  const slots = new Map(tree.paths.map((path, slot) => [path, slot]));
  const different = new Map<readonly CompiledTest[], Field>();
  const fieldOf = (path: string, tests: readonly CompiledTest[]): Field => {
    const field = different.get(tests) ?? { path, slot: slots.get(path)!, index: different.size, tests };
    different.set(tests, field);
    return field;
  };
  const branches = drafts.map((draft): Branch => ({ fields: [...draft.keys()].sort().map(path => fieldOf(path, draft.get(path)!)) }));
  const large = branches.find(({ fields }) => fields.length > MAX_FIELDS);
  if (large) throw new Refusal(`the pattern asks for ${large.fields.length} fields at once, ${MAX_FIELDS} is the most`, '', 0);
  const complexity = wildcardComplexity({ branches });
  if (complexity > MAX_WILDCARD_COMPLEXITY) {
    throw new Refusal(
      `the wildcards are too complex (${complexity}, at most ${MAX_WILDCARD_COMPLEXITY}): use fewer stars, or fewer repeated characters after a star`, '', 0,
    );
  }
  return { branches, fieldCount: different.size, paths: tree, wildcardComplexity: complexity };
}

function objectInto(drafts: readonly Draft[], node: JsonNode & { kind: 'object' }, path: readonly string[], insideOr: boolean): readonly Draft[] {
  if (node.members.length === 0) throw new Refusal('an empty object: leave it out, or ask for a field in it', path.join('.'), node.at);
  let grown = drafts;
  for (const { key, at, value } of node.members) {
    const inner = [...path, key];
    if (key === OR) {
      grown = orInto(grown, value, path);
    } else if (insideOr && RESERVED_INSIDE_OR.has(key)) {
      throw new Refusal(`${JSON.stringify(key)} is reserved inside $or and cannot be a field there`, inner.join('.'), at);
    } else if (value.kind === 'object') {
      grown = objectInto(grown, value, inner, insideOr);
    } else if (value.kind === 'array') {
      grown = fieldInto(grown, value, fieldName(path, key));
    } else {
      throw new Refusal(`the value of ${JSON.stringify(key)} must be an array or an object: write [${write(value)}] in brackets`, inner.join('.'), value.at);
    }
  }
  return grown;
}

function orInto(drafts: readonly Draft[], node: JsonNode, path: readonly string[]): readonly Draft[] {
  const here = [...path, OR].join('.');
  if (node.kind !== 'array') throw new Refusal('$or takes an array of objects', here, node.at);
  const grown: Draft[] = [];
  for (const item of node.items) {
    if (item.kind !== 'object') throw new Refusal('$or takes an array of objects, and only objects', here, item.at);
    for (const draft of objectInto(drafts, item, path, true)) grown.push(draft);
    if (grown.length > MAX_COMBINATIONS) {
      throw new Refusal(`$or makes more than ${MAX_COMBINATIONS} combinations of alternatives`, here, node.at);
    }
  }
  if (node.items.length < 2) throw new Refusal('$or takes at least two alternatives', here, node.at);
  return grown;
}

function fieldInto(drafts: readonly Draft[], node: JsonNode & { kind: 'array' }, path: string): readonly Draft[] {
  if (node.items.length === 0) throw new Refusal('an empty array: it could match nothing', path, node.at);
  let tests: readonly CompiledTest[];
  try {
    tests = node.items.map(testOf);
  } catch (error) {
    if (error instanceof BadTest) throw new Refusal(error.message, path, error.at);
    throw error;
  }
  return drafts.map(draft => new Map(draft).set(path, tests));
}

/** event-ruler joins keys by dots, but does not begin a path with the dot of an empty key. */
function fieldName(path: readonly string[], key: string): string {
  const base = path.join('.');
  return base === '' ? key : `${base}.${key}`;
}

const OR = '$or';

/** Keys that event-ruler refuses as fields inside `$or`: its operators and the names that it keeps for later ones. */
const RESERVED_INSIDE_OR: ReadonlySet<string> = new Set([
  'exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard', 'numeric', 'cidr',
  '=', '<', '<=', '>', '>=',
  'regex', 'not-wildcard', 'not-equals-ignore-case',
  'date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range',
  'ip-address-in-range', 'ip-address-not-in-range',
]);

/** Why an event pattern is no event pattern, and where. */
export class PatternRefused extends Error {
  /** @param reason lower-case words without a full stop; @param path the dotted path, empty at the top; line and column count from 1. */
  constructor(readonly reason: string, readonly path: string, readonly line: number, readonly column: number) {
    super(`event pattern refused: ${reason} (${path === '' ? '' : `at ${path}, `}line ${line}, column ${column})`);
    this.name = 'PatternRefused';
  }
}

/** A refusal while its place is still an offset into the text. */
class Refusal extends Error {
  constructor(readonly reason: string, readonly path: string, readonly offset: number) {
    super(reason);
    this.name = 'Refusal';
  }
}

/** The refusal that a user sees, with its place as line and column. */
export function located(reason: string, path: string, text: string, offset: number): PatternRefused {
  const before = text.slice(0, offset).split('\n');
  return new PatternRefused(reason, path, before.length, before[before.length - 1].length + 1);
}
