import { Construct } from 'constructs';
import { CoverageStrategy, ThisRegionCoverage } from './coverage/coverage-strategy';
import { DEFAULT_REGIONS } from './coverage/default-regions';
import { ForwarderCoverage, ForwarderCoverageOptions } from './coverage/forwarder-coverage';
import { OrganizationCoverage, OrganizationCoverageOptions } from './coverage/organization-coverage';
import { RegionsCoverage } from './coverage/regions-coverage';
import { CompiledFilter } from './filter/sign-in-pattern';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { SignInSource } from './rule/alert-rule';

/**
 * The Regions and accounts whose sign-ins an alert receives.
 *
 * CloudTrail records a sign-in in one Region, which depends on who signs in and where: the root user at the console in us-east-1, an IAM user
 * there or in one of three others, or at any Regional page in that Region; whoever approves `aws login`, including the root user, in the
 * Region of that login; a user of IAM Identity Center in the Region of the instance. A rule receives the events of its own Region only.
 *
 * Events cannot be forwarded between Regions of the AWS GovCloud (US) and China partitions: there, use `thisRegion()` in each Region.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class SignInCoverage {
  /**
   * The alert's own Region and account.
   *
   * It warns where this provably misses the root user's sign-ins to the console (`cdk-console-login-alert:rootNotCovered`).
   */
  public static thisRegion(): SignInCoverage {
    return new SignInCoverage(new ThisRegionCoverage());
  }

  /**
   * These Regions of the alert's account, besides its own.
   *
   * A CloudFormation StackSet of the same deployment creates a rule in each, which forwards the matching sign-ins to a bus beside the alert.
   * The deployment fails for a Region that is not enabled in the account. It warns (`cdk-console-login-alert:rootNotCovered`) where us-east-1 is
   * neither among them nor the alert's own.
   *
   * @param regions such as `['us-east-1', 'eu-west-1']`; the alert's own may be among them
   */
  public static regions(regions: string[]): SignInCoverage {
    checkInput('SignInCoverage.regions', { regions });
    return new SignInCoverage(new RegionsCoverage(regions));
  }

  /**
   * Every Region that is enabled by default in every account: like `regions`, with AWS's own list.
   *
   * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
   */
  public static defaultRegions(): SignInCoverage {
    return new SignInCoverage(new RegionsCoverage(DEFAULT_REGIONS));
  }

  /**
   * The accounts of an organization in the given Regions, including accounts that join later.
   *
   * A CloudFormation StackSet with service-managed permissions deploys a forwarder to each. The stack must be in the management account or in
   * that of a delegated administrator, with trusted access for StackSets. StackSets never deploy to the management account itself,
   * whose root user matters most: a warning says so (`cdk-console-login-alert:managementAccountNotCovered`). Deploy a `SignInForwarder` there.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
   */
  public static organization(options: OrganizationCoverageOptions): SignInCoverage {
    checkInput('SignInCoverage.organization', { options });
    return new SignInCoverage(new OrganizationCoverage(options));
  }

  /**
   * The sign-ins that `SignInForwarder` constructs send from other Regions of the account, other accounts, or a whole organization.
   *
   * The alert creates the bus, `alert.eventBus`, and allows the accounts to send to it. You deploy the forwarders.
   */
  public static forwarders(options: ForwarderCoverageOptions = {}): SignInCoverage {
    checkInput('SignInCoverage.forwarders', { options });
    return new SignInCoverage(new ForwarderCoverage(options));
  }

  private constructor(private readonly strategy: CoverageStrategy) {
    markAsInstance(this, 'SignInCoverage');
  }

  /** @internal */
  public get _ownRegions(): readonly string[] {
    return this.strategy.ownRegions;
  }

  /** @internal */
  public get _otherAccounts(): boolean {
    return this.strategy.otherAccounts;
  }

  /**
   * The number of characters of a rule's pattern that the coverage needs.
   *
   * @internal
   */
  public get _reserved(): number {
    return this.strategy.reserved;
  }

  /** @internal */
  public _bind(alert: Construct, filter: CompiledFilter): readonly SignInSource[] {
    return this.strategy.bind(alert, filter);
  }
}
