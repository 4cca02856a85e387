import { block, inARow, literal, valueAt } from './jsonata';
import { Field } from '../signin/fields';

/** How the values of an event become text in JSONata. */
export interface ValueStyle {
  /** What is said for a value that is missing, null or empty. */
  readonly unknown: string;
  /** As in `+09:00`: times are written as they are there. */
  readonly timeZoneOffset: string | undefined;
}

/** What a text of a value goes through where it is said: a name to call it by, and an expression over `$s`. */
export interface Filter {
  readonly name: string;
  readonly expression: string;
}

/** A field whose value is made of what the event holds. It exists where the expression has a value; only JSONata can say it. */
export interface DerivedField extends Field {
  /** An expression over `$s`, the text that the event holds. */
  readonly derived: string;
}

/** Values as they are. */
export const AS_THEY_ARE: Filter = { name: 'shown', expression: '$s' };

/**
 * How deep objects and lists are said readably. Deeper ones are said as JSON: Step Functions refuses an evaluation that is nested
 * too deep, and nobody chose what a value holds but whoever signs in.
 */
const DEEPEST = 4;

/** Fields that hold a time. */
const TIMES = ['eventTime', 'time'];

/** Strictly a time in UTC, as CloudTrail and EventBridge write it; `$toMillis` fails for anything else. */
const TIME = String.raw`/^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,3})?Z$/`;

/**
 * Control characters, line separators, and what turns the direction of a text: with them a value could look like more than one
 * line, or like something else.
 */
const CONTROLS = String.raw`/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/`;

/**
 * An expression that can name values: `result` speaks of them by `valueOf`, and says them by `said`.
 *
 * Each value was made a readable text before, whatever JSON it is: `key: value, key: value` of an object, `a, b` of a list. It does
 * not exist where the event has nothing to say. Values are never evaluated, so no event can inject an expression.
 */
export function withValues(
  event: string, fields: readonly Field[], { unknown, timeZoneOffset }: ValueStyle, filters: readonly Filter[], result: string,
): string {
  const word = literal(unknown);
  return block(
    `$e := ${event}`,
    `$clean := function($s) { $replace($s, ${CONTROLS}, " ") }`,
    `$say := function($x, $level, $else) { ${block(
      '$kind := $type($x)',
      [
        '$s := $kind = "string" ? $clean($x)',
        '$kind = "null" ? ""',
        `$kind = "array" and $level <= ${DEEPEST} ? $join($map($x, function($i) { $say($i, $level + 1, ${word}) }), ", ")`,
        `$kind = "object" and $level <= ${DEEPEST} ? $join($map($keys($x), function($k) { ` +
          `$clean($k) & ": " & $say($lookup($x, $k), $level + 1, ${word}) }), ", ")`,
        '$clean($string($x))',
      ].join(' : '),
      '$trim($s) != "" ? $s : $else',
    )} }`,
    ...timeZoneOffset === undefined ? [] : [localTime(timeZoneOffset)],
    ...[...new Set(fields)].map(field => `${valueOf(field)} := ${valueIn(field, timeZoneOffset !== undefined)}`),
    ...filters.map(({ name, expression }) => `$${name} := function($s) { $exists($s) ? ${expression} : ${word} }`),
    result,
  );
}

/** The variable with the text of a value; it does not exist where the event has nothing to say. A variable's name has no hyphen. */
export function valueOf({ name }: Field): string {
  return `$v_${name.replace(/_/g, '__').replace(/-/g, '_h')}`;
}

/** The text of a value through a filter, or the word for what is missing. */
export function said(field: Field, filter: Filter): string {
  return `$${filter.name}(${valueOf(field)})`;
}

/** Several paths are one after the other, as an input transformer has them. */
function valueIn(field: Field, local: boolean): string {
  const values = field.paths.map(path => `$say(${valueAt('$e', path)}, 1)`);
  const value = values.length === 1 ? values[0] : `$say(${inARow(values)}, 1)`;
  if (isDerived(field)) {
    return block(`$s := ${value}`, field.derived);
  }
  return local && TIMES.includes(field.name) ? `$local(${value})` : value;
}

function isDerived(field: Field): field is DerivedField {
  return 'derived' in field;
}

/** By arithmetic, since `$fromMillis` of JSONata 2.0.6 is an hour off for an offset such as -03:30. */
function localTime(offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? ['', '+', '0', '0'];
  const milliseconds = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return `$local := function($t) { $contains($t, ${TIME}) ? $fromMillis($toMillis($t) ${sign} ${milliseconds}, ` +
    `"[Y0001]-[M01]-[D01] [H01]:[m01]:[s01]") & ${literal(` ${offset}`)} : $t }`;
}
