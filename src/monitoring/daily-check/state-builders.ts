import { delimited } from '../../message/jsonata';

/** States of a workflow in Amazon States Language, and the one in which they begin. */
export interface Steps {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, object>>;
}

/** A call of an AWS API. */
export interface Call {
  /** The check to which it belongs, as findings name it. */
  readonly check: CheckName;
  /** Service and action, such as `sns:listSubscriptionsByTopic`. */
  readonly api: string;
  readonly arguments: object | string;
  /** JSONata that makes the state's output of `$states.result`. An error in it counts as a check that could not be made. */
  readonly output: string;
  /** JSONata of what is looked at, such as an ARN, for a finding. */
  readonly subject: string;
  /** The finding where there is no such resource; a check that could not be made if undefined. */
  readonly missing?: string;
  /** JSONata of findings that were made before and are kept where the call fails. */
  readonly findingsBefore?: string;
  /** The next state; the last one if undefined. */
  readonly next?: string;
  /** The next state where the call fails; the last one if undefined. */
  readonly nextAfterFailure?: string;
}

/** The checks, as a finding names one that could not be made. */
export type CheckName = 'subscriptions' | 'trail' | 'rule' | 'targets' | 'queue' | 'key' | 'alarms' | 'forwarders' | 'stack' | 'event history' | 'metrics' | 'all';

/** How long one call may take. It is tried again 2, 6 and 18 seconds after a failure, which may be throttling. */
const TIMEOUT_SECONDS = 60;
const RETRIES = { IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3 };

/** The most pages of one list that are read, so that no list keeps the workflow running. */
export const MOST_PAGES = 50;

/** Errors by which services say that there is no such resource, such as `Sns.NotFoundException` and `Sqs.QueueDoesNotExistException`. */
const NO_SUCH_RESOURCE = '/NotFound|DoesNotExist|NonExistent/';

/**
 * The errors that a state catches. `States.ALL` must stand alone, and does not include the first one, which a result above 256 KiB raises.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
const CAUGHT_ERRORS = ['States.DataLimitExceeded', 'States.ALL'];

/** The `Catch` of a state, whose output has a finding for the error. */
export function catchAll(output: string, next: string): readonly object[] {
  return CAUGHT_ERRORS.map(error => ({ ErrorEquals: [error], Output: delimited(output), Next: next }));
}

/** JSONata of a finding that a check could not be made. */
export function notMade(check: CheckName, subject: string): string {
  return `{"code": "notChecked", "check": ${JSON.stringify(check)}, "subject": $string(${subject}), ` +
    '"error": $string($states.errorOutput.Error), "cause": $substring($string($states.errorOutput.Cause), 0, 300)}';
}

/**
 * A state that calls an AWS API, and one that ends the check where that fails. State names are unique in a workflow, so the second is named
 * after the first.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function call(partition: string, name: string, given: Call): Readonly<Record<string, object>> {
  const { check, api, arguments: Arguments, output, subject, missing, findingsBefore, next, nextAfterFailure } = given;
  const failed = missing === undefined
    ? notMade(check, subject)
    : `$contains($states.errorOutput.Error, ${NO_SUCH_RESOURCE}) ? {"code": ${JSON.stringify(missing)}, "subject": $string(${subject})} : ${notMade(check, subject)}`;
  const findings = `{"findings": [${findingsBefore === undefined ? '' : `${findingsBefore}, `}${failed}]}`;
  const end = `${name}Failed`;
  return {
    [name]: {
      Type: 'Task',
      Resource: `arn:${partition}:states:::aws-sdk:${api}`,
      Arguments,
      Output: delimited(output),
      TimeoutSeconds: TIMEOUT_SECONDS,
      Retry: [
        // The same expression fails for the same answer again.
        { ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 0 },
        { ErrorEquals: ['States.ALL'], ...RETRIES },
      ],
      Catch: catchAll(nextAfterFailure === undefined ? findings : `$merge([$states.input, ${findings}])`, nextAfterFailure ?? end),
      ...next === undefined ? { End: true } : { Next: next },
    },
    ...nextAfterFailure === undefined ? { [end]: { Type: 'Succeed' } } : {},
  };
}

/** States that are run for each item of a list, whose findings are put together. */
export function forEach(name: string, items: string, steps: Steps, output = '{"findings": [$states.result.findings]}'): Steps {
  return {
    StartAt: name,
    States: {
      [name]: {
        Type: 'Map',
        Items: delimited(`[${items}]`),
        // One after the other, since the services throttle such calls.
        MaxConcurrency: 1,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...steps },
        Output: delimited(output),
        End: true,
      },
    },
  };
}

/**
 * A state that goes on to the next page of a list, or to another state after the last one. The output of the state before has the token of
 * the next page, if there is one, and the number of pages.
 */
export function morePages(next: string, after: string): object {
  return {
    Type: 'Choice',
    Choices: [{ Condition: delimited(`$exists($states.input.next) and $states.input.pages < ${MOST_PAGES}`), Next: next }],
    Default: after,
  };
}

/** The input of the state that reads the first page. */
export const FIRST_PAGE = { pages: 0 };

/** JSONata of arguments with the token of the next page. */
export function pageArguments(given: string): string {
  return delimited(`$merge([${given}, $exists($states.input.next) ? {"NextToken": $states.input.next} : {}])`);
}

/** JSONata that adds to the input the token of the next page, and what was found on this one. */
export function pageOutput(found: string): string {
  return `$merge([$sift($states.input, function($v, $k) { $k != "next" }), ${found}, {"pages": $states.input.pages + 1}, ` +
    '$exists($states.result.NextToken) ? {"next": $states.result.NextToken} : {}])';
}
