import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { Construct, IConstruct } from 'constructs';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { CreateTrail, SignInTrailOptions } from './trail/created-trail';
import { TrailOfApp, TrailArn } from './trail/given-trail';
import { NoTrail, TrailIdentity, TrailNeeds, TrailStrategy } from './trail/trail-strategy';

/**
 * The CloudTrail trail from which an alert gets sign-in events.
 *
 * A trail must log write management events, or no sign-in reaches EventBridge: CloudTrail's event history alone does not send events there.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class SignInTrail {
  /**
   * A trail of this app.
   *
   * Synthesis fails if the alert matches write management events of the console and the trail does not log them, or if the trail logs no event
   * that the alert matches. It warns if the trail misses the root user's sign-ins to the console (`cdk-console-login-alert:trailMissesRoot`),
   * a Region that the alert covers (`cdk-console-login-alert:trailMissesRegion`), read-only events that the alert matches
   * (`cdk-console-login-alert:trailMissesReadOnly`), by default `AuthorizeOAuth2Access`, or other events that it matches
   * (`cdk-console-login-alert:trailMissesEvents`). Settings that are unresolved tokens are not checked.
   */
  public static fromTrail(trail: cloudtrail.Trail): SignInTrail {
    checkInput('SignInTrail.fromTrail', { trail });
    return new SignInTrail(new TrailOfApp(trail));
  }

  /**
   * A trail that is managed elsewhere, by another app or by the organization. What it logs cannot be checked from here.
   *
   * @param trailArn such as `arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events`
   */
  public static fromTrailArn(trailArn: string): SignInTrail {
    checkInput('SignInTrail.fromTrailArn', { trailArn });
    return new SignInTrail(new TrailArn(trailArn));
  }

  /**
   * A new multi-Region trail of all management events, with file validation and a private bucket.
   *
   * All alerts of a stack and of its nested stacks share one trail; different options for it fail. Each further trail of an account
   * costs USD 2 per 100,000 events, so two stacks of one account should share one by `fromTrail` or `fromTrailArn`.
   *
   * @see https://aws.amazon.com/cloudtrail/pricing/
   */
  public static create(options: SignInTrailOptions = {}): SignInTrail {
    checkInput('SignInTrail.create', { options });
    return new SignInTrail(new CreateTrail(options));
  }

  /** @internal */
  public static _unnamed(): SignInTrail {
    return new SignInTrail(new NoTrail());
  }

  private constructor(private readonly strategy: TrailStrategy) {
    markAsInstance(this, 'SignInTrail');
  }

  /** @internal */
  public _bind(alert: Construct, rule: IConstruct, needs: TrailNeeds): TrailIdentity {
    return this.strategy.bind(alert, rule, needs);
  }
}
