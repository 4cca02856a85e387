import { Mismatch } from '../../eventbridge/match-event';
import { Unresolved } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';

/** A message to the recipients of one target. */
export interface Delivery {
  /** `text` unless the rule's metadata has another one. */
  readonly channel: string;
  /** The ARN of its topic; absent where the target of the rule is the recipient itself. */
  readonly topic?: string;
  /** Empty where the recipient sees no sender. */
  readonly from: string;
  /** An address, or `<protocol>:<endpoint>`. */
  readonly to: readonly string[];
  /** Empty where there is none. */
  readonly subject: string;
  /** The message, byte for byte, without the footer that SNS adds to a mail. */
  readonly body: string;
  /** Its size as a text message. */
  readonly sms?: Sms;
}

/** The size of a text message. */
export interface Sms {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Each is charged. */
  readonly parts: number;
}

/** A problem of the app. The command reports it as a finding, with its code, and ends with exit code 1. */
export type Problem =
  | { readonly code: 'unresolved-value' } & Unresolved
  | { readonly code: 'invalid-pattern'; readonly rule: string; readonly reason: string }
  | { readonly code: 'rule-disabled'; readonly rule: string }
  | { readonly code: 'rule-not-created'; readonly rule: string; readonly condition: string }
  | { readonly code: 'read-only-event'; readonly rule: string }
  | { readonly code: 'no-targets'; readonly rule: string }
  | { readonly code: 'never-delivered'; readonly target: string; readonly reason: string }
  | { readonly code: 'invalid-target'; readonly target: string; readonly reason: string }
  | { readonly code: 'invalid-state-machine'; readonly machine: string; readonly reason: string }
  | { readonly code: 'unsupported-state'; readonly target: string; readonly state: string; readonly reason: string }
  | { readonly code: 'fallback-message'; readonly target: string; readonly state: string; readonly reason: string }
  | { readonly code: 'invalid-chat-notification'; readonly target: string; readonly reason: string }
  | { readonly code: 'no-sample-matches' };

/** The accounts and Regions from which an alert, or a rule that forwards to it, receives sign-ins. */
export interface Covered {
  /** Empty where the deployment decides. */
  readonly regions: readonly string[];
  /** Empty where the deployment decides; absent for an organization, whose accounts are not in the app. */
  readonly accounts?: readonly string[];
}

/** A reason why an event does not alert, or why its message is not certain. */
export type Reason =
  | Problem
  | { readonly code: 'not-matched' } & Mismatch
  | { readonly code: 'account-not-allowed'; readonly bus: string; readonly account: string }
  | { readonly code: 'source-not-allowed'; readonly bus: string; readonly source: string }
  | { readonly code: 'not-covered'; readonly account?: string; readonly region?: string; readonly covered: readonly Covered[] }
  | { readonly code: 'uncertain-message'; readonly target: string; readonly reason: string };

/** A fact that the command cannot know from the app, although nothing is wrong. */
export type Note =
  | { readonly code: 'stand-in' } & StandIn
  | { readonly code: 'made-from-record'; readonly missing: readonly string[] }
  | { readonly code: 'unknown-display-name'; readonly topic: string }
  | { readonly code: 'no-subscribers'; readonly topic: string }
  | { readonly code: 'left-out-by-filter-policy' | 'subscription-filter-policy'; readonly endpoint: string }
  | { readonly code: 'other-region' | 'other-account'; readonly here: string; readonly there: string }
  | { readonly code: 'several-sms-parts'; readonly target: string } & Sms
  | { readonly code: 'forwarded-by'; readonly forwarder: string; readonly if?: string }
  | { readonly code: 'not-forwarded'; readonly forwarder: string }
  | { readonly code: 'forwarder-in-other-app'; readonly account?: string; readonly region?: string }
  | { readonly code: 'unknown-environment'; readonly account?: string; readonly region?: string };

/** The result of one event at one alert. */
export interface AlertResult {
  readonly reasons: readonly Reason[];
  readonly deliveries: readonly Delivery[];
  readonly notes: readonly Note[];
}

/** The codes of all problems. `docs/preview-findings.md` explains each. */
export const PROBLEM_CODES: Readonly<Record<Problem['code'], true>> = {
  'unresolved-value': true,
  'invalid-pattern': true,
  'rule-disabled': true,
  'rule-not-created': true,
  'read-only-event': true,
  'no-targets': true,
  'never-delivered': true,
  'invalid-target': true,
  'invalid-state-machine': true,
  'unsupported-state': true,
  'fallback-message': true,
  'invalid-chat-notification': true,
  'no-sample-matches': true,
};

/** Whether a reason is a problem of the app, rather than the answer to the user's question. */
export function isProblem(reason: Reason): reason is Problem {
  return reason.code in PROBLEM_CODES;
}

/** Whether the alert does not receive the event, because no rule matches it or nothing forwards it. */
export function isNotReceived({ code }: Reason): boolean {
  return code === 'not-matched' || code === 'account-not-allowed' || code === 'source-not-allowed' || code === 'not-covered';
}
