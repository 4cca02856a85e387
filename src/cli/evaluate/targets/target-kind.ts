import { Unresolved } from '../../resolve/resolver';
import { StandIn } from '../../resolve/scope';
import { Delivery, Note, Reason } from '../alert-result';

/** The sender, subject and recipients of a message to a target. */
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

/** The message that EventBridge sends to a target. */
export interface TargetMessage {
  /** The target's ID in its rule. */
  readonly target: string;
  readonly channel: string;
  readonly text: string;
}

/** The deliveries that a target makes of a message. */
export interface TargetResult {
  readonly reasons: readonly Reason[];
  readonly deliveries: readonly Delivery[];
  readonly notes: readonly Note[];
  readonly standIns: readonly StandIn[];
}

/** A kind of target, and how it delivers a message. */
export interface TargetKind {
  /** Whether the target with this ARN is of the kind. */
  accepts(arn: string): boolean;
  receive(arn: string, parcel: TargetMessage): Promise<TargetResult>;
}

/** Any other service: it receives the message itself, and its ARN is the address. */
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
