import { Refusal } from '../../eventbridge/match';
import { Unresolved } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';

/** Something that a recipient is sent. */
export interface Delivery {
  /** `text` unless the rule's metadata says otherwise. */
  readonly channel: string;
  /** Empty where the recipient sees no sender. */
  readonly from: string;
  /** An address, or `<protocol>:<endpoint>`. */
  readonly to: readonly string[];
  /** Empty where there is none. */
  readonly subject: string;
  /** The message, byte for byte, without what SNS adds below a mail. */
  readonly body: string;
  /** What a phone makes of it. */
  readonly sms?: Sms;
}

/** How a text message is sent. */
export interface Sms {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Each is paid. */
  readonly parts: number;
}

/** A fault of the app, by which the command ends with exit code 1. */
export type Problem =
  | { readonly code: 'unresolved' } & Unresolved
  | { readonly code: 'pattern-refused'; readonly rule: string; readonly reason: string }
  | { readonly code: 'rule-off'; readonly rule: string; readonly reason: string }
  | { readonly code: 'read-only'; readonly rule: string }
  | { readonly code: 'no-target'; readonly rule: string }
  | { readonly code: 'undelivered'; readonly target: string; readonly reason: string }
  | { readonly code: 'refused'; readonly target: string; readonly reason: string }
  | { readonly code: 'machine-refused'; readonly machine: string; readonly reason: string }
  | { readonly code: 'unforetold'; readonly target: string; readonly state: string; readonly reason: string }
  | { readonly code: 'fell-back'; readonly target: string; readonly state: string; readonly reason: string }
  | { readonly code: 'card-dropped'; readonly target: string; readonly reason: string }
  | { readonly code: 'no-sample' };

/** Where an alert, or something that forwards to it, hears of sign-ins. */
export interface Covered {
  /** None where it is the deployment's. */
  readonly regions: readonly string[];
  /** None where it is the deployment's; absent where an organization decides, as nobody here knows its accounts. */
  readonly accounts?: readonly string[];
}

/** Why an event does not alert, or what a reader must know of an alert that is not sure. */
export type Reason =
  | Problem
  | { readonly code: 'filtered' } & Refusal
  | { readonly code: 'not-admitted'; readonly bus: string; readonly account: string }
  | { readonly code: 'not-covered'; readonly account?: string; readonly region?: string; readonly covered: readonly Covered[] }
  | { readonly code: 'undecided'; readonly target: string; readonly reason: string };

/** What the preview cannot know, though nothing is wrong. */
export type Note =
  | { readonly code: 'stand-in' } & StandIn
  | { readonly code: 'from-record'; readonly untold: readonly string[] }
  | { readonly code: 'no-display-name'; readonly topic: string }
  | { readonly code: 'nobody'; readonly topic: string }
  | { readonly code: 'filter-policy'; readonly endpoint: string }
  | { readonly code: 'other-region' | 'other-account'; readonly here: string; readonly there: string }
  | { readonly code: 'sms-parts'; readonly target: string } & Sms
  | { readonly code: 'forwarded-by'; readonly forwarder: string; readonly if?: string }
  | { readonly code: 'not-forwarded'; readonly forwarder: string }
  | { readonly code: 'forwarder-elsewhere'; readonly account?: string; readonly region?: string }
  | { readonly code: 'home-unknown'; readonly account?: string; readonly region?: string };

/** What becomes of one event at one alert. */
export interface Judgement {
  readonly reasons: readonly Reason[];
  readonly deliveries: readonly Delivery[];
  readonly notes: readonly Note[];
}

/** What is no fault of the app. */
const ANSWERS: ReadonlySet<string> = new Set(['filtered', 'not-admitted', 'not-covered', 'undecided']);

/** Whether a reason is a fault of the app, rather than the answer that was asked for. */
export function isProblem(reason: Reason): reason is Problem {
  return !ANSWERS.has(reason.code);
}

/** Whether a reason says that the event was not wanted, or not brought in. */
export function isUnwanted({ code }: Reason): boolean {
  return code === 'filtered' || code === 'not-admitted' || code === 'not-covered';
}
