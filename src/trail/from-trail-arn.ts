import { Arn, ArnFormat, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TrailIdentity, TrailStrategy } from './trail-strategy';
import { warnOfUnknownRegions } from '../cdk/environment';

const TRAIL_ARN = /^arn:aws[a-z-]*:cloudtrail:[a-z]+(?:-[a-z]+)+-\d+:\d{12}:trail\/[A-Za-z0-9._-]+$/;

/** A trail that is managed elsewhere. What it logs cannot be checked from here. */
export class TrailArn implements TrailStrategy {
  public constructor(private readonly trailArn: string) {
    if (!Token.isUnresolved(trailArn) && !TRAIL_ARN.test(trailArn)) {
      throw new Error(`trailArn is ${JSON.stringify(trailArn)}: give the ARN of a trail, such as ` +
        '"arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events"');
    }
  }

  /** An unresolved ARN is taken for that of a trail in the alert's own account and Region, as is any ARN where those are unresolved. */
  public bind(alert: Construct): TrailIdentity {
    const { account, region } = Stack.of(alert);
    const trail = Arn.split(this.trailArn, ArnFormat.SLASH_RESOURCE_NAME);
    warnOfUnknownRegions(alert, 'trailArn', [trail.region ?? '']);
    const elsewhere = [[account, trail.account ?? ''], [region, trail.region ?? '']]
      .some(([here, there]) => Token.compareStrings(here, there) === TokenComparison.DIFFERENT);
    return elsewhere
      ? { kind: 'elsewhere', home: `account ${trail.account}, ${trail.region}`, arn: this.trailArn }
      : { kind: 'here', name: trail.resourceName ?? '', arn: this.trailArn };
  }
}
