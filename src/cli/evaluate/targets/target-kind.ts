import { Unresolved } from '../../resolve/resolver';
import { StandIn } from '../../resolve/scope';
import { Delivery, Note, Reason } from '../alert-result';

/** Who gets what a target is sent, and from whom. */
export interface Addressing {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** The name that a topic shows, where it has one that is known. */
  readonly displayName?: string;
  readonly notes: readonly Note[];
  readonly unresolved: readonly Unresolved[];
  readonly standIns: readonly StandIn[];
}

/** What EventBridge hands to a target. */
export interface Parcel {
  /** The target's ID in its rule. */
  readonly target: string;
  readonly channel: string;
  readonly text: string;
}

/** What becomes of it there. */
export interface Arrival {
  readonly reasons: readonly Reason[];
  readonly deliveries: readonly Delivery[];
  readonly notes: readonly Note[];
  readonly standIns: readonly StandIn[];
}

/** A kind of target: what happens to a message there. */
export interface TargetKind {
  /** Whether the target with this ARN is of the kind. */
  accepts(arn: string): boolean;
  receive(arn: string, parcel: Parcel): Promise<Arrival>;
}

/** Any other service: it gets the message itself, and its ARN is the address. */
export const SERVICE_TARGET: TargetKind & { address(arn: string): Addressing } = {
  accepts: () => true,
  address: arn => ({
    from: '',
    to: [`${arn.split(':')[2] ?? 'unknown'}:${arn}`],
    subject: '',
    notes: [],
    unresolved: [],
    standIns: [],
  }),
  receive: async (arn, { channel, text }) => {
    const { from, to, subject } = SERVICE_TARGET.address(arn);
    return { reasons: [], deliveries: [{ channel, from, to, subject, body: text }], notes: [], standIns: [] };
  },
};
