import { Field, Pattern } from './compiled-pattern';
import { leavesOf } from './event-values';
import { NotJson } from './lexer';
import { BranchResult, branchHolds, evaluateBranch, Leaves } from './match-branch';
import { expectedWords, foundWords } from './mismatch-text';

/** One reason why a pattern does not match an event. */
export interface Mismatch {
  /** The dotted path, `detail.eventName`; empty where the event as a whole does not match. */
  readonly path: string;
  /** What the event has there, as JSON (`"CheckMfa"`), or `nothing`. */
  readonly found: string;
  /** What the pattern matches there, in words. */
  readonly expected: string;
}

/** Whether a pattern matches an event, and if not the fields that differ. */
export type Match = { readonly matched: true } | { readonly matched: false; readonly mismatches: Mismatch[] };

/** Matches the JSON text of an event and explains a mismatch. Never throws: a text that is no JSON object is a mismatch that says so. */
export function match(pattern: Pattern, event: string): Match {
  const leaves = read(pattern, event);
  if (leaves instanceof NotJson) {
    return { matched: false, mismatches: [{ path: '', found: `no event: ${leaves.message}`, expected: 'a JSON object' }] };
  }
  const results = pattern.branches.map(branch => evaluateBranch(branch, leaves));
  if (results.some(({ kind }) => kind === 'holds')) return { matched: true };
  const alternatives = results.map(result => mismatchesOf(result, leaves));
  // Of several alternatives those that are nearest to the event say most about it.
  const fewest = Math.min(...alternatives.map(({ length }) => length));
  const mismatches = new Map(alternatives.filter(({ length }) => length === fewest).flat()
    .map(mismatch => [JSON.stringify([mismatch.path, mismatch.expected]), mismatch]));
  return { matched: false, mismatches: [...mismatches.values()] };
}

/** Whether a pattern matches the JSON text of an event: the answer of `match` without its reasons, which is faster. */
export function matches(pattern: Pattern, event: string): boolean {
  const leaves = read(pattern, event);
  if (leaves instanceof NotJson) return false;
  const fieldResults: (boolean | undefined)[] = Array(pattern.fieldCount);
  return pattern.branches.some(branch => branchHolds(branch, leaves, fieldResults));
}

function read(pattern: Pattern, event: string): Leaves | NotJson {
  try {
    return leavesOf(pattern.paths, event);
  } catch (error) {
    if (error instanceof NotJson) return error;
    throw error;
  }
}

function mismatchesOf(result: BranchResult, leaves: Leaves): Mismatch[] {
  switch (result.kind) {
    case 'holds': return [];
    case 'fields': return result.fields.map(field => mismatchOf(field, leaves));
    case 'elements': return [mismatchOf(result.field, leaves, ', in the same array element as the fields before it')];
    case 'too-many': return [mismatchOf(result.field, leaves, ', which is not known: the event repeats its arrays too often')];
  }
}

function mismatchOf(field: Field, leaves: Leaves, condition = ''): Mismatch {
  return { path: field.path, found: foundWords(leaves[field.slot]), expected: `${expectedWords(field.tests)}${condition}` };
}
