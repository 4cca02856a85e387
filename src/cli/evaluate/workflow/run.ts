import { Catcher, Definition, State } from './definition';
import { evaluate, expressionIn, QueryFailed } from './expression';
import { isList, isObject, Json, JsonObject, stringAt, members } from '../../json-values';

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

/** A message as SNS takes it. */
export interface Publication {
  readonly topicArn: string;
  readonly subject: string | undefined;
  readonly message: string;
}

/** A call that SNS would refuse. */
export class PublishRefused extends Error {}

/**
 * Reads the arguments of a call of SNS.
 *
 * Fails with `PublishRefused` on what SNS refuses: a Subject is 1 to 99 characters of UTF-8 without line breaks or control characters.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function readPublication(given: Json): Publication {
  const values = members(given);
  const [topicArn, subject, message] = ['TopicArn', 'Subject', 'Message'].map(name => values.get(name));
  if (typeof topicArn !== 'string') throw new PublishRefused(`TopicArn is ${said(topicArn)}`);
  if (subject !== undefined) checkSubject(subject);
  if (message === undefined || message === '') throw new PublishRefused(`Message is ${said(message)}`);
  // Step Functions writes a message that is an object as JSON.
  return { topicArn, subject, message: typeof message === 'string' ? message : JSON.stringify(message) };
}

function checkSubject(subject: Json): asserts subject is string {
  if (typeof subject !== 'string' || subject.trim() === '') throw new PublishRefused(`Subject is ${said(subject)}`);
  if (subject.length >= 100) throw new PublishRefused(`Subject has ${subject.length} characters, 99 is the most`);
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new PublishRefused(`Subject has a line break or control character: ${said(subject)}`);
  if (/\p{Surrogate}/u.test(subject)) throw new PublishRefused(`Subject has half a character: ${said(subject)}`);
}

function said(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
