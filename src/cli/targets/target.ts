import { Note } from '../outcome';
import { Unresolved } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';

/** Who gets what a target is sent, and from whom. */
export interface Addressing {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly notes: readonly Note[];
  readonly unresolved: readonly Unresolved[];
  readonly standIns: readonly StandIn[];
}

/** A kind of target: what happens to a message there. */
export interface TargetKind {
  /** Whether the target with this ARN is of the kind. */
  accepts(arn: string): boolean;
  address(arn: string): Addressing;
}
