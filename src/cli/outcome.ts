import { Refusal } from '../eventbridge/match';
import { Unresolved } from './resolve/resolver';
import { StandIn } from './resolve/scope';

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
}

/** A fault of the app, by which the command ends with exit code 1. */
export type Problem =
  | { readonly code: 'unresolved' } & Unresolved
  | { readonly code: 'pattern-refused'; readonly rule: string; readonly reason: string }
  | { readonly code: 'rule-off'; readonly rule: string; readonly reason: string }
  | { readonly code: 'no-target'; readonly rule: string }
  | { readonly code: 'undelivered'; readonly target: string; readonly reason: string }
  | { readonly code: 'refused'; readonly target: string; readonly reason: string }
  | { readonly code: 'no-sample' };

/** Why an event does not alert, or what a reader must know of an alert that is not sure. */
export type Reason =
  | Problem
  | { readonly code: 'filtered' } & Refusal
  | { readonly code: 'undecided'; readonly target: string; readonly reason: string };

/** What the preview cannot know, though nothing is wrong. */
export type Note =
  | { readonly code: 'stand-in' } & StandIn
  | { readonly code: 'no-display-name'; readonly topic: string }
  | { readonly code: 'nobody'; readonly topic: string }
  | { readonly code: 'filter-policy'; readonly endpoint: string }
  | { readonly code: 'other-region'; readonly here: string; readonly there: string };

/** What becomes of one event at one alert. */
export interface Judgement {
  readonly reasons: readonly Reason[];
  readonly deliveries: readonly Delivery[];
  readonly notes: readonly Note[];
}

/** Whether a reason is a fault of the app, rather than the answer that was asked for. */
export function isProblem(reason: Reason): reason is Problem {
  return reason.code !== 'filtered' && reason.code !== 'undecided';
}
