import { Construct, IConstruct } from 'constructs';
import { MatchedRecords } from '../filter/records';

/**
 * Where CloudTrail records the calls that change a trail: in the trail's home Region and in the account that owns it, and nowhere else.
 *
 * - `here`: in the alert's own account and Region, or nobody can tell; the trail's name and ARN are as calls give it
 * - `elsewhere`: no rule of the alert's Region sees them
 * - `unnamed`: nobody said which trail it is
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
 */
export type TrailIdentity =
  | { readonly kind: 'here'; readonly name: string; readonly arn: string }
  | { readonly kind: 'elsewhere'; readonly home: string }
  | { readonly kind: 'unnamed' };

/** What a trail must record for an alert besides the sign-ins of the alert's own Region. */
export interface TrailNeeds {
  /** Regions that the alert covers besides its own. */
  readonly otherRegions: readonly string[];
  /** What the alert matches. */
  readonly records: readonly MatchedRecords[];
  /** Whether it matches console sign-ins of the root user, which are recorded in one Region alone. */
  readonly matchesRoot: boolean;
}

/** Where the sign-in events of an alert come from. */
export interface TrailStrategy {
  /** Builds or checks the trail for one alert and the rule that it feeds, and says which one it is. */
  bind(alert: Construct, rule: IConstruct, needs: TrailNeeds): TrailIdentity;
}
