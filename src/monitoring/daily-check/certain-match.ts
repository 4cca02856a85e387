import { Token } from 'aws-cdk-lib';
import { inHalves, literal, valueUnder } from '../../message/jsonata';

/**
 * JSONata that is true only for records which a pattern certainly matches, and false where it may or may not.
 *
 * It knows texts, `null`, `exists`, `prefix`, `suffix` and `anything-but` of whole texts, and `$or`. A test of another kind, such as `cidr` or
 * `wildcard`, counts as one that does not match. Since every test of a pattern is and-ed or or-ed, the whole is then false rather than
 * wrongly true.
 *
 * @param pattern what a rule asks of `detail`
 * @param record JSONata of the record
 */
export function certainMatch(pattern: unknown, record: string): string {
  if (!isObject(pattern)) return 'false';
  const parts = Object.entries(pattern).map(([key, tests]) => {
    if (key === '$or') return Array.isArray(tests) ? any(tests.map(each => certainMatch(each, record))) : 'false';
    const value = valueUnder(record, key);
    return Array.isArray(tests) ? any(testsOf(tests, value)) : certainMatch(tests, value);
  });
  return all(parts);
}

/** The tests of one field, of which one must hold. Texts are one list, which is shorter than a test of each. */
function testsOf(tests: readonly unknown[], value: string): readonly string[] {
  const texts = tests.filter(isKnownText);
  return [
    ...texts.length > 0 ? [`${value} in ${list(texts)}`] : [],
    ...tests.filter(test => !isKnownText(test)).map(test => testOf(test, value)),
  ];
}

function testOf(test: unknown, value: string): string {
  if (test === null) return `${value} = null`;
  if (!isObject(test)) return 'false';
  const [operator, given] = Object.entries(test)[0] ?? [];
  const isText = `$type(${value}) = "string"`;
  switch (operator) {
    case 'exists': return given === true ? isText : `$not($exists(${value}))`;
    case 'prefix': return isKnownText(given) ? all([isText, `$substring(${value}, 0, ${given.length}) = ${literal(given)}`]) : 'false';
    case 'suffix': return isKnownText(given) ? all([isText, `$substring(${value}, -${given.length}) = ${literal(given)}`]) : 'false';
    case 'anything-but': return all([isText, ...notAny(given, value)]);
    default: return 'false';
  }
}

function notAny(given: unknown, value: string): readonly string[] {
  const [operator, tests] = isObject(given) ? Object.entries(given)[0] ?? [] : ['equals', given];
  const texts = isKnownText(tests) ? [tests] : tests;
  if (!areKnownTexts(texts)) return ['false'];
  switch (operator) {
    case 'equals': return [`$not(${value} in ${list(texts)})`];
    case 'equals-ignore-case': return [`$not($lowercase(${value}) in ${list(texts.map(text => text.toLowerCase()))})`];
    case 'prefix': return texts.map(text => `$substring(${value}, 0, ${text.length}) != ${literal(text)}`);
    default: return ['false'];
  }
}

/** JSONata that is true if one of these is. */
function any(alternatives: readonly string[]): string {
  const possible = alternatives.filter(each => each !== 'false');
  return possible.length === 0 ? 'false' : inHalves(possible, (left, right) => `(${left}) or (${right})`);
}

/** JSONata that is true if all of these are. */
function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : inHalves(conditions, (left, right) => `(${left}) and (${right})`);
}

function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** Whether it is a text without tokens, of which nothing is known before the deployment. */
function isKnownText(value: unknown): value is string {
  return typeof value === 'string' && !Token.isUnresolved(value);
}

function areKnownTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isKnownText);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
