import { JsonNode } from './json-reader';

/**
 * A number as event-ruler compares it: by value if a double represents the written number exactly
 * (`300` is `3.0e2`), else by its written form (`1.0000000000000001`, `1e400`).
 */
export interface RulerNumber {
  readonly text: string;
  /** Undefined if no double represents it. */
  readonly value: number | undefined;
}

/** The number that a JSON text writes. */
export function rulerNumber(text: string): RulerNumber {
  const double = Number(text);
  const exact = Number.isFinite(double) && (isShortInteger(text) || canonical(text) === printed(double));
  return { text, value: exact ? double : undefined };
}

/** Whether two numbers are the same number to event-ruler. */
export function sameNumber(one: RulerNumber, other: RulerNumber): boolean {
  return one.value === undefined || other.value === undefined ? one.text === other.text : one.value === other.value;
}

/** Digits that a double always holds; they spare most numbers the comparison of written forms. */
function isShortInteger(text: string): boolean {
  return text.length <= 15 && /^-?[0-9]+$/.test(text);
}

/** The number that Java prints of a double: the shortest of two digits or more, so that 5e-324 is 4.9e-324. */
function printed(double: number): string {
  const shortest = canonical(String(double));
  return /^-?[0-9]e/.test(shortest) ? canonical(double.toExponential(1)) : shortest;
}

/** The largest exponent of ten that Java gives a number, also a zero. */
const MAX_EXPONENT = 2 ** 31 - 1;

/** Sign, significant digits and the place of the first of them, equal for equal values; the text itself where the exponent is beyond Java. */
function canonical(text: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text)!;
  if (Math.abs(Number(exponent) - fraction.length) > MAX_EXPONENT) return text;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length}`;
}

/** One comparison of `numeric`; `than` is always a number that a double represents. */
export interface Bound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly than: number;
}

/**
 * The comparisons of a `numeric` operand: `["=", 5]`, `["<", 5]`, or a range `[">", 0, "<=", 5]`, low bound first.
 * Throws an Error that says what is wrong.
 */
export function numericBounds(operand: JsonNode): Bound[] {
  if (operand.kind !== 'array') throw new Error('numeric takes an array such as [">", 0, "<=", 5]');
  if (operand.items.length < 2) throw new Error('numeric takes a comparison and a number, such as [">", 0]');
  const [first, low, second, high, ...rest] = operand.items;
  const bounds = [boundOf(first, low, OPERATORS)];
  if (second === undefined) return bounds;
  if (!LOW.includes(bounds[0].operator)) throw new Error(`numeric takes nothing after "${bounds[0].operator}" and its number: a range begins with ">" or ">="`);
  if (high === undefined || rest.length > 0) throw new Error('a numeric range takes two comparisons and two numbers, such as [">", 0, "<=", 5]');
  bounds.push(boundOf(second, high, HIGH));
  if (bounds[0].than >= bounds[1].than) throw new Error('the lower bound of a numeric range must be less than the upper');
  return bounds;
}

/** Whether a value is within all bounds. */
export function withinBounds(bounds: readonly Bound[], value: number): boolean {
  return bounds.every(({ operator, than }) => COMPARISONS[operator](value, than));
}

const COMPARISONS: Record<Bound['operator'], (value: number, than: number) => boolean> = {
  '=': (value, than) => value === than,
  '<': (value, than) => value < than,
  '<=': (value, than) => value <= than,
  '>': (value, than) => value > than,
  '>=': (value, than) => value >= than,
};
const OPERATORS = Object.keys(COMPARISONS) as readonly Bound['operator'][];
const LOW: readonly Bound['operator'][] = ['>', '>='];
const HIGH: readonly Bound['operator'][] = ['<', '<='];

function boundOf(comparison: JsonNode, number: JsonNode, allowed: readonly Bound['operator'][]): Bound {
  const operator = allowed.find(known => comparison.kind === 'string' && comparison.text === known);
  if (operator === undefined) throw new Error(`numeric expects one of ${allowed.join(' ')} here, found ${written(comparison)}`);
  if (number.kind !== 'number') throw new Error(`numeric "${operator}" takes a number, found ${written(number)}`);
  const { value } = rulerNumber(number.text);
  if (value === undefined) throw new Error(`numeric cannot compare the number ${number.text}: a double does not represent it`);
  return { operator, than: value };
}

function written(node: JsonNode): string {
  return node.kind === 'object' || node.kind === 'array' ? `an ${node.kind}` : JSON.stringify(node.text);
}
