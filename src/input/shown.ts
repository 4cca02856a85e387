import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** How much of a value an error shows. */
const LONGEST = 120;

/** A value of any kind as an error shows it, in one line. */
export function shown(value: unknown): string {
  const whole = written(value, 0);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

function written(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `the function or class ${value.name || 'without a name'}`;
  if (typeof value !== 'object' || value === null) return Token.isUnresolved(value) ? 'a token of another type' : String(value);
  if (Token.isUnresolved(value) && !Array.isArray(value)) return 'a token of another type';
  if (Construct.isConstruct(value)) return `the ${classOf(value)} ${value.node.path}`;
  if (Array.isArray(value)) return depth > 1 ? '[…]' : `[${value.map(each => written(each, depth + 1)).join(', ')}]`;

  const name = classOf(value);
  if (name !== 'Object') return `a value of class ${name}`;
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return depth > 1 ? '{…}' : `{ ${entries.map(([key, each]) => `${key}: ${written(each, depth + 1)}`).join(', ')} }`;
}

/** The name of a value's class: the one that jsii noted, since bundled code may have another. */
function classOf(value: object): string {
  const { constructor } = value;
  const noted: { readonly fqn: string } | undefined = Reflect.get(constructor ?? {}, Symbol.for('jsii.rtti'));
  return noted?.fqn.split('.').pop() ?? constructor?.name ?? 'Object';
}
