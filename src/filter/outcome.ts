import { any, notAny, Part } from './pattern-part';
import { RecordType } from '../signin/event-kinds';

const FAILURE = 'Failure';

/**
 * What says how events ended. A success is whatever does not say that it failed, so that the two together miss nothing: events
 * without an outcome, and those whose names are not known, count as successes.
 *
 * - A console sign-in says `Failure` in `responseElements`, under its own name, also where a policy denied it. `errorMessage` is no
 *   help, since it can be missing from a failure.
 * - A service event of IAM Identity Center says it in `serviceEventDetails`.
 * - A refused call has an `errorCode`. OAuth calls also say `success` in `additionalEventData`; `false` was not seen.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/what-is-sign-in.html for a sign-in that a policy denied
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function outcomeOf(type: RecordType, names: readonly string[], outcome: 'success' | 'failure'): Part {
  switch (type) {
    case 'AwsConsoleSignIn': return { responseElements: under(names, outcome) };
    case 'AwsServiceEvent': return { serviceEventDetails: under(names, outcome) };
    case 'AwsApiCall':
    case 'AwsConsoleAction': return outcome === 'success'
      ? { errorCode: [{ exists: false }], additionalEventData: { success: notAny('false') } }
      : { $or: [{ errorCode: [{ exists: true }] }, { additionalEventData: { success: ['false'] } }] };
  }
}

/** An outcome that stands under the event's own name: under none of the names a failure, or under one. */
function under(names: readonly string[], outcome: 'success' | 'failure'): Part {
  return outcome === 'success'
    ? Object.fromEntries(names.map(name => [name, notAny(FAILURE)]))
    : any(names.map(name => ({ [name]: [FAILURE] })));
}
