import { CaseVariant } from './ignore-case';
import { JsonLiteral } from './lexer';
import { Bound } from './numeric';
import { PathTree } from './path-tree';
import { RulerNumber } from './ruler-number';
import { WildcardPart } from './wildcard';
import { HexRange } from '../network/ruler-cidr';

/** A compiled event pattern: it matches if one of its branches does. */
export interface Pattern {
  /** One without `$or`; with `$or` one for each combination of alternatives. */
  readonly branches: readonly Branch[];
  /** How many different fields the branches have. */
  readonly fieldCount: number;
  /** The paths that the pattern asks for, for the scanner to find. */
  readonly paths: PathTree;
  /** How complex its wildcards are; 0 without any. */
  readonly wildcardComplexity: number;
}

/** Fields that must all hold, sorted by path as event-ruler sorts them: absence is decided in this order. */
export interface Branch {
  readonly fields: readonly Field[];
}

/** What a pattern asks of one path; it holds if one of the tests does. */
export interface Field {
  /** Keys joined by dots: `detail.eventName`. */
  readonly path: string;
  /** The place of the path in `Pattern.paths`. */
  readonly slot: number;
  /** The place among the pattern's fields; branches share the field of what stands outside `$or`, so that it is evaluated once for each event. */
  readonly index: number;
  readonly tests: readonly CompiledTest[];
}

/** One entry of a field's array. */
export type CompiledTest =
  | ValueTest
  /** The path has a value that is neither an object nor an empty array. */
  | { readonly kind: 'present' }
  /** The path has no such value. */
  | { readonly kind: 'absent' }
  /** The path has a value for which none of the tests holds; null is a value. */
  | { readonly kind: 'anything-but'; readonly but: readonly ValueTest[] };

/** A test of one value. */
export type ValueTest =
  /** The string itself. */
  | { readonly kind: 'text'; readonly text: string }
  /** A string that is an address: every spelling of it, as far as event-ruler compares. */
  | { readonly kind: 'address'; readonly text: string; readonly range: HexRange }
  | { readonly kind: 'number'; readonly number: RulerNumber }
  | { readonly kind: 'literal'; readonly literal: JsonLiteral }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'suffix'; readonly suffix: string }
  | { readonly kind: 'ignore-case'; readonly at: 'whole' | 'start' | 'end'; readonly text: string; readonly variants: readonly CaseVariant[] }
  | { readonly kind: 'wildcard'; readonly wildcard: string; readonly parts: readonly WildcardPart[] }
  | { readonly kind: 'numeric'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'cidr'; readonly cidr: string; readonly range: HexRange };
