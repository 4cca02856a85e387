import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isInstanceOf } from './instance-mark';
import { PUBLIC_PARAMETERS } from './public-parameters';
import { exampleOf, Kind, Props } from './value-kind';

type PublicParameters = typeof PUBLIC_PARAMETERS;

/** Keys that the runtime of jsii may add to a struct. */
const OF_JSII = '$jsii';

/**
 * Checks what a public constructor or method is given, as the compiler of TypeScript would: JavaScript has no such compiler,
 * and the runtime of jsii does not know all that it knows.
 *
 * Texts and lists that are tokens pass as they are. Only `undefined`, which is what jsii passes, counts as left out; `null` does not.
 *
 * @param member such as `AlertMessage.fromTemplate`
 * @throws for the first value of another kind, and for a prop that does not exist: it names the prop, the value and what to give
 */
export function checkInput<M extends keyof PublicParameters>(member: M, given: { readonly [parameter in keyof PublicParameters[M]]: unknown }): void {
  const values: Readonly<Record<string, unknown>> = given;
  Object.entries<Kind>(PUBLIC_PARAMETERS[member]).forEach(([parameter, kind]) => check(kind, parameter, values[parameter], ''));
}

/**
 * @param path of the value as the user typed it, such as `signIns.events[0]`
 * @param inside what stands before the names of its own props: nothing for a parameter, since other languages have no struct there
 */
function check(kind: Kind, path: string, value: unknown, inside = `${path}.`): void {
  if (value === undefined && kind.optional) return;
  if (!isOf(kind, value)) {
    throw new Error(`${path} is ${shown(value)}: give ${expectedWords(kind)}${kind.optional ? ', or leave it out' : ''}`);
  }
  switch (kind.kind) {
    case 'list':
      if (Token.isUnresolved(value)) return;
      return (value as readonly unknown[]).forEach((element, index) => check(kind.of, `${path}[${index}]`, element));
    case 'map':
      return Object.entries(value as object).forEach(([key, element]) => check(kind.of, `${inside}${key}`, element));
    case 'struct':
      return checkProps(kind.props, value as Readonly<Record<string, unknown>>, inside);
  }
}

function checkProps(props: Props, given: Readonly<Record<string, unknown>>, inside: string): void {
  const known = Object.keys(props);
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !known.includes(name) && !name.startsWith(OF_JSII)) {
      throw new Error(`${inside}${name} is ${shown(value)}, and no prop has this name: give ${known.join(', ')} or nothing`);
    }
  }
  known.forEach(name => check(props[name], `${inside}${name}`, given[name]));
}

/** Whether a value as a whole is of a kind, whatever is in it. */
function isOf(kind: Kind, value: unknown): boolean {
  switch (kind.kind) {
    case 'text': return typeof value === 'string';
    case 'flag': return typeof value === 'boolean';
    case 'choice': return kind.values.some(each => each === value);
    case 'list': return Array.isArray(value);
    case 'class': return isInstanceOf(value, kind.name);
    case 'member': return isObject(value) && kind.member in value;
    case 'map':
    case 'struct':
    case 'options': return isObject(value) && !Array.isArray(value) && !Token.isUnresolved(value);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function expectedWords(kind: Kind): string {
  switch (kind.kind) {
    case 'text': return `a text such as ${exampleOf(kind)}`;
    case 'flag': return 'true or false';
    case 'choice': return kind.values.map(value => `${kind.name}.${value}`).join(' or ');
    case 'list': return `a list such as ${exampleOf(kind)}`;
    case 'class':
    case 'member': return `${exampleOf(kind)} or the like`;
    case 'map': return `an object such as ${exampleOf(kind)}`;
    case 'struct': return `an object with ${Object.keys(kind.props).join(', ')}`;
    case 'options': return 'an object';
  }
}

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
