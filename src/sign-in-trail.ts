import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { checkInput } from './input/check';
import { mark } from './input/mark';
import { CreateTrail } from './trail/create';
import { TrailOfApp } from './trail/from-trail';
import { TrailArn } from './trail/from-trail-arn';
import { NoTrail } from './trail/no-trail';
import { TrailIdentity, TrailNeeds, TrailStrategy } from './trail/strategy';

/**
 * What `SignInTrail.create` may be given.
 */
export interface SignInTrailOptions {
  /**
   * The bucket that keeps the log files. CloudTrail is admitted to its policy where this app owns it.
   *
   * @default - a new bucket: private, TLS only, versioned, kept when the stack is deleted
   */
  readonly bucket?: s3.IBucket;

  /**
   * The key that encrypts the log files. CloudTrail is admitted to its policy where this app owns it.
   *
   * @default - the encryption of the bucket
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * A log group that gets every event as well.
   *
   * @default - none
   */
  readonly logGroup?: logs.ILogGroup;
}

/**
 * Where the sign-in events come from.
 *
 * CloudTrail's event history feeds no rule: a trail must log write management events, or nothing ever arrives.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class SignInTrail {
  /**
   * A trail of this app.
   *
   * At synthesis it fails if the trail does not log the write management events of the console where the alert matches them, or none of
   * what the alert matches. It warns if the trail misses the root user's sign-ins to the console (`cdk-console-login-alert:trailMissesRoot`),
   * a Region that the alert hears (`cdk-console-login-alert:trailMissesRegion`), read-only events that the alert matches
   * (`cdk-console-login-alert:trailMissesReadOnly`), by default `AuthorizeOAuth2Access`, or others of them
   * (`cdk-console-login-alert:trailMissesEvents`).
   * What is a token then is trusted.
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
   * All alerts of a stack and of its nested stacks share one; other options for it fail. Each further trail of an account
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
    mark(this, 'SignInTrail');
  }

  /** @internal */
  public _bind(alert: Construct, rule: IConstruct, needs: TrailNeeds): TrailIdentity {
    return this.strategy.bind(alert, rule, needs);
  }
}
