/**
 * Writes JSONata 2.0.6, the version of Step Functions. Every expression is one line, since some readers look for `{%` and `%}` in one
 * line only.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */

/** A key that needs no quotes in a path, unless it is a word of the language. */
const PLAIN_KEY = /^(?!(?:and|or|in|function|true|false|null)$)[A-Za-z_][A-Za-z0-9_]*$/;

/** A step of a path: the key, and a position or `*` in brackets. */
const STEP = /^(.*?)(?:\[(\d+|\*)\])?$/;

/** The end of a text that was cut; ASCII, which every encoding has. */
export const ELLIPSIS = '...';

/**
 * A text. Whoever embeds an expression between `{%` and `%}` finds neither in it: JSONata decodes the escape of the percent sign.
 */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/\{%|%\}/g, delimiter => delimiter.replace('%', '\\u0025'));
}

/** A string that Step Functions takes as an expression: nothing may stand before and after the delimiters. */
export function delimited(expression: string): string {
  return `{% ${expression} %}`;
}

/** The value under a key of an object; JSONata has no value, and no error, where there is no such key or no object. */
export function valueUnder(object: string, key: string): string {
  return `${object}.${PLAIN_KEY.test(key) ? key : `\`${key}\``}`;
}

/** The value at a path such as `$.detail.resources[0].arn`, of which `[*]` is every element, as JSONata takes a list anyway. */
export function valueAt(event: string, path: string): string {
  return path.slice('$.'.length).split('.').reduce((parent, step) => {
    const [, key, position] = STEP.exec(step) ?? ['', step];
    return valueUnder(parent, key) + (position === undefined || position === '*' ? '' : `[${position}]`);
  }, event);
}

/** Several expressions one after the other, of which the last is the value. */
export function block(...expressions: readonly string[]): string {
  return `(${expressions.join('; ')})`;
}

/** Lines as one text; those without a value are left out. */
export function joinLines(lines: readonly string[]): string {
  return `$join(${appended(lines)}, "\\n")`;
}

/** Texts one after the other; those without a value are left out. */
export function concat(texts: readonly string[]): string {
  return texts.length === 0 ? '""' : texts.length === 1 ? texts[0] : `$join(${appended(texts)}, "")`;
}

/** The first of several values that exists. */
export function firstOf(values: readonly string[]): string {
  return values.length === 1 ? values[0] : `${appended(values)}[0]`;
}

/** The value of the account, if it is one; else a word. Nothing can be wrong with it, so it may stand where nothing may fail. */
export function guardedAccount(event: string, unknown: string): string {
  return block(`$account := ${valueUnder(event, 'account')}`, `$contains($string($account), /^[0-9]{12}$/) ? $account : ${literal(unknown)}`);
}

/** Values as a list. The elements of an array constructor are evaluated at once, which counts against a limit of depth. */
function appended(values: readonly string[]): string {
  return inHalves(values, (left, right) => `$append(${left}, ${right})`);
}

/**
 * One expression of several, which are halved again and again, so that its depth is the logarithm of their number. A chain of an operator is
 * nested as deep as it is long, which counts against a limit of depth.
 *
 * @param combine the expression of two
 */
export function inHalves(expressions: readonly string[], combine: (left: string, right: string) => string): string {
  if (expressions.length === 1) {
    return expressions[0];
  }
  const half = Math.ceil(expressions.length / 2);
  return combine(inHalves(expressions.slice(0, half), combine), inHalves(expressions.slice(half), combine));
}
