import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Json, JsonObject } from '../../json-values';

/** How much time and depth an expression may take, so that none can hang the command. */
export interface ExpressionLimits {
  readonly milliseconds: number;
  /** How deep its parts may be nested, and its functions call each other. */
  readonly depth: number;
}

/**
 * More time than any message takes, and the depth that Step Functions allows, which is not documented but was measured.
 *
 * @see https://github.com/floci-io/floci/pull/2783
 */
const LIMITS: ExpressionLimits = { milliseconds: 5000, depth: 100 };

/** An expression that Step Functions would not take into a definition. */
export class ExpressionRefused extends Error {}

/** An expression that fails or whose result is no JSON: `States.QueryEvaluationError`. */
export class QueryFailed extends Error {}

type Expression = ReturnType<typeof import('jsonata')>;

/**
 * The JSONata in a string of a definition: a string is an expression if it begins and ends so, without a blank around.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2) : undefined;
}

/**
 * The names of the variables and functions in an expression, without the `$`.
 *
 * Fails with `ExpressionRefused` on what Step Functions' dialect lacks: anything but JSONata 2.0.6, which has neither `??` nor `?:`, and `$eval`.
 */
export function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  collectNames(parse(text).ast(), names, new Set());
  if (names.has('eval')) throw new ExpressionRefused('$eval is not available in Step Functions, only $parse');
  return names;
}

/**
 * Evaluates an expression as Step Functions does: with `$states` and no other input.
 *
 * Fails with `QueryFailed` if the result is no JSON, or takes too much time or depth.
 */
export async function evaluateExpression(text: string, states: JsonObject, limits: ExpressionLimits = LIMITS): Promise<Json> {
  const expression = parse(text);
  limit(expression, limits);
  let result: string | undefined;
  try {
    result = JSON.stringify(await expression.evaluate(undefined, { states }), withoutFunctions);
  } catch (error) {
    throw new QueryFailed(messageOf(error));
  }
  if (result === undefined) throw new QueryFailed('the result is undefined, which is no JSON');
  return JSON.parse(result) as Json;
}

/** JSONata's functions are objects with a mark. */
function withoutFunctions(_key: string, value: unknown): unknown {
  const marked = typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value);
  if (marked || typeof value === 'function') throw new Error('there is a function in the result, which is no JSON');
  return value;
}

/** Expressions by their text: to parse one takes far longer than to evaluate it, and each is evaluated for every event. */
const PARSED = new Map<string, Expression>();

function parse(text: string): Expression {
  const known = PARSED.get(text);
  if (known) return known;
  // An app without a state machine does not wait for the interpreter. Of its authors' builds, the package has the smallest alone.
  const jsonata = createRequire(__filename)('jsonata/jsonata.min.js') as typeof import('jsonata');
  try {
    const expression = jsonata(text);
    for (const { name, signature, call } of ADDED_FUNCTIONS) expression.registerFunction(name, call, signature);
    PARSED.set(text, expression);
    return expression;
  } catch (error) {
    throw new ExpressionRefused(messageOf(error));
  }
}

/** The interpreter calls these two functions around each step. */
function limit(expression: Expression, { milliseconds, depth }: ExpressionLimits): void {
  const end = Date.now() + milliseconds;
  let deep = 0;
  const assign = (hook: string, call: () => void) => expression.assign(Symbol.for(`jsonata.${hook}`) as unknown as string, call);
  assign('__evaluate_entry', () => {
    deep += 1;
    if (deep > depth) throw new Error(`it is nested deeper than ${depth} levels`);
    if (Date.now() > end) throw new Error(`it takes longer than ${milliseconds} ms`);
  });
  assign('__evaluate_exit', () => { deep -= 1; });
}

/** Walks the syntax tree. Its nodes have more members than their type declares, and some nodes occur twice. */
function collectNames(node: unknown, names: Set<string>, seen: Set<unknown>): void {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  const { type, value } = node as { type?: unknown; value?: unknown };
  if (type === 'variable' && typeof value === 'string') names.add(value);
  for (const inner of Object.values(node)) collectNames(inner, names, seen);
}

/** JSONata throws plain objects with a message. */
function messageOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
}

/** A function that Step Functions adds to JSONata's own. */
export interface AddedFunction {
  readonly name: string;
  /** In JSONata's notation for signatures. */
  readonly signature: string;
  /** JSONata checks the arguments by the signature. */
  call(...given: Json[]): Json;
}

/** The longest `[1..n]` of JSONata, so that no list takes all memory. Step Functions allows at least 200,000, more than its `States.ArrayRange`. */
const LONGEST_RANGE = 10_000_000;

/**
 * The functions that Step Functions has beside those of JSONata 2.0.6.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const ADDED_FUNCTIONS: readonly AddedFunction[] = [
  { name: 'parse', signature: '<s:x>', call: (text: string): Json => JSON.parse(text) as Json },
  { name: 'partition', signature: '<an:a>', call: partition },
  { name: 'range', signature: '<nnn:a>', call: range },
  { name: 'hash', signature: '<xs:s>', call: hash },
  // Which number AWS makes of a seed is not documented.
  { name: 'random', signature: '<n?:n>', call: (): Json => Math.random() },
  { name: 'uuid', signature: '<:s>', call: (): Json => randomUUID() },
];

/** Functions that return another value in each execution. */
export const RANDOM_FUNCTIONS: ReadonlySet<string> = new Set(['random', 'uuid', 'now', 'millis', 'shuffle']);

function partition(list: Json[], size: number): Json {
  if (!Number.isInteger(size) || size < 1) throw new Error(`$partition needs a size of at least 1, but got ${size}`);
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** The last number belongs to it, as in `States.ArrayRange`. */
function range(first: number, last: number, step: number): Json {
  const length = Math.floor((last - first) / step) + 1;
  if (step === 0) throw new Error('$range needs a step other than 0');
  if (length > LONGEST_RANGE) throw new Error(`$range makes at most ${LONGEST_RANGE} numbers, but was asked for ${length}`);
  return Array.from({ length: Math.max(length, 0) }, (_, index) => first + index * step);
}

function hash(value: Json, algorithm: string): Json {
  if (!/^(MD5|SHA-(1|256|384|512))$/.test(algorithm)) throw new Error(`$hash knows no algorithm ${algorithm}`);
  return createHash(algorithm.replace('-', '').toLowerCase()).update(typeof value === 'string' ? value : JSON.stringify(value)).digest('hex');
}
