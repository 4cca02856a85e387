import { Construct, IConstruct } from 'constructs';
import { warn } from '../cdk/annotations';
import { MatchedRecords } from '../filter/event-selection';

/**
 * Where CloudTrail records the calls that change a trail: in the trail's home Region and in the account that owns it, and nowhere else.
 *
 * - `here`: in the alert's own account and Region, or in an environment that is unresolved; calls give the trail's name or ARN
 * - `elsewhere`: no rule in the alert's account and Region receives them
 * - `unnamed`: no trail was named
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
 */
export type TrailIdentity =
  | { readonly kind: 'here'; readonly name: string; readonly arn: string }
  | { readonly kind: 'elsewhere'; readonly home: string; /** Undefined where no other stack may refer to it. */ readonly arn?: string }
  | { readonly kind: 'unnamed' };

/** The events that a trail must record for an alert. */
export interface TrailNeeds {
  /** Regions that the alert covers besides its own. */
  readonly otherRegions: readonly string[];
  /** The records of CloudTrail that the alert matches. */
  readonly records: readonly MatchedRecords[];
  /** Whether it matches console sign-ins of the root user, which are recorded in one Region alone. */
  readonly matchesRoot: boolean;
}

/** The source of an alert's sign-in events. */
export interface TrailStrategy {
  /** Creates or checks the trail for one alert and its rule, and identifies it. */
  bind(alert: Construct, rule: IConstruct, needs: TrailNeeds): TrailIdentity;
}

/** No trail was named. Without one no sign-in reaches the alert, since CloudTrail's event history sends no events to EventBridge. */
export class NoTrail implements TrailStrategy {
  public bind(alert: Construct, _rule: IConstruct, { records }: TrailNeeds): TrailIdentity {
    // Without records, the alert matches only events that services send to EventBridge themselves, which need no trail.
    if (records.length > 0) {
      warn(alert, 'noTrail', 'no sign-in reaches EventBridge unless a CloudTrail trail of this account logs management events: ' +
        'set trail to SignInTrail.fromTrailArn(...) or SignInTrail.fromTrail(...) where one exists, or to SignInTrail.create()');
    }
    return { kind: 'unnamed' };
  }
}
