import { EVENT_NAMES } from './event-names';

/**
 * What a value can hold, and so where it may stand.
 *
 * - `token`: chosen by AWS or of a restricted alphabet; never a quote or a line break
 * - `text`: free text, which the person who signs in may have chosen
 * - `object`: a JSON object or null
 */
export type FieldKind = 'token' | 'text' | 'object';

/** One thing that a message can say about a sign-in. */
export interface Field {
  /** As typed between `<` and `>`. */
  readonly name: string;
  /** Where the event holds it. Several are written one after the other: at most one of them is in an event. */
  readonly paths: readonly string[];
  readonly kind: FieldKind;
  readonly description: string;
}

/**
 * Every field that a message knows: the only source for the template language and the table in the documentation.
 *
 * The first nine carry the names of the published recipe. Which record carries what:
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const FIELDS: readonly Field[] = [
  field('detailType', 'token', 'kind of event, as EventBridge names it', '$.detail-type'),
  field('responseElements', 'object', 'what AWS answered; the outcome is in it', '$.detail.responseElements'),
  field('sourceIPAddress', 'token', 'IPv4 or IPv6 address, or the name of an AWS service', '$.detail.sourceIPAddress'),
  field('userArn', 'token', 'ARN of the user or assumed role; most failures have none', '$.detail.userIdentity.arn'),
  field('userAgent', 'text', 'browser, as it calls itself', '$.detail.userAgent'),
  field('id', 'token', 'ID that EventBridge gave the event; new in each Region', '$.id'),
  field('time', 'token', 'time of the event as EventBridge has it; new when it is forwarded', '$.time'),
  field('userType', 'token', '`Root`, `IAMUser`, `AssumedRole` and others', '$.detail.userIdentity.type'),
  field('additionalEventData', 'object', 'MFA, page, mobile version', '$.detail.additionalEventData'),
  field('account', 'token', 'account that was signed in to', '$.account'),
  field('region', 'token', 'Region that recorded the sign-in', '$.region'),
  field('eventName', 'token', '`ConsoleLogin`, `SwitchRole` and others', '$.detail.eventName'),
  field('eventTime', 'token', 'time of the sign-in, in UTC', '$.detail.eventTime'),
  field('eventId', 'token', 'ID of the CloudTrail record; the same for every delivery of it', '$.detail.eventID'),
  field('userName', 'text', 'IAM user; hidden by AWS where it does not exist', '$.detail.userIdentity.userName'),
  field('principalId', 'token', 'unique ID of the identity, with the session name of a role', '$.detail.userIdentity.principalId'),
  field('outcome', 'token', '`Success` or `Failure`', ...EVENT_NAMES.map(name => `$.detail.responseElements.${name}`)),
  field('mfaUsed', 'token', '`Yes` or `No`; always `No` for federated users', '$.detail.additionalEventData.MFAUsed'),
  field('errorCode', 'token', 'set when a policy denied the sign-in', '$.detail.errorCode'),
  field('errorMessage', 'text', 'why it failed, where AWS says so', '$.detail.errorMessage'),
  field('loginTo', 'text', 'address of the page that was signed in to', '$.detail.additionalEventData.LoginTo'),
];

function field(name: string, kind: FieldKind, description: string, ...paths: string[]): Field {
  return { name, kind, description, paths };
}
