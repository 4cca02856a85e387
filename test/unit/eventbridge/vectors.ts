import { readFileSync } from 'fs';
import { join } from 'path';
import { RuleContext, TargetInput } from '../../../src/eventbridge/target-input';

/** A pattern with events that it matches and events that it does not, all as texts. */
export interface MatchingVector {
  readonly 'operator': string;
  readonly 'name': string;
  readonly 'pattern': string;
  readonly 'match': readonly string[];
  readonly 'no-match': readonly string[];
}

/** A pattern that is refused, why and where. */
export interface RefusalVector {
  readonly name: string;
  readonly pattern: string;
  readonly reason: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A pattern and the complexity of its wildcards. */
export interface ComplexityVector {
  readonly name: string;
  readonly pattern: string;
  readonly complexity: number;
}

/** A target's input and what becomes of an event, of `event` at the head of the file unless it has its own. */
export interface RenderingVector {
  readonly name: string;
  readonly input: TargetInput;
  readonly event?: string;
  readonly context?: RuleContext;
  readonly outcome: string;
  readonly text?: string;
  readonly reason?: string;
}

/** Where PROVENANCE.md says what the vectors are held against. */
export const matchingVectors = () => vectors<readonly MatchingVector[]>('matching.json');
export const refusalVectors = () => vectors<readonly RefusalVector[]>('refusals.json');
export const complexityVectors = () => vectors<readonly ComplexityVector[]>('complexity.json');
export const renderingVectors = () => vectors<{ readonly event: object; readonly cases: readonly RenderingVector[] }>('rendering.json');

/** The table that `test.each` wants: names first. */
export function named<T extends { readonly name: string }>(all: readonly T[]): (readonly [string, T])[] {
  return all.map(one => [one.name, one] as const);
}

function vectors<T>(file: string): T {
  return JSON.parse(readFileSync(join(__dirname, 'vectors', file), 'utf8')) as T;
}
