import { Suppression } from '../cdk/suppression';
import { NOT_REPLAYED } from '../filter/replay';
import { RulePattern } from '../rule/event-rule';

/** How a call names the thing that it changes: exactly, by the beginning or the end of a name, in any case, or not at all. */
export type Named =
  | string
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly 'equals-ignore-case': string }
  | { readonly exists: false };

/** A part of the alert's way, and the calls that would silence it. */
export interface Guard {
  /** The last part of the construct ID, which is public. */
  readonly id: string;
  /** As in `iam.amazonaws.com` and `aws.iam`. */
  readonly service: string;
  /** Another name that the source of the event may have, as `aws.cloudwatch` beside `aws.monitoring`. */
  readonly otherSource?: string;
  readonly calls: readonly string[];
  /**
   * The request parameters in which CloudTrail records what is changed, with what may stand there; a dot leads into an object.
   * None where the call changes a setting of the account and Region.
   */
  readonly parameters: Readonly<Record<string, readonly Named[]>>;
  /** What checkers wrongly find in the rule. */
  readonly suppressions?: readonly Suppression[];
}

/**
 * What CloudFormation does for this very stack is a deployment. CloudTrail names the calling service where there is one, and
 * nobody can name one falsely; whoever calls by himself has no such field.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const NOT_BY_CLOUDFORMATION = [{ exists: false }, { 'anything-but': ['cloudformation.amazonaws.com'] }];

/**
 * The pattern of a guard. Refused calls match as well: who tries is worth knowing.
 *
 * Alternatives in different fields need an `$or`, and each path stands once, since EventBridge would drop the first of two.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function guardPattern({ service, otherSource, calls, parameters }: Guard): RulePattern {
  const alternatives = Object.entries(parameters).map(([path, named]) => nested(path.split('.'), named));
  return {
    'source': [`aws.${service}`, ...otherSource ? [otherSource] : []],
    'detail-type': ['AWS API Call via CloudTrail'],
    ...NOT_REPLAYED,
    'detail': {
      eventSource: [`${service}.amazonaws.com`],
      eventName: calls,
      userIdentity: { invokedBy: NOT_BY_CLOUDFORMATION },
      ...alternatives.length > 0 ? { requestParameters: alternatives.length === 1 ? alternatives[0] : { $or: alternatives } } : {},
    },
  };
}

/** `{a: {b: tests}}` of the path `a.b`. */
function nested([key, ...rest]: readonly string[], named: readonly Named[]): Readonly<Record<string, unknown>> {
  return { [key]: rest.length > 0 ? nested(rest, named) : named };
}
