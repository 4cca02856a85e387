import { ExpressionRefused, expressionIn, namesIn, RANDOM_FUNCTIONS } from './expression';
import { isList, isObject, Json, listOf, memberAt, members, stringAt } from '../../json-values';

/** A `Catch` of a state. */
export interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
  /** The input of the next state; undefined for the error. */
  readonly output: Json | undefined;
}

/** A state, if the command supports it. */
export type State =
  /** Calls a service, and is the last state unless it fails. */
  | { readonly kind: 'task'; readonly resource: string; readonly arguments: Json; readonly catchers: readonly Catcher[] }
  | { readonly kind: 'unsupported'; readonly because: string };

/** A definition in Amazon States Language. */
export interface Definition {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
  /** Functions in it that return another value in each execution. */
  readonly randomFunctions: readonly string[];
}

/** A definition that Step Functions would not take. */
export class DefinitionRefused extends Error {}

/**
 * Reads a definition. Fails with `DefinitionRefused` on one that is no state machine, or has an expression that is not in the dialect.
 *
 * @see https://states-language.net/spec.html
 */
export function readDefinition(definition: Json): Definition {
  const startAt = stringAt(definition, 'StartAt');
  const states = members(memberAt(definition, 'States'));
  if (startAt === undefined || !states.has(startAt)) throw new DefinitionRefused(`StartAt is ${startAt ?? 'missing'}, and there is no such state`);
  const names = new Set([...states].flatMap(([name, state]) => namesOf(name, state)));
  const language = stringAt(definition, 'QueryLanguage');
  return {
    startAt,
    states: new Map([...states].map(([name, state]) => [name, readState(state, language)])),
    randomFunctions: [...names].filter(name => RANDOM_FUNCTIONS.has(name)),
  };
}

function readState(state: Json, language = 'JSONPath'): State {
  const type = stringAt(state, 'Type') ?? 'nothing';
  const own = stringAt(state, 'QueryLanguage') ?? language;
  if (type !== 'Task') return { kind: 'unsupported', because: `it is of the type ${type}` };
  if (own !== 'JSONata') return { kind: 'unsupported', because: `its query language is ${own}` };
  const catchers = listOf(memberAt(state, 'Catch'));
  if ([state, ...catchers].some(each => members(each).has('Assign'))) return { kind: 'unsupported', because: 'it assigns variables' };
  return {
    kind: 'task',
    resource: stringAt(state, 'Resource') ?? '',
    arguments: memberAt(state, 'Arguments') ?? {},
    catchers: catchers.map(catcher => ({
      errors: listOf(memberAt(catcher, 'ErrorEquals')).map(String), next: stringAt(catcher, 'Next') ?? '', output: memberAt(catcher, 'Output'),
    })),
  };
}

/** The names in all expressions of a state, wherever they stand. */
function namesOf(state: string, json: Json): string[] {
  if (isList(json)) return json.flatMap(item => namesOf(state, item));
  if (isObject(json)) return Object.values(json).flatMap(item => namesOf(state, item));
  const expression = typeof json === 'string' ? expressionIn(json) : undefined;
  if (expression === undefined) return [];
  try {
    return [...namesIn(expression)];
  } catch (error) {
    if (!(error instanceof ExpressionRefused)) throw error;
    throw new DefinitionRefused(`an expression of its state ${state} is not one: ${error.message}`);
  }
}
