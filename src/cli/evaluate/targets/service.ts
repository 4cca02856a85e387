import { Addressing, TargetKind } from './target-kind';

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
