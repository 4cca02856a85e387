import { Addressing, TargetKind } from './target';

/** Any other service: it gets the message itself, and its ARN is the address. */
export const SERVICE_TARGET: TargetKind = {
  accepts: () => true,
  address: (arn): Addressing => ({
    from: '',
    to: [`${arn.split(':')[2] ?? 'unknown'}:${arn}`],
    subject: '',
    notes: [],
    unresolved: [],
    standIns: [],
  }),
};
