import { MarkedClass } from './instance-mark';

/** The kind of value that a prop or a parameter accepts, as data. Examples are written as in TypeScript. */
export type Kind = (
  | { readonly kind: 'text'; readonly example: string }
  | { readonly kind: 'flag' }
  /** A value of an enum of this package. */
  | { readonly kind: 'choice'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Kind }
  | { readonly kind: 'map'; readonly key: string; readonly of: Kind }
  /** A value of a class of this package, which its constructor marks. */
  | { readonly kind: 'class'; readonly name: MarkedClass; readonly example: string }
  /** A value of the CDK, by a member that it has whichever copy of the CDK or language it comes from. */
  | { readonly kind: 'member'; readonly member: string; readonly example: string }
  /** A struct of this package. */
  | { readonly kind: 'struct'; readonly props: Props }
  /** A struct of the CDK, whose props the CDK checks. */
  | { readonly kind: 'options' }
) & { readonly optional?: boolean };

/** The props of a struct, or the parameters of a method. */
export type Props = Readonly<Record<string, Kind>>;

export const text = (example: string): Kind => ({ kind: 'text', example: JSON.stringify(example) });
export const flag: Kind = { kind: 'flag' };
export const choice = (name: string, values: readonly string[]): Kind => ({ kind: 'choice', name, values });
export const list = (of: Kind): Kind => ({ kind: 'list', of });
export const map = (key: string, of: Kind): Kind => ({ kind: 'map', key, of });
export const instance = (name: MarkedClass, member: string): Kind => ({ kind: 'class', name, example: `${name}.${member}` });
export const having = (member: string, example: string): Kind => ({ kind: 'member', member, example });
export const struct = (props: Props): Kind => ({ kind: 'struct', props });
export const cdkOptions: Kind = { kind: 'options' };

/** What may be left out. */
export const optional = (kind: Kind): Kind => ({ ...kind, optional: true });

/** A value of a kind, as it is typed. */
export function exampleOf(kind: Kind): string {
  switch (kind.kind) {
    case 'text':
    case 'class':
    case 'member': return kind.example;
    case 'flag': return 'true';
    case 'choice': return `${kind.name}.${kind.values[0]}`;
    case 'list': return `[${exampleOf(kind.of)}]`;
    case 'map': return `{ ${kind.key}: ${exampleOf(kind.of)} }`;
    case 'struct': return `{ ${Object.entries(kind.props).map(([name, prop]) => `${name}: ${exampleOf(prop)}`).join(', ')} }`;
    case 'options': return '{}';
  }
}
