import { JsonNode } from './json-reader';
import { rulerNumber } from './ruler-number';

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
