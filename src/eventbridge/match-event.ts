import { leavesOf, Leaf } from './event-values';
import { NotJson } from './lexer';
import { BranchResult, branchHolds, evaluateBranch, Leaves } from './match-branch';
import { Field, Pattern, CompiledTest, ValueTest } from './pattern';

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
type Match = { readonly matched: true } | { readonly matched: false; readonly mismatches: Mismatch[] };

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

/** The values that the tests of a field match, in words: `"aws.signin" or a string that starts with "aws."`. */
export function expectedWords(tests: readonly CompiledTest[]): string {
  return tests.map(testWords).join(' or ');
}

/** The values found at a path as JSON, or `nothing`. Long ones are cut. */
export function foundWords(leaves: readonly Leaf[]): string {
  if (leaves.length === 0) return 'nothing';
  const shown = leaves.slice(0, MAX_VALUES).map(({ kind, text }) => (kind === 'string' ? quoted(text) : cut(text)));
  return leaves.length > MAX_VALUES ? `${shown.join(', ')} and ${leaves.length - MAX_VALUES} more` : shown.join(', ');
}

const MAX_VALUES = 10;
const MAX_LENGTH = 200;

function testWords(test: CompiledTest): string {
  switch (test.kind) {
    case 'present': return 'any value';
    case 'absent': return 'no value';
    case 'anything-but': return `any value but ${test.but.map(valueWords).join(', ')}`;
    default: return valueWords(test);
  }
}

function valueWords(test: ValueTest): string {
  switch (test.kind) {
    case 'text': return JSON.stringify(test.text);
    case 'address': return `the address ${JSON.stringify(test.text)}`;
    case 'number': return test.number.text;
    case 'literal': return test.literal;
    case 'prefix': return `a string that starts with ${JSON.stringify(test.prefix)}`;
    case 'suffix': return `a string that ends with ${JSON.stringify(test.suffix)}`;
    case 'ignore-case': return `${IGNORING_CASE[test.at]}${JSON.stringify(test.text)} in upper or lower case`;
    case 'wildcard': return `a string like ${JSON.stringify(test.wildcard)}`;
    case 'numeric': return `a number ${test.bounds.map(({ operator, than }) => `${operator} ${than}`).join(' and ')}`;
    case 'cidr': return `an address in ${test.cidr}`;
  }
}

const IGNORING_CASE = { whole: '', start: 'a string that starts with ', end: 'a string that ends with ' } as const;

function quoted(text: string): string {
  return text.length > MAX_LENGTH ? `${JSON.stringify(text.slice(0, MAX_LENGTH))}…` : JSON.stringify(text);
}

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
