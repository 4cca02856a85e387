import { Token } from 'aws-cdk-lib';
import { ENTRIES } from './entries';
import { isInstanceOf } from './instance-of';
import { exampleOf, Kind, Props } from './kind';
import { shown } from './shown';

type Entries = typeof ENTRIES;

/** Keys that the runtime of jsii may add to a struct. */
const OF_JSII = '$jsii';

/**
 * Checks what a public constructor or method is given, as the compiler of TypeScript would: JavaScript has no such compiler,
 * and the runtime of jsii does not know all that it knows.
 *
 * Texts and lists that are tokens pass as they are. Only `undefined`, which is what jsii passes, counts as left out; `null` does not.
 *
 * @throws for the first value of another kind, and for a prop that does not exist: it names the prop, the value and what to give
 */
export function checkInput<E extends keyof Entries>(entry: E, given: { readonly [parameter in keyof Entries[E]]: unknown }): void {
  const values: Readonly<Record<string, unknown>> = given;
  Object.entries<Kind>(ENTRIES[entry]).forEach(([parameter, kind]) => check(kind, parameter, values[parameter], ''));
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
