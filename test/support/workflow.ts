import { evaluateExpression, expressionIn, QueryFailed } from '../../src/cli/evaluate/workflow/expression';
import { isList, isObject, Json, JsonObject } from '../../src/cli/json-values';

/** A call of an AWS API by a workflow, with the arguments that it gave. */
export interface ServiceCall {
  /** Service and action, such as `sns:listSubscriptionsByTopic`; `sns:publish` of an optimized integration too. */
  readonly api: string;
  readonly arguments: JsonObject;
}

/** An error as a service answers a call with it. */
export class ServiceError extends Error {
  public constructor(public readonly error: string, cause = `${error} (Service: Test, Status Code: 400)`) {
    super(cause);
  }
}

/** Answers a call, or throws a `ServiceError`. */
export type Services = (call: ServiceCall) => Json;

/** How an execution ended. */
export interface Execution {
  readonly output: Json;
  readonly calls: readonly ServiceCall[];
  /** Entered states, as Step Functions bills them. Retries are not run. */
  readonly transitions: number;
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Items?: Json;
  readonly ItemProcessor?: Steps;
  readonly Branches?: readonly Steps[];
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Output?: Json; readonly Next: string }[];
  readonly Next?: string;
  readonly End?: boolean;
}

/** The part of a definition that runs: a workflow, a branch, an item processor. */
export interface Steps {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The most bytes of a state's input, output and result. */
const LARGEST_PAYLOAD = 256 * 1024;

/**
 * Runs a workflow in JSONata as the Amazon States Language describes it: Task, Pass, Choice, Wait, Succeed, Parallel and Map, with `Catch`
 * and without `Retry`, variables and time.
 *
 * @see https://states-language.net/spec.html
 */
export async function execute(definition: Steps, services: Services, startTime: string, input: JsonObject = {}): Promise<Execution> {
  const calls: ServiceCall[] = [];
  let transitions = 0;
  const context = { Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:Check:1', Input: input, Name: '1', StartTime: startTime } };

  async function enter({ StartAt, States }: Steps, first: Json): Promise<Json> {
    let [name, given] = [StartAt, first];
    for (;;) {
      transitions += 1;
      const state = States[name];
      if (!state) throw new Error(`there is no state ${name}`);
      const visible = { input: given, context };
      if (state.Type === 'Choice') {
        const conditions = await inTurn(state.Choices ?? [], async ({ Condition }) => fill(Condition, visible));
        if (!conditions.every(each => typeof each === 'boolean')) throw new ServiceError('States.QueryEvaluationError', `a condition of ${name} is no Boolean`);
        name = state.Choices?.[conditions.indexOf(true)]?.Next ?? state.Default ?? '';
        continue;
      }
      const { output, next } = await leave(name, state, visible);
      checkSize(output);
      if (next === undefined) return output;
      [name, given] = [next, output];
    }
  }

  async function leave(name: string, state: State, visible: JsonObject): Promise<{ readonly output: Json; readonly next: string | undefined }> {
    try {
      const result = await resultOf(state, visible);
      const output = state.Output === undefined ? result : await fill(state.Output, { ...visible, ...result === undefined ? {} : { result } });
      return { output: output ?? visible.input, next: state.Next };
    } catch (thrown) {
      const failure = asFailure(thrown);
      const catcher = state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes(failure.error)
        || ErrorEquals.includes('States.ALL') && !['States.DataLimitExceeded', 'States.Runtime'].includes(failure.error));
      if (!catcher) throw new ServiceError(failure.error, `${name}: ${failure.message}`);
      const errorOutput = { Error: failure.error, Cause: failure.message };
      return { output: catcher.Output === undefined ? errorOutput : await fill(catcher.Output, { ...visible, errorOutput }), next: catcher.Next };
    }
  }

  /** Undefined for a state that has none, and hands on its input. */
  async function resultOf(state: State, visible: JsonObject): Promise<Json | undefined> {
    switch (state.Type) {
      case 'Pass':
      case 'Wait':
      case 'Succeed': return undefined;
      case 'Task': {
        const call = { api: (state.Resource ?? '').replace(/^arn:[^:]+:states:::(aws-sdk:)?/, ''), arguments: await fill(state.Arguments ?? {}, visible) as JsonObject };
        calls.push(call);
        const result = services(call);
        checkSize(result);
        return result;
      }
      case 'Parallel': {
        const given = state.Arguments === undefined ? visible.input : await fill(state.Arguments, visible);
        return inTurn(state.Branches ?? [], async branch => enter(branch, given));
      }
      case 'Map': {
        const items = await fill(state.Items ?? [], visible);
        const { ItemProcessor: processor } = state;
        if (!isList(items) || !processor) throw new ServiceError('States.QueryEvaluationError', 'Items is no list');
        return inTurn(items, async item => enter(processor, item));
      }
      default: throw new Error(`no state of the type ${state.Type} is run`);
    }
  }

  return { output: await enter(definition, input), calls, get transitions() { return transitions; } };
}

/** How deep an expression may be nested: three quarters of what was measured on AWS. */
const LIMITS = { milliseconds: 5000, depth: 50 };

async function fill(json: Json, states: JsonObject): Promise<Json> {
  if (isList(json)) return inTurn(json, async item => fill(item, states));
  if (isObject(json)) return Object.fromEntries(await inTurn(Object.entries(json), async ([key, item]) => [key, await fill(item, states)] as const));
  const expression = typeof json === 'string' ? expressionIn(json) : undefined;
  return expression === undefined ? json : evaluateExpression(expression, states, LIMITS);
}

/** One after the other, since the depth of an expression is counted where it is evaluated. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function checkSize(payload: Json): void {
  if (Buffer.byteLength(JSON.stringify(payload)) > LARGEST_PAYLOAD) throw new ServiceError('States.DataLimitExceeded', 'the payload has more than 256 KiB');
}

function asFailure(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  if (thrown instanceof QueryFailed) return new ServiceError('States.QueryEvaluationError', thrown.message);
  throw thrown;
}
