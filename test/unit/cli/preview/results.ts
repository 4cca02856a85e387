import { Result } from '../../../../src/cli/preview/preview-report';
import { shown } from '../app';

/** A sign-in that is mailed. */
export const MAILED: Result = {
  alert: 'Mail/Alert',
  event: { ...shown(), name: 'root', description: 'the root user signs in', id: 'e-1' },
  reasons: [],
  deliveries: [{
    channel: 'text',
    from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
    to: ['security@example.com', 'on-call@example.net'],
    subject: 'AWS Notification Message',
    body: '"signed in: Root"\n"tell security"',
  }],
  notes: [],
};

/** An event that the filter refuses. */
export const REFUSED: Result = {
  alert: 'Mail/Alert',
  event: { ...shown(), name: 'event.json' },
  reasons: [{ code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"', expected: 'anything but "CheckMfa"' }],
  deliveries: [],
  notes: [],
};
