import { block, firstOf, literal, valueAt } from './jsonata';
import { RULE_TIME_LENGTH, zoneRules } from './time-zone';
import { EventField } from '../signin/fields';

/** How JSONata writes the values of an event as text. */
export interface ValueStyle {
  /** In place of a value that is missing, null or empty. */
  readonly unknown: string;
  /** As in `+09:00`: times are written as they are there. */
  readonly timeZoneOffset: string | undefined;
  /** As in `Europe/Berlin`, instead. */
  readonly timeZone?: string;
  /** The names of accounts, for fields that are `named`. */
  readonly accountNames?: AccountLabels;
}

/** The names of accounts, which JSONata looks up. */
export interface AccountLabels {
  /** Functions with which a field that is `named` writes an account. */
  readonly functions: readonly string[];
}

/** A function that each value goes through where it is written: its name, and an expression over the text `$s`. */
export interface ValueFilter {
  readonly name: string;
  readonly expression: string;
  /** Whether it marks every value, also those that hold nothing of the event. */
  readonly marks?: true;
}

/** A field whose value is calculated, so that only JSONata can write it. It exists where the expression has a value. */
export interface DerivedField extends EventField {
  /** An expression over `$s`, the text at the paths of the field, and over the event `$e`. */
  readonly derived: string;
  /** Set where the value holds nothing that an event could choose, so that no filter changes it. */
  readonly safe?: true;
  /** Set where the expression calls the functions of `AccountLabels`. */
  readonly named?: true;
}

/** Writes values as they are. */
export const UNCHANGED: ValueFilter = { name: 'shown', expression: '$s' };

/**
 * How deep objects and lists are written readably. Deeper ones are written as JSON: Step Functions refuses an evaluation that is nested
 * too deep, and whoever signs in may choose a value.
 */
const DEEPEST = 4;

/**
 * Whether an API call failed. A refused call has an `errorCode`; calls of OAuth also have `success`, of which `false` was not seen.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/aws-mcp-server.html
 */
export const CALL_FAILED = `($exists(${renderPath('$.detail.errorCode')}) or ${renderPath('$.detail.additionalEventData.success')} = "false")`;

/** Fields of the catalogue of which JSONata knows more than what is at their paths: an API call has no word for its outcome. */
const DERIVED: ReadonlyMap<string, string> = new Map([
  ['outcome', `$exists($s) ? $s : ${CALL_FAILED} ? "Failure" : $e.detail.eventType = "AwsApiCall" ? "Success"`],
]);

/** Fields that hold a time. */
const TIMES = ['eventTime', 'time'];

/** Strictly a time in UTC, as CloudTrail and EventBridge write it; `$toMillis` fails for anything else. */
const TIME = String.raw`/^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,3})?Z$/`;

/**
 * Control characters, line separators, and what turns the direction of a text: with them a value could look like more than one
 * line, or like something else.
 */
export const CONTROLS = String.raw`/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/`;

/**
 * An expression in which `result` may use the values of these fields, by `valueOf` and `renderValue`.
 *
 * Each value is a readable text, whatever JSON it is in the event: `key: value, key: value` of an object, `a, b` of a list. It does
 * not exist where the event has none. Values are never evaluated, so no event can inject an expression.
 */
