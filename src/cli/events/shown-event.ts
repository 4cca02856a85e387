import { Misuse } from '../command';
import { isList, isObject, Json, JsonObject, memberAt, stringAt } from '../json-values';

/**
 * In bytes. The guide still says 256 KB in places.
 *
 * @see https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb
 */
const LARGEST_EVENT = 1_048_576;

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const DEEPEST_EVENT = 1100;

/** An event, with the exact text that EventBridge would see. */
export interface ShownEvent {
  /** The name of the sample, or the file that contains it. */
  readonly name: string;
  /** Of a sample only. */
  readonly description?: string;
  /** Whether it is one of the built-in samples. */
  readonly sample?: true;
  readonly text: string;
  /** `detail.eventID`, the same for every copy of one sign-in. */
  readonly id: string | null;
  /** The environment in which EventBridge delivers it. */
  readonly account?: string;
  readonly region?: string;
  /** What sends it, such as `aws.signin`. */
  readonly source?: string;
  /** Of an event that was made from a CloudTrail record: its fields that are not in the record. */
  readonly missing?: readonly string[];
  /** Whether it is a read-only management event that CloudTrail delivers. */
  readonly readOnly?: true;
}

/**
 * An event as it is shown, without its name.
 *
 * Fails with `Misuse` on what EventBridge does not carry.
 *
 * @param what its name in messages
 */
export function describe(event: Json, text: string, what = 'the sample'): Omit<ShownEvent, 'name' | 'description' | 'sample'> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_EVENT) throw new Misuse(`${what} is not an event: it has ${bytes} bytes, and EventBridge carries at most ${LARGEST_EVENT}`);
  const depth = depthOf(event);
  if (depth > DEEPEST_EVENT) throw new Misuse(`${what} is not an event: it is nested ${depth} levels deep, and EventBridge carries at most ${DEEPEST_EVENT}`);
  return {
    text,
    id: stringAt(event, 'detail', 'eventID') ?? null,
    account: stringAt(event, 'account'),
    region: stringAt(event, 'region'),
    source: stringAt(event, 'source'),
    ...isReadOnly(event) && { readOnly: true },
  };
}

/**
 * The rule of AWS is about all read-only management events that CloudTrail delivers, whatever their detail-type.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
function isReadOnly(event: Json): boolean {
  const detail = (name: string) => memberAt(event, 'detail', name);
  return detail('readOnly') === true && detail('managementEvent') !== false && / via CloudTrail$/.test(stringAt(event, 'detail-type') ?? '');
}

/** How deep objects and arrays are nested. */
function depthOf(value: Json): number {
  let depth = 0;
  // Level by level, since a function that calls itself could not go as deep.
  for (let level = [value].filter(isContainer); level.length > 0; level = level.flatMap(each => Object.values(each)).filter(isContainer)) depth += 1;
  return depth;
}

function isContainer(value: Json): value is JsonObject | readonly Json[] {
  return isObject(value) || isList(value);
}
