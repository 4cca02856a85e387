import { Suppression } from '../cdk/annotations';
import { NOT_REPLAYED } from '../filter/pattern-part';
import { RulePattern } from '../rule/alert-rule';

/** The way in which a rule compares the name that a call gives to a resource. `exists: false` matches a call that gives none. */
export type NameTest =
  | string
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly 'equals-ignore-case': string }
  | { readonly exists: false };

/** The API calls on one part of an alert that would keep it from notifying anybody. One rule matches them. */
export interface TamperingCalls {
  /** The construct ID of the rule. Part of the public contract. */
  readonly id: string;
  /** The service, as in `iam.amazonaws.com` and `aws.iam`. */
  readonly service: string;
  /** Another source that the events may have, such as `aws.cloudwatch` beside `aws.monitoring`. */
  readonly otherSource?: string;
  readonly calls: readonly string[];
  /**
   * The request parameters in which CloudTrail records the resource that is changed, with the names of the alert's resources. A dot leads
   * into an object. A call that changes a setting of the account and Region has none.
   */
  readonly parameters: Readonly<Record<string, readonly NameTest[]>>;
  /** Findings of checkers that do not apply to the rule. */
  readonly suppressions?: readonly Suppression[];
}

/**
 * Excludes the calls of CloudFormation, which are deployments. CloudTrail records the service that calls for somebody in `invokedBy`, which
 * nobody can forge; a call that somebody makes directly has no such field.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const NOT_BY_CLOUDFORMATION = [{ exists: false }, { 'anything-but': ['cloudformation.amazonaws.com'] }];

/**
 * The pattern of a tampering rule. It matches refused calls as well, since an attempt is worth knowing of.
 *
 * Alternatives in different fields need an `$or`, and each path occurs once, since EventBridge would drop the first of two.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function tamperingPattern({ service, otherSource, calls, parameters }: TamperingCalls): RulePattern {
  const alternatives = Object.entries(parameters).map(([path, names]) => nested(path.split('.'), names));
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
function nested([key, ...rest]: readonly string[], names: readonly NameTest[]): Readonly<Record<string, unknown>> {
  return { [key]: rest.length > 0 ? nested(rest, names) : names };
}
