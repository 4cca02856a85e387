import { notAny, Test } from './field-test';

/** What `detail.responseElements` must say: a test under each of the names, of which all must hold, or one. */
export type OutcomeTest = Readonly<Record<string, readonly Test[]>> | { readonly $or: readonly Readonly<Record<string, readonly Test[]>>[] };

/**
 * An event carries its outcome under its own name. A success is whatever does not say `Failure`, so that the two together
 * miss nothing: events without an outcome, and those whose names are not known, count as successes.
 *
 * `errorMessage` is no help, since it can be missing from a failure.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export function takesOutcome(outcome: 'success' | 'failure', eventNames: readonly string[]): OutcomeTest {
  if (outcome === 'success') {
    return Object.fromEntries(eventNames.map(name => [name, notAny(FAILURE)]));
  }
  const failures = eventNames.map(name => ({ [name]: [FAILURE] }));
  // EventBridge refuses an $or of one.
  return failures.length === 1 ? failures[0] : { $or: failures };
}

const FAILURE = 'Failure';
