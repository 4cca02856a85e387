
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