export function withValues(
  event: string, fields: readonly EventField[], { unknown, accountNames, ...zone }: ValueStyle, filters: readonly ValueFilter[], result: string,
): string {
  const word = literal(unknown);
  const local = fields.some(({ name }) => TIMES.includes(name)) ? localTime(zone) : [];
  return block(
    `$e := ${event}`,
    `$clean := function($s) { $replace($s, ${CONTROLS}, " ") }`,
    `$text := function($x, $level, $else) { ${block(
      '$kind := $type($x)',
      [
        '$s := $kind = "string" ? $clean($x)',
        '$kind = "null" ? ""',
        `$kind = "array" and $level <= ${DEEPEST} ? $join($map($x, function($i) { $text($i, $level + 1, ${word}) }), ", ")`,
        `$kind = "object" and $level <= ${DEEPEST} ? $join($map($keys($x), function($k) { ` +
          `$clean($k) & ": " & $text($lookup($x, $k), $level + 1, ${word}) }), ", ")`,
        '$clean($string($x))',
      ].join(' : '),
      '$trim($s) != "" ? $s : $else',
    )} }`,
    ...local,
    ...fields.some(field => isDerived(field) && field.named) ? accountNames?.functions ?? [] : [],
    ...[...new Set(fields)].map(field => `${valueOf(field)} := ${valueIn(field, local.length > 0)}`),
    ...filters.map(({ name, expression }) => `$${name} := function($s) { $exists($s) ? ${expression} : ${word} }`),
    result,
  );
}

/** The variable with the text of a value; it does not exist where the event has none. A variable's name has no hyphen. */
export function valueOf({ name }: Pick<EventField, 'name'>): string {
  return `$v_${name.replace(/_/g, '__').replace(/-/g, '_h')}`;
}

/** The text of a value, filtered, or the word for a missing one. */
export function renderValue(field: EventField, filter: ValueFilter): string {
  const value = valueOf(field);
  return isDerived(field) && field.safe && !filter.marks ? `($exists(${value}) ? ${value} : $${filter.name}(${value}))` : `$${filter.name}(${value})`;
}

/** The text at a path of the event; it does not exist where there is none. */
export function renderPath(path: string): string {
  return `$text(${valueAt('$e', path)}, 1)`;
}

/** Of several paths the first that the event has. An input transformer cannot choose, and writes what all of them have. */
function valueIn(field: EventField, local: boolean): string {
  const value = firstOf(field.paths.map(renderPath));
  const derived = isDerived(field) ? field.derived : DERIVED.get(field.name);
  if (derived !== undefined) {
    return block(`$s := ${value}`, derived);
  }
  return local && TIMES.includes(field.name) ? `$local(${value})` : value;
}

function isDerived(field: EventField): field is DerivedField {
  return 'derived' in field;
}

/** By arithmetic, since `$fromMillis` of JSONata 2.0.6 is an hour off for an offset such as -03:30. */
function localTime({ timeZoneOffset, timeZone }: Pick<ValueStyle, 'timeZoneOffset' | 'timeZone'>): readonly string[] {
  const local = (before: string, milliseconds: string, offset: string) => `$local := function($t) { $contains($t, ${TIME}) ? ` +
    `(${before}$fromMillis($toMillis($t) ${milliseconds}, "[Y0001]-[M01]-[D01] [H01]:[m01]:[s01]") & ${offset}) : $t }`;
  if (timeZone !== undefined) {
    return [offsetIn(timeZone), local('$o := $offset($t); ', '+ $minutesOf($o) * 60000', '" " & $o')];
  }
  if (timeZoneOffset === undefined) return [];
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timeZoneOffset) ?? ['', '+', '0', '0'];
  return [local('', `${sign} ${(Number(hours) * 60 + Number(minutes)) * 60_000}`, literal(` ${timeZoneOffset}`))];
}

/**
 * The offset of a zone at a time of an event, as in `+02:00`, and its minutes. Rules and times compare as text. They are one text, since
 * the elements of a list are evaluated at once, which counts against a limit of depth.
 */
function offsetIn(timeZone: string): string {
  const rules = literal(zoneRules(timeZone, new Date()).join(','));
  const upTo = `$substring($, 0, ${RULE_TIME_LENGTH}) <= $substring($t, 0, ${RULE_TIME_LENGTH})`;
  return `$offset := function($t) { $substring($split(${rules}, ",")[${upTo}][-1], ${RULE_TIME_LENGTH}) }; ` +
    '$minutesOf := function($o) { ($substring($o, 0, 1) = "-" ? -1 : 1) * ($number($substring($o, 1, 2)) * 60 + $number($substring($o, 4, 2))) }';
}
