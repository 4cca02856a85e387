import { Json } from './json';

/** A record of CloudTrail, as its log files have it. */
export interface CloudTrailRecord { readonly [name: string]: Json }

/** The event that EventBridge makes of a record. */
export interface EventOfRecord {
  readonly text: string;
  /** Fields of the event that the record does not tell, `id` among them. */
  readonly untold: readonly string[];
}

/** What stands for the ID that EventBridge gives an event, which no record holds. */
export const UNTOLD_ID = '00000000-0000-0000-0000-000000000000';

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
 * Makes the event of a record. A field that the record does not tell is left out, except the ID.
 *
 * @param text the record as it is written, since printing it again would change numbers and drop duplicate keys
 */
export function eventOfRecord(record: CloudTrailRecord, text: string): EventOfRecord {
  const envelope = {
    'version': '0',
    'id': UNTOLD_ID,
    'detail-type': DETAIL_TYPES.get(record.eventType),
    'source': sourceOf(textOf(record.eventSource)),
    'account': textOf(record.recipientAccountId),
    'time': textOf(record.eventTime),
    'region': record.awsRegion === 'global' ? 'us-east-1' : textOf(record.awsRegion),
    'resources': [],
  };
  const told = Object.entries(envelope).filter(([, value]) => value !== undefined);
  return {
    text: `${JSON.stringify(Object.fromEntries(told)).slice(0, -1)},"detail":${text}}`,
    untold: ['id', ...Object.keys(envelope).filter(name => !told.some(([other]) => other === name))],
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
