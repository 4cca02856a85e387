import { Token } from 'aws-cdk-lib';
import { TrailStrategy } from './trail';

const TRAIL_ARN = /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[A-Za-z0-9._-]+$/;

/** A trail that is managed elsewhere: what it logs is stated by whoever names it, and cannot be checked from here. */
export class TrailArn implements TrailStrategy {
  public constructor(trailArn: string) {
    if (!Token.isUnresolved(trailArn) && !TRAIL_ARN.test(trailArn)) {
      throw new Error(`trailArn is ${JSON.stringify(trailArn)}: give the ARN of a trail, such as ` +
        '"arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events"');
    }
  }

  public bind(): void {}
}
