/** Any JSON value, as an event carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A record of CloudTrail, as its log files have it. */
export interface CloudTrailRecord { readonly [name: string]: Json }

/** The event that EventBridge makes of a record. */
export interface EventOfRecord {
  readonly event: Json;
  readonly text: string;
  /** Fields of the event that are not in the record, `id` among them. */
  readonly missing: readonly string[];
}

/** The text that stands for the event ID, which EventBridge generates and no record contains. */
export const UNKNOWN_EVENT_ID = '00000000-0000-0000-0000-000000000000';

/**
 * The detail-type by `eventType`. Sign-ins are spelled as in every captured event; the guide prints `Signin`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const DETAIL_TYPES: ReadonlyMap<Json | undefined, string> = new Map([
  ['AwsConsoleSignIn', 'AWS Console Sign In via CloudTrail'],
  ['AwsApiCall', 'AWS API Call via CloudTrail'],
  ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
  ['AwsConsoleAction', 'AWS Console Action via CloudTrail'],
  ['AwsCloudTrailInsight', 'AWS Insight via CloudTrail'],
]);

/**
 * Makes the event of a record. A field that is not in the record is left out, except the ID.
 *
 * @param text the record as it is written, since printing it again would change numbers and drop duplicate keys
 */
export function eventOfRecord(record: CloudTrailRecord, text: string): EventOfRecord {
  const envelope: { readonly [name: string]: Json | undefined } = {
    'version': '0',
    'id': UNKNOWN_EVENT_ID,
    'detail-type': DETAIL_TYPES.get(record.eventType),
    'source': sourceOf(textOf(record.eventSource)),
    'account': textOf(record.recipientAccountId),
    'time': textOf(record.eventTime),
    'region': record.awsRegion === 'global' ? 'us-east-1' : textOf(record.awsRegion),
    'resources': [],
  };
  const known = Object.fromEntries(Object.entries(envelope).filter((entry): entry is [string, Json] => entry[1] !== undefined));
  return {
    event: { ...known, detail: record },
    text: `${JSON.stringify(known).slice(0, -1)},"detail":${text}}`,
    missing: ['id', ...Object.keys(envelope).filter(name => !Object.hasOwn(known, name))],
  };
}

/** `signin.amazonaws.com` becomes `aws.signin`. */
function sourceOf(eventSource: string | undefined): string | undefined {
  const [, service] = /^(.+)\.amazonaws\.com(?:\.cn)?$/.exec(eventSource ?? '') ?? [];
  return service && `aws.${service}`;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
