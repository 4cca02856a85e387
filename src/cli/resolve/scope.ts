import { Stack } from '../assembly/stack';
import { Json } from '../json-values';

/** What an intrinsic gives where only a deployment could tell. */
export const UNKNOWN = Symbol('unknown');

/** The text that stands for an ID which AWS makes up. */
export const UNKNOWN_ID = '00000000-0000-0000-0000-000000000000';

/** The value of an intrinsic; `undefined` is `AWS::NoValue`, which removes what holds it. */
export type Outcome = Json | undefined | typeof UNKNOWN;

/** An account and Region; absent where the app leaves them to the deployment. */
export interface Environment {
  readonly account?: string;
  readonly region?: string;
}

/** What stands for a value that only the deployment knows. */
export interface StandIn {
  readonly text: string;
  /** What it stands for, in words. */
  readonly of: string;
}

/** An output that other stacks import. */
export interface Exported {
  readonly stack: Stack;
  readonly value: Json | undefined;
}

/** Where an intrinsic is evaluated: a stack, and what was followed to come there. */
export interface Scope {
  readonly stack: Stack;
  /** What the stack's own environment leaves open: that of the event, which is what would be there. */
  readonly environment: Environment;
  /** The value in this scope. What cannot be resolved is recorded, and a visible stand-in takes its place. */
  value(json: Json | undefined): Json | undefined;
  /** As `value`, but UNKNOWN, with nothing recorded, if any part of it cannot be resolved. */
  attempt(json: Json | undefined): Outcome;
  /** Records a stand-in, and gives its text. */
  standIn(text: string, of: string): string;
  /** The scope of something that a value refers to; none where that refers to itself. */
  follow(name: string, stack: Stack): Scope | undefined;
  /** The export of this name that a stack would import. */
  exported(name: string): Exported | undefined;
}

/** What stands in a scope's stack for an account and a Region that neither the app nor the event tells. */
export function environmentIn(scope: Scope): Required<Environment> {
  return {
    account: scope.stack.account ?? scope.environment.account ?? scope.standIn('123456789012', 'the account'),
    region: scope.stack.region ?? scope.environment.region ?? scope.standIn('us-east-1', 'the Region'),
  };
}
