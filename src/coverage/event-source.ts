import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { Source } from '../rule/alert-rules';

/** Where an event was recorded: text, or what stands for it in another template. */
interface Place {
  readonly account: unknown;
  readonly region: unknown;
}

/** The longest name that a Region is expected to have; the longest of today has 14 characters. */
export const LONGEST_REGION = 20;

/** The default bus, for events that were recorded here: what somebody forwards to it comes over the alert's bus as well. */
export function homeSource(alert: Construct): Source {
  return { role: 'home', scope: alert, eventBus: undefined, envelope: recordedIn(Stack.of(alert)) };
}

/** The alert's own bus, for events that were not recorded here, even if somebody forwards those of here to it. */
export function forwardedSource(alert: Construct, scope: Construct, eventBus: events.IEventBus): Source {
  return { role: 'forwarded', scope, eventBus, envelope: recordedElsewhere(Stack.of(alert)) };
}

/** Takes events of one account and Region only. */
export function recordedIn({ account, region }: Place): Readonly<Record<string, unknown>> {
  return { account: [account], region: [region] };
}

/** Takes all events but those of one account and Region. */
function recordedElsewhere({ account, region }: Place): Readonly<Record<string, unknown>> {
  return { $or: [{ account: [{ 'anything-but': [account] }] }, { region: [{ 'anything-but': [region] }] }] };
}

/** The most characters that an envelope can add to a pattern. */
export const LONGEST_ENVELOPE = Math.max(...[recordedIn, recordedElsewhere].map(envelope =>
  // The braces of the envelope are not added, and a comma is.
  JSON.stringify(envelope({ account: '0'.repeat(12), region: 'x'.repeat(LONGEST_REGION) })).length - '{}'.length + ','.length));
