import { concat, literal } from './jsonata';
import { DerivedField, valueOf } from './jsonata-values';

/** A value for each key that has one of its own, and one for all others. */
export type Choice<K extends string, T> = Readonly<Partial<Record<K, T>>> & { readonly other: T };

/** A JSONata expression that chooses a text by the value of a field. Each text is an expression too. */
export function choose(by: DerivedField, { other, ...own }: Choice<string, string>): string {
  return Object.keys(own).length === 0 ? `(${other})` : `($own := ${ownTexts(by, own)}; $own != "" ? $own : (${other}))`;
}

/** The same without a text for all others: for these the expression has no value. */
export function chooseIfAny(by: DerivedField, own: Readonly<Record<string, string | undefined>>): string {
  return `($own := ${ownTexts(by, own)}; $own != "" ? $own)`;
}

/** Every value, whatever its key. */
export function everyChoice<T>(values: Choice<string, T>): readonly T[] {
  return Object.values(values) as readonly T[];
}

/** The same keys with other values. */
export function mapChoice<K extends string, T, U>({ other, ...own }: Choice<K, T>, convert: (value: T) => U): Choice<K, U> {
  const converted = Object.fromEntries(Object.entries(own).map(([key, value]) => [key, convert(value as T)]));
  return { ...converted, other: convert(other) } as Choice<K, U>;
}

function ownTexts(by: DerivedField, own: Readonly<Record<string, string | undefined>>): string {
  return concat(Object.entries(own).map(([key, text]) => `${valueOf(by)} = ${literal(key)} ? (${text ?? ''})`));
}
