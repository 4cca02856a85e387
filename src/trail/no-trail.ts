import { Construct, IConstruct } from 'constructs';
import { TrailIdentity, TrailNeeds, TrailStrategy } from './strategy';
import { warn } from '../cdk/warning';

/** Nobody said that a trail exists, and without one nothing ever arrives: CloudTrail's event history feeds no rule. */
export class NoTrail implements TrailStrategy {
  public bind(alert: Construct, _rule: IConstruct, { records }: TrailNeeds): TrailIdentity {
    // An event that its service sends itself needs no trail.
    if (records.length > 0) {
      warn(alert, 'noTrail', 'no sign-in reaches EventBridge unless a CloudTrail trail of this account logs management events: ' +
        'set trail to SignInTrail.fromTrailArn(...) or SignInTrail.fromTrail(...) where one exists, or to SignInTrail.create()');
    }
    return { kind: 'unnamed' };
  }
}
