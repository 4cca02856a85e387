import { evaluateExpression, expressionIn, QueryFailed } from './expression';
import { Catcher, Definition, State } from './read-definition';
import { isList, isObject, Json, JsonObject, stringAt, members } from '../../json-values';
import { textAttributes, TextAttributes } from '../targets/topic-recipients';

/** A state that failed. */
export interface Failure {
  readonly state: string;
  /** The name of the error, as in `ErrorEquals`. */
  readonly error: string;
  readonly cause: string;
}

/** How an execution ends. */
export type Ending =
  | { readonly kind: 'published' } & PublishInput
  | { readonly kind: 'sent-to-queue'; readonly queue: string }
  /** No `Catch` handles the last failure. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'unsupported'; readonly state: string; readonly because: string };

/** How an execution ends, and which states failed before. */
export interface Run {
  readonly ending: Ending;
  readonly failures: readonly Failure[];
}

type Task = Extract<State, { kind: 'task' }>;

const QUERY_ERROR = 'States.QueryEvaluationError';

/** The error of the optimized integration for a call that SNS refuses. */
const SNS_ERROR = 'SNS.InvalidParameterException';

/**
 * Runs a definition until it has published a message or sent it to a queue. Either succeeds if the service accepts the arguments.
 *
 * @param context `$states.context`
 */
export async function run(definition: Definition, input: Json, context: JsonObject): Promise<Run> {
  const failures: Failure[] = [];
  return { ending: await enter(definition.startAt, input, definition.states, context, failures), failures };
}

/** Enters a state. `states` are those that were not entered yet, because a state that failed would fail again. */
async function enter(name: string, input: Json, states: ReadonlyMap<string, State>, context: JsonObject, failures: Failure[]): Promise<Ending> {
  const state = states.get(name);
  if (state === undefined) return { kind: 'unsupported', state: name, because: 'there is no such state, or it was entered before' };
  if (state.kind === 'unsupported') return { kind: 'unsupported', state: name, because: state.because };

  const visible = { input, context: { ...context, State: { Name: name } } };
  const result = await attempt(name, state, visible);
  if (!('error' in result)) return result;
  failures.push(result);
  const catcher = state.catchers.find(({ errors }) => errors.some(pattern => catches(pattern, result.error)));
  const caught = catcher && await caughtInput(catcher, result, visible);
  if (caught === undefined) return { kind: 'failed' };
  if ('error' in caught) {
    failures.push(caught);
    return { kind: 'failed' };
  }
  return enter(caught.next, caught.input, new Map([...states].filter(([other]) => other !== name)), context, failures);
}

async function attempt(name: string, task: Task, visible: JsonObject): Promise<Ending | Failure> {
  const [, service] = /^arn:[^:]+:states:::(sns:publish|sqs:sendMessage)$/.exec(task.resource) ?? [];
  if (service === undefined) return { kind: 'unsupported', state: name, because: `it calls ${task.resource}` };
  try {
    const given = await fill(task.arguments, visible);
    return service === 'sns:publish'
      ? { kind: 'published', ...readPublishInput(given) }
      : { kind: 'sent-to-queue', queue: stringAt(given, 'QueueUrl') ?? 'a queue' };
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
  return expression === undefined ? json : evaluateExpression(expression, states);
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

/** The arguments of a call of SNS. */
export interface PublishInput {
  readonly topicArn: string;
  readonly subject: string | undefined;
  readonly message: string;
  readonly attributes: TextAttributes;
}

/** A call that SNS would refuse. */
export class PublishRefused extends Error {}

/**
 * Checks the arguments of a call of SNS.
 *
 * Fails with `PublishRefused` on what SNS refuses: a Subject is 1 to 99 characters of UTF-8 without line breaks or control characters.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function readPublishInput(given: Json): PublishInput {
  const values = members(given);
  const [topicArn, subject, message] = ['TopicArn', 'Subject', 'Message'].map(name => values.get(name));
  if (typeof topicArn !== 'string') throw new PublishRefused(`TopicArn is ${valueWords(topicArn)}`);
  if (subject !== undefined) checkSubject(subject);
  if (message === undefined || message === '') throw new PublishRefused(`Message is ${valueWords(message)}`);
  // Step Functions writes a message that is an object as JSON.
  return { topicArn, subject, message: typeof message === 'string' ? message : JSON.stringify(message), attributes: textAttributes(values.get('MessageAttributes')) };
}

function checkSubject(subject: Json): asserts subject is string {
  if (typeof subject !== 'string' || subject.trim() === '') throw new PublishRefused(`Subject is ${valueWords(subject)}`);
  if (subject.length >= 100) throw new PublishRefused(`Subject has ${subject.length} characters, 99 is the most`);
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new PublishRefused(`Subject has a line break or control character: ${valueWords(subject)}`);
  if (/\p{Surrogate}/u.test(subject)) throw new PublishRefused(`Subject has half a character: ${valueWords(subject)}`);
}

function valueWords(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
