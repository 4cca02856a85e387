import { ShownEvent } from '../events/shown-event';
import { Json, memberAt, parseJson, stringAt } from '../json-values';

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
