import { Field, Pattern } from './compiled-pattern';
import { branchHolds, judge, Leaves, Verdict } from './consistent';
import { leavesOf } from './event-values';
import { NotJson } from './lexer';
import { foundWords, wantedWords } from './refusal-text';

/** One reason why a pattern does not match an event. */
export interface Refusal {
  /** The dotted path, `detail.eventName`; empty where the event as a whole is refused. */
  readonly path: string;
  /** What the event has there, as JSON (`"CheckMfa"`), or `nothing`. */
  readonly found: string;
  /** What the pattern wants there, in words. */
  readonly wanted: string;
}

/** Whether a pattern matches an event, and if not which fields said no. */
export type Match = { readonly matched: true } | { readonly matched: false; readonly refusals: Refusal[] };

/** Matches the JSON text of an event and explains a no. Never throws: a text that is no JSON object is a refusal that says so. */
export function match(pattern: Pattern, event: string): Match {
  const leaves = read(pattern, event);
  if (leaves instanceof NotJson) {
    return { matched: false, refusals: [{ path: '', found: `no event: ${leaves.message}`, wanted: 'a JSON object' }] };
  }
  const verdicts = pattern.branches.map(branch => judge(branch, leaves));
  if (verdicts.some(({ kind }) => kind === 'holds')) return { matched: true };
  const refused = verdicts.map(verdict => refusalsOf(verdict, leaves));
  // Of several alternatives those that are nearest to the event say most about it.
  const fewest = Math.min(...refused.map(({ length }) => length));
  const refusals = new Map(refused.filter(({ length }) => length === fewest).flat()
    .map(refusal => [JSON.stringify([refusal.path, refusal.wanted]), refusal]));
  return { matched: false, refusals: [...refusals.values()] };
}

/** Whether a pattern matches the JSON text of an event: the fast door, the same answer as `match`. */
export function matches(pattern: Pattern, event: string): boolean {
  const leaves = read(pattern, event);
  if (leaves instanceof NotJson) return false;
  const judged: (boolean | undefined)[] = Array(pattern.fieldCount);
  return pattern.branches.some(branch => branchHolds(branch, leaves, judged));
}

function read(pattern: Pattern, event: string): Leaves | NotJson {
  try {
    return leavesOf(pattern.paths, event);
  } catch (error) {
    if (error instanceof NotJson) return error;
    throw error;
  }
}

function refusalsOf(verdict: Verdict, leaves: Leaves): Refusal[] {
  switch (verdict.kind) {
    case 'holds': return [];
    case 'fields': return verdict.fields.map(field => refusalOf(field, leaves));
    case 'elements': return [refusalOf(verdict.field, leaves, ', in the same array element as the fields before it')];
    case 'too-many': return [refusalOf(verdict.field, leaves, ', which cannot be told: the event repeats its arrays too often')];
  }
}

function refusalOf(field: Field, leaves: Leaves, condition = ''): Refusal {
  return { path: field.path, found: foundWords(leaves[field.slot]), wanted: `${wantedWords(field.tests)}${condition}` };
}
