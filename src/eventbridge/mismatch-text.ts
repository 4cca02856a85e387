import { CompiledTest, ValueTest } from './compiled-pattern';
import { Leaf } from './event-values';

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
