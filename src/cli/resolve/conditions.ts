import { isList, isObject, Json } from '../json-values';
import { Scope, UNRESOLVED } from './scope';

/** Whether a named condition of the template is true; `undefined` where that is known at deployment only. */
export function conditionHolds(name: Json | undefined, scope: Scope): boolean | undefined {
  const condition = typeof name === 'string' ? scope.stack.conditions.get(name) : undefined;
  const inside = scope.follow(`Condition ${String(name)}`, scope.stack);
  return condition === undefined || inside === undefined ? undefined : decide(condition, inside);
}

/** An unknown part does not matter where the others decide: `Fn::And` of false and unknown is false. */
function decide(condition: Json, scope: Scope): boolean | undefined {
  const [kind, argument] = isObject(condition) ? Object.entries(condition)[0] ?? [] : [];
  const parts = isList(argument) ? argument : [];
  switch (kind) {
    case 'Condition': return conditionHolds(argument, scope);
    case 'Fn::Equals': return equal(scope.attempt(parts[0]), scope.attempt(parts[1]));
    case 'Fn::Not': return not(decide(parts[0], scope));
    case 'Fn::Or': return some(parts.map(part => decide(part, scope)));
    case 'Fn::And': return not(some(parts.map(part => not(decide(part, scope)))));
    default: return undefined;
  }
}

function equal(left: unknown, right: unknown): boolean | undefined {
  if (left === UNRESOLVED || right === UNRESOLVED) return undefined;
  return typeof left === 'object' ? JSON.stringify(left) === JSON.stringify(right) : String(left) === String(right);
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
