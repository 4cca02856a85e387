import { isList, isObject, Json, memberAt, members } from '../json-values';
import { getAtt, importValue, ref } from './references';
import { IntrinsicValue, Scope, UNRESOLVED } from './scope';

/** Evaluates one intrinsic function on the argument as it is written. */
type Intrinsic = (argument: Json, scope: Scope) => IntrinsicValue;

/** The intrinsic functions; one that is not here cannot be resolved. */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Sub', sub],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::If', choose],
  ['Fn::FindInMap', findInMap],
  ['Fn::Base64', (argument, scope) => textOr(scope.value(argument), text => Buffer.from(text, 'utf8').toString('base64'))],
  ['Fn::ToJsonString', (argument, scope) => JSON.stringify(scope.value(argument))],
]);

function join(argument: Json, scope: Scope): IntrinsicValue {
  const [separator, written] = isList(argument) ? argument : [];
  const parts = scope.value(written);
  return typeof separator === 'string' && isList(parts) && parts.every(isScalar) ? parts.join(separator) : UNRESOLVED;
}

/** Both forms: a string, or a string with its own variables. `${!x}` is the text `${x}`. */
function sub(argument: Json, scope: Scope): IntrinsicValue {
  const [text, own] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string') return UNRESOLVED;
  const variables = members(own);
  return scope.value({
    'Fn::Join': ['', text.split(/(\$\{[^}]+\})/).map(part => {
      const name = /^\$\{([^}]+)\}$/s.exec(part)?.[1].trim();
      if (name === undefined) return part;
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      return variables.get(name) ?? (name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
    })],
  });
}

function select(argument: Json, scope: Scope): IntrinsicValue {
  const [position, written] = isList(argument) ? argument : [];
  const list = scope.value(written);
  const item = isList(list) ? list[Number(scope.value(position))] : undefined;
  return item ?? UNRESOLVED;
}

function split(argument: Json, scope: Scope): IntrinsicValue {
  const [separator, written] = isList(argument) ? argument : [];
  return textOr(scope.value(written), text => typeof separator === 'string' && separator !== '' ? text.split(separator) : UNRESOLVED);
}

function choose(argument: Json, scope: Scope): IntrinsicValue {
  const [condition, yes, no] = isList(argument) ? argument : [];
  const answer = conditionHolds(condition, scope);
  return answer === undefined ? UNRESOLVED : scope.value(answer ? yes : no);
}

function findInMap(argument: Json, scope: Scope): IntrinsicValue {
  const [map, first, second, options] = isList(argument) ? argument.slice(0, 3).map(key => scope.value(key)).concat(argument.slice(3)) : [];
  const found = memberAt(scope.stack.mappings.get(String(map)), String(first), String(second));
  // A default needs the transform AWS::LanguageExtensions.
  return found ?? scope.value(memberAt(options, 'DefaultValue')) ?? UNRESOLVED;
}

function textOr(value: Json | undefined, use: (text: string) => IntrinsicValue): IntrinsicValue {
  return typeof value === 'string' ? use(value) : UNRESOLVED;
}

function isScalar(value: Json): boolean {
  return !isObject(value) && !isList(value);
}

/** An intrinsic in words: `Ref Email`, `Fn::GetAtt Lookup.Value`, `Fn::ImportValue shared-topic`, `Fn::Cidr`. */
export function intrinsicWords(name: string, argument: Json): string {
  const subject = subjectOf(name, argument);
  return subject === '' ? name : `${name} ${subject}`;
}

/**
 * The placeholder for a value that could not be resolved, in the notation of `Fn::Sub`: `${Email}`.
 * It has no angle brackets and no quotes, which have a meaning in an input transformer.
 */
export function placeholder(name: string, argument: Json): string {
  const subject = subjectOf(name, argument).replace(/["<>\\]/g, '');
  return `\${${name === 'Ref' || name === 'Fn::GetAtt' ? subject : `${name} ${subject}`.trim()}}`;
}

function subjectOf(name: string, argument: Json): string {
  if (typeof argument === 'string') return argument;
  if (!isList(argument)) return '';
  if (name === 'Fn::GetAtt') return argument.map(String).join('.');
  return name === 'Fn::If' ? String(argument[0]) : '';
}

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
