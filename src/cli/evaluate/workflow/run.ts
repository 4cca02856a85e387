import { Catcher, Definition, State } from './definition';
import { evaluate, expressionIn, QueryFailed } from './expression';
import { Publication, PublishRefused, readPublication } from './publish';
import { isList, isObject, Json, JsonObject, stringAt } from '../../json-values';

/** A state that failed on the way. */
export interface Failure {
  readonly state: string;
  /** The error's name, as a Catch has it. */
  readonly error: string;
  readonly cause: string;
}

/** What a run comes to. */
export type Ending =
  | { readonly kind: 'published' } & Publication
  /** The message was put into a queue. */
  | { readonly kind: 'kept'; readonly queue: string }
  /** Nobody caught the last failure. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'unforetold'; readonly state: string; readonly because: string };

/** How a run ends, and what failed before. */
export interface Run {
  readonly ending: Ending;
  readonly failures: readonly Failure[];
}

type Task = Extract<State, { kind: 'task' }>;

const QUERY_ERROR = 'States.QueryEvaluationError';

/** As the optimised integration names what the service refuses. */
const SNS_ERROR = 'SNS.InvalidParameterException';

/**
 * Runs a definition until it has published a message or put it into a queue: either succeeds if the call is as the service wants it.
 *
 * @param context `$states.context`
 */
export async function run(definition: Definition, input: Json, context: JsonObject = {}): Promise<Run> {
  const failures: Failure[] = [];
  return { ending: await enter(definition.startAt, input, definition.states, context, failures), failures };
}

/** `states` are those that have not been entered yet: one that failed would only fail again. */
async function enter(name: string, input: Json, states: ReadonlyMap<string, State>, context: JsonObject, failures: Failure[]): Promise<Ending> {
  const state = states.get(name);
  if (state === undefined) return { kind: 'unforetold', state: name, because: 'there is no such state, or it was entered before' };
  if (state.kind === 'other') return { kind: 'unforetold', state: name, because: state.because };

  const visible = { input, context: { ...context, State: { Name: name } } };
  const outcome = await attempt(name, state, visible);
  if (!('error' in outcome)) return outcome;
  failures.push(outcome);
  const catcher = state.catchers.find(({ errors }) => errors.some(pattern => catches(pattern, outcome.error)));
  const caught = catcher && await caughtInput(catcher, outcome, visible);
  if (caught === undefined) return { kind: 'failed' };
  if ('error' in caught) {
    failures.push(caught);
    return { kind: 'failed' };
  }
  return enter(caught.next, caught.input, new Map([...states].filter(([other]) => other !== name)), context, failures);
}

async function attempt(name: string, task: Task, visible: JsonObject): Promise<Ending | Failure> {
  const [, service] = /^arn:[^:]+:states:::(sns:publish|sqs:sendMessage)$/.exec(task.resource) ?? [];
  if (service === undefined) return { kind: 'unforetold', state: name, because: `it calls ${task.resource}` };
  try {
    const given = await fill(task.arguments, visible);
    return service === 'sns:publish'
      ? { kind: 'published', ...readPublication(given) }
      : { kind: 'kept', queue: stringAt(given, 'QueueUrl') ?? 'a queue' };
  } catch (error) {
    return failureOf(name, error);
  }
}

async function caughtInput({ next, output }: Catcher, failure: Failure, visible: JsonObject): Promise<{ next: string; input: Json } | Failure> {
  const errorOutput = { Error: failure.error, Cause: failure.cause };
  try {
    return { next, input: output === undefined ? errorOutput : await fill(output, { ...visible, errorOutput }) };
  } catch (error) {
    return failureOf(failure.state, error);
  }
}

/** A value of a definition with its expressions evaluated, wherever they stand. */
async function fill(json: Json, states: JsonObject): Promise<Json> {
  if (isList(json)) return Promise.all(json.map(item => fill(item, states)));
  if (isObject(json)) return Object.fromEntries(await Promise.all(Object.entries(json).map(async ([key, item]) => [key, await fill(item, states)])));
  const expression = typeof json === 'string' ? expressionIn(json) : undefined;
  return expression === undefined ? json : evaluate(expression, states);
}

function failureOf(state: string, error: unknown): Failure {
  if (error instanceof QueryFailed) return { state, error: QUERY_ERROR, cause: error.message };
  if (error instanceof PublishRefused) return { state, error: SNS_ERROR, cause: error.message };
  throw error;
}

/**
 * Whether an entry of `ErrorEquals` means an error.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
function catches(pattern: string, error: string): boolean {
  return pattern === 'States.ALL' || pattern === 'States.TaskFailed' || pattern === error;
}
