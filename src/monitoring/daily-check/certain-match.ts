import { literal, valueUnder } from '../../message/jsonata';

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
  return parts.length === 0 ? 'true' : joined(parts, 'and');
}

/** The tests of one field, of which one must hold. Texts are one list, since a chain of `or` would be nested as deep as it is long. */
function testsOf(tests: readonly unknown[], value: string): readonly string[] {
  const texts = tests.filter(test => typeof test === 'string');
  return [
    ...texts.length > 0 ? [`${value} in ${list(texts)}`] : [],
    ...tests.filter(test => typeof test !== 'string').map(test => testOf(test, value)),
  ];
}

function testOf(test: unknown, value: string): string {
  if (test === null) return `${value} = null`;
  if (!isObject(test)) return 'false';
  const [operator, given] = Object.entries(test)[0] ?? [];
  const isText = `$type(${value}) = "string"`;
  switch (operator) {
    case 'exists': return given === true ? isText : `$not($exists(${value}))`;
    case 'prefix': return typeof given === 'string' ? `${isText} and $substring(${value}, 0, ${given.length}) = ${literal(given)}` : 'false';
    case 'suffix': return typeof given === 'string' ? `${isText} and $substring(${value}, -${given.length}) = ${literal(given)}` : 'false';
    case 'anything-but': return joined([isText, ...notAny(given, value)], 'and');
    default: return 'false';
  }
}

function notAny(given: unknown, value: string): readonly string[] {
  const [operator, tests] = isObject(given) ? Object.entries(given)[0] ?? [] : ['equals', given];
  const texts = typeof tests === 'string' ? [tests] : tests;
  if (!isTexts(texts)) return ['false'];
  switch (operator) {
    case 'equals': return [`$not(${value} in ${list(texts)})`];
    case 'equals-ignore-case': return [`$not($lowercase(${value}) in ${list(texts.map(text => text.toLowerCase()))})`];
    case 'prefix': return texts.map(text => `$substring(${value}, 0, ${text.length}) != ${literal(text)}`);
    default: return ['false'];
  }
}

function any(alternatives: readonly string[]): string {
  const possible = alternatives.filter(each => each !== 'false');
  return possible.length === 0 ? 'false' : joined(possible, 'or');
}

/** Parts between `and` or `or`. They are joined in halves, since Step Functions refuses what is nested too deep, and a chain is nested as deep as it is long. */
function joined(parts: readonly string[], operator: 'and' | 'or'): string {
  if (parts.length === 1) return `(${parts[0]})`;
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle), parts.slice(middle)].map(half => half.length === 1 ? `(${half[0]})` : `(${joined(half, operator)})`).join(` ${operator} `);
}

function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
