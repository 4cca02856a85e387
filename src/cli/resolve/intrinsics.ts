import { isList, isObject, Json, memberAt, members } from '../json-values';
import { conditionHolds } from './conditions';
import { getAtt, importValue, ref } from './references';
import { IntrinsicValue, Scope, UNRESOLVED } from './scope';

/** Evaluates one intrinsic function on the argument as it is written. */
export type Intrinsic = (argument: Json, scope: Scope) => IntrinsicValue;

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
