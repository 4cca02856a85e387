import { isList, isObject, Json, JsonObject, oneOrMore } from '../json-values';

/** Whether two values are the same, whatever the order of the members of their objects. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  return text(left) === text(right);
}

/** Whether two event patterns match the same: also the order of alternatives means nothing. */
export function samePattern(left: Json | undefined, right: Json | undefined): boolean {
  return text(unordered(left)) === text(unordered(right));
}

/**
 * Whether two policies say the same. AWS gives back a policy with one of several spellings: a text for a list of one, an account for
 * the ARN of its root, and statements in any order.
 */
export function samePolicy(left: Json | undefined, right: Json | undefined): boolean {
  return text(statementsOf(left)) === text(statementsOf(right));
}

/** Whether all statements of a policy are in another one. */
export function includesStatements(policy: Json | undefined, expected: readonly Json[]): boolean {
  const there = statementsOf(policy).map(text);
  return expected.every(statement => there.includes(text(statementOf(statement))));
}

function statementsOf(policy: Json | undefined): Json[] {
  const statements = isObject(policy) ? policy.Statement ?? [] : [];
  return sorted(oneOrMore(statements).map(statementOf));
}

function statementOf(statement: Json): Json {
  if (!isObject(statement)) return statement;
  const { Sid, ...rest } = statement;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => {
    switch (name) {
      case 'Action': case 'NotAction': return [name, values(value).map(each => String(each).toLowerCase())];
      case 'Principal': case 'NotPrincipal': return [name, principalOf(value)];
      case 'Condition': return [name, isObject(value) ? mapped(value, test => isObject(test) ? mapped(test, values) : test) : value];
      case 'Effect': return [name, value];
      default: return [name, values(value)];
    }
  }));
}

function principalOf(principal: Json): Json {
  const named = isObject(principal) ? principal : { AWS: principal };
  return mapped(named, value => values(value).map(each => String(each).replace(/^arn:[^:]+:iam::(\d{12}):root$/, '$1')));
}

function mapped(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function values(value: Json): Json[] {
  return sorted(oneOrMore(value).map(String));
}

function unordered(value: Json | undefined): Json | undefined {
  if (isList(value)) return sorted(value.map(each => unordered(each) ?? null));
  return isObject(value) ? mapped(value, each => unordered(each) ?? null) : value;
}

function sorted(list: readonly Json[]): Json[] {
  return list.map(value => ({ value, key: text(value) })).sort((one, other) => one.key < other.key ? -1 : 1).map(({ value }) => value);
}

/** The value as text, with the members of each object in one order. */
function text(value: Json | undefined): string {
  return JSON.stringify(value, (_, inner: Json) => isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => one < other ? -1 : 1)) : inner) ?? '';
}
