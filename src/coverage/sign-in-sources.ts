import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { SignInSource } from '../rule/alert-rule';

/** The account and Region in which an event was recorded: text, or an intrinsic function of another template. */
interface Environment {
  readonly account: unknown;
  readonly region: unknown;
}

/** The longest name that a Region is expected to have. The longest one of today has 14 characters. */
export const LONGEST_REGION = 20;

/** The default bus, for events that were recorded in its own environment. An event that somebody forwards to it reaches the alert's own bus as well. */
export function homeSource(alert: Construct): SignInSource {
  return { role: 'home', scope: alert, eventBus: undefined, envelope: recordedIn(Stack.of(alert)) };
}

/** The alert's own bus, for events of other environments, even if somebody forwards those of the alert's own environment to it. */
export function forwardedSource(alert: Construct, scope: Construct, eventBus: events.IEventBus): SignInSource {
  return { role: 'forwarded', scope, eventBus, envelope: recordedElsewhere(Stack.of(alert)) };
}

/** Matches events of one account and Region only. */
export function recordedIn({ account, region }: Environment): Readonly<Record<string, unknown>> {
  return { account: [account], region: [region] };
}

/** Matches all events except those of one account and Region. */
function recordedElsewhere({ account, region }: Environment): Readonly<Record<string, unknown>> {
  return { $or: [{ account: [{ 'anything-but': [account] }] }, { region: [{ 'anything-but': [region] }] }] };
}

/** The most characters that conditions on the envelope can add to a pattern. */
export const LONGEST_ENVELOPE = Math.max(...[recordedIn, recordedElsewhere].map(envelope =>
  // The braces of the envelope are not added, and a comma is.
  JSON.stringify(envelope({ account: '0'.repeat(12), region: 'x'.repeat(LONGEST_REGION) })).length - '{}'.length + ','.length));
