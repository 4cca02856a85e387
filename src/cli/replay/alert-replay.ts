import { AlertResult, isNotReceived, isProblem, Note, Problem, Reason } from '../evaluate/alert-result';
import { ShownEvent } from '../events/shown-event';
import { Json, memberAt, parseJson, stringAt } from '../json-values';
import { noteSentence } from '../report-parts/sentences';

/** The facts of a sign-in by which a report groups it. Empty where the event has no such value. */
export interface SignIn {
  /** `detail.eventID`; null if there is none. */
  readonly id: string | null;
  /** As CloudTrail writes it: `2026-01-15T09:01:30Z`. */
  readonly time: string;
  readonly account: string;
  readonly region: string;
  readonly eventName: string;
  /** `detail.userIdentity.type`. */
  readonly identity: string;
  readonly outcome: 'Success' | 'Failure';
  /** The ARN of the user or session, or the name or ID where there is none. */
  readonly user: string;
  readonly sourceAddress: string;
}

/** The facts of a sign-in. */
export function signInOf({ text, id, account = '', region = '' }: ShownEvent): SignIn {
  const event = parseJson(text, 'the event');
  const detail = (...path: readonly string[]) => stringAt(event, 'detail', ...path);
  const user = ['arn', 'userName', 'principalId', 'accountId'].map(name => detail('userIdentity', name));
  return {
    id,
    time: detail('eventTime') ?? stringAt(event, 'time') ?? '',
    account,
    region,
    eventName: detail('eventName') ?? stringAt(event, 'detail-type') ?? '',
    identity: detail('userIdentity', 'type') ?? '',
    outcome: failed(memberAt(event, 'detail')) ? 'Failure' : 'Success',
    user: [detail('additionalEventData', 'UserName'), ...user].find(name => name !== undefined && name !== '') ?? '',
    sourceAddress: detail('sourceIPAddress') ?? '',
  };
}

/** The types of records that have no word for their outcome, as the filter knows them. */
const CALLS: readonly (string | undefined)[] = ['AwsApiCall', 'AwsConsoleAction'];

/** A success is whatever does not say that it failed, as with the filter by outcome. */
function failed(detail: Json | undefined): boolean {
  const name = stringAt(detail, 'eventName') ?? '';
  return ['responseElements', 'serviceEventDetails'].some(where => stringAt(detail, where, name) === 'Failure')
    || (CALLS.includes(stringAt(detail, 'eventType')) && (stringAt(detail, 'errorCode') !== undefined || stringAt(detail, 'additionalEventData', 'success') === 'false'));
}

/**
 * What an alert would have done about a sign-in.
 *
 * - `alerted`: it would have sent a message
 * - `undelivered`: a rule matches, but nothing would have been sent
 * - `notCovered`: the sign-in would not have reached the alert from its account and Region
 * - `notMatched`: the event pattern does not match, or the filter policies of all subscriptions leave the message out
 */
export type ReplayResult = 'alerted' | 'undelivered' | 'notCovered' | 'notMatched';

/** The results. What several alerts do together is the first of theirs. */
export const REPLAY_RESULTS: readonly ReplayResult[] = ['alerted', 'undelivered', 'notCovered', 'notMatched'];

/** A sign-in at one alert. */
export interface AlertReplay {
  /** The alert's construct path. */
  readonly alert: string;
  readonly result: ReplayResult;
  /** The fields that do not match, each once; only of `notMatched`. */
  readonly fields: readonly string[];
  readonly problems: readonly Problem[];
  /** What is not certain, in sentences. */
  readonly notes: readonly string[];
  /** The topics that would have sent a mail. */
  readonly mailedBy: readonly string[];
}

/** A sign-in at every alert of the app. */
export interface ReplayedSignIn {
  readonly signIn: SignIn;
  readonly alerts: readonly AlertReplay[];
}

/** What is counted of the result of a sign-in at an alert. */
export function alertReplay(alert: string, evaluated: AlertResult): AlertReplay {
  const { reasons, deliveries, notes } = evaluated;
  const result = replayResult(evaluated);
  const mails = result === 'alerted' ? deliveries.filter(({ to }) => to.some(isMailbox)) : [];
  return {
    alert,
    result,
    fields: result === 'notMatched' ? [...new Set(notes.some(isLeftOut) ? ['the filter policy of a subscription'] : reasons.map(fieldOf))] : [],
    problems: result === 'notCovered' ? [] : reasons.filter(isProblem),
    notes: result === 'alerted' ? [...new Set(notes.filter(isDoubt).map(noteSentence))] : [],
    mailedBy: [...new Set(mails.map(({ topic = alert }) => topic))],
  };
}

function replayResult({ reasons, deliveries, notes }: AlertResult): ReplayResult {
  // The preview shows the message of a sign-in in another Region or account, but here nothing forwards it.
  if (notes.some(({ code }) => code === 'other-region' || code === 'other-account')) return 'notCovered';
  if (deliveries.length > 0) return 'alerted';
  // It was published, and no recipient wants it.
  if (notes.some(isLeftOut) && !reasons.some(isProblem)) return 'notMatched';
  if (!reasons.some(isNotReceived)) return 'undelivered';
  return reasons.every(isAboutEnvironment) ? 'notCovered' : 'notMatched';
}

function isLeftOut({ code }: Note): boolean {
  return code === 'left-out-by-filter-policy';
}

function isAboutEnvironment(reason: Reason): boolean {
  return reason.code === 'not-matched' ? ['account', 'region'].includes(reason.path) : isNotReceived(reason);
}

function fieldOf(reason: Reason): string {
  return reason.code === 'not-matched' && reason.path !== '' ? reason.path : 'the event';
}

/** An address without a protocol is a mailbox. */
function isMailbox(to: string): boolean {
  return !to.includes(':');
}

/** Notes that change who is notified, rather than what the message says. */
function isDoubt(note: Note): boolean {
  switch (note.code) {
    case 'forwarded-by': return note.if !== undefined;
    case 'forwarder-in-other-app':
    case 'unknown-environment':
    case 'no-subscribers':
    case 'subscription-filter-policy':
      return true;
    default:
      return false;
  }
}

/** What the alerts do together: the best of what each does. */
export function combined(alerts: readonly AlertReplay[]): ReplayResult {
  return REPLAY_RESULTS.find(result => alerts.some(alert => alert.result === result)) ?? 'notMatched';
}
