import { Stack } from '../assembly/stack';
import { Json } from '../json-values';

/** The value of an intrinsic that is known at deployment only. */
export const UNRESOLVED = Symbol('unknown');

/** The text that stands for an ID that AWS generates. */
export const PLACEHOLDER_ID = '00000000-0000-0000-0000-000000000000';

/** The value of an intrinsic; `undefined` is `AWS::NoValue`, which removes what holds it. */
export type IntrinsicValue = Json | undefined | typeof UNRESOLVED;

/** An account and Region; absent where they are known at deployment only. */
export interface Environment {
  readonly account?: string;
  readonly region?: string;
}

/** A text that stands for a value that is known at deployment only. */
export interface StandIn {
  readonly text: string;
  /** The value that it stands for, in words. */
  readonly of: string;
}

/** An output that other stacks import. */
export interface Exported {
  readonly stack: Stack;
  readonly value: Json | undefined;
}

/** The scope in which an intrinsic is evaluated: a stack, and the references that led to it. */
export interface Scope {
  readonly stack: Stack;
  /** The environment of the event, for a stack without an environment of its own. */
  readonly environment: Environment;
  /** The value in this scope. A part that cannot be resolved is recorded, and a visible placeholder replaces it. */
  value(json: Json | undefined): Json | undefined;
  /** As `value`, but UNKNOWN, with nothing recorded, if any part of it cannot be resolved. */
  attempt(json: Json | undefined): IntrinsicValue;
  /** Records a stand-in, and returns its text. */
  standIn(text: string, of: string): string;
  /** The scope of the referenced element; undefined if it refers to itself. */
  follow(name: string, stack: Stack): Scope | undefined;
  /** The export of this name that a stack would import. */
  exported(name: string): Exported | undefined;
}

/** The environment of a scope's stack, with stand-ins for an account and a Region that are neither in the app nor in the event. */
export function environmentIn(scope: Scope): Required<Environment> {
  return {
    account: scope.stack.account ?? scope.environment.account ?? scope.standIn('123456789012', 'the account'),
    region: scope.stack.region ?? scope.environment.region ?? scope.standIn('us-east-1', 'the Region'),
  };
}
