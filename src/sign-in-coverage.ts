import { Construct } from 'constructs';
import { DEFAULT_REGIONS } from './coverage/default-regions';
import { Forwarders } from './coverage/forwarders';
import { Organization } from './coverage/organization';
import { Regions } from './coverage/regions';
import { CoverageStrategy } from './coverage/strategy';
import { ThisRegion } from './coverage/this-region';
import { CompiledFilter } from './filter/sign-in-pattern';
import { checkInput } from './input/check';
import { mark } from './input/mark';
import { Source } from './rule/alert-rules';

/**
 * What `SignInCoverage.organization` needs to know.
 */
export interface OrganizationCoverageOptions {
  /** The organization, such as `o-a1b2c3d4e5`. The bus admits nobody else. */
  readonly organizationId: string;

  /** The roots or organizational units whose accounts are covered, such as `ou-ab12-cd34ef56` or `r-ab12`; new accounts in them are covered as they come. */
  readonly organizationalUnitIds: string[];

  /** The Regions of each account, such as `us-east-1`, where root users sign in. Each must be enabled in each account. */
  readonly regions: string[];

  /**
   * Only these accounts of the organizational units.
   *
   * @default - all of them
   */
  readonly accounts?: string[];

  /**
   * All accounts of the organizational units but these. Not together with `accounts`.
   *
   * @default - nobody is left out
   */
  readonly exceptAccounts?: string[];

  /**
   * Whether the stack is deployed in an account that the organization made a delegated administrator of CloudFormation StackSets,
   * rather than in the management account.
   *
   * @default false
   */
  readonly delegatedAdministrator?: boolean;
}

/**
 * What `SignInCoverage.forwarders` may be given.
 */
export interface ForwarderCoverageOptions {
  /**
   * Accounts whose forwarders are admitted, besides the alert's own.
   *
   * @default - no others
   */
  readonly accounts?: string[];

  /**
   * An organization whose accounts are all admitted, such as `o-a1b2c3d4e5`.
   *
   * @default - none
   */
  readonly organizationId?: string;
}

/**
 * From which Regions and accounts an alert hears of sign-ins.
 *
 * CloudTrail records a sign-in in one Region, and which one that is depends on who signs in and where: the root user at the console in
 * us-east-1, an IAM user there or in one of three others, or at any Regional page in that Region; whoever approves `aws login`, the root
 * user too, in the Region of that login; a user of IAM Identity Center in the Region of the instance. A rule sees its own Region only.
 *
 * Events cannot be forwarded between Regions of the AWS GovCloud (US) and China partitions: there, use `thisRegion()` in each Region.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class SignInCoverage {
  /**
   * The alert's own Region and account.
   *
   * Where that provably misses the root user's sign-ins to the console it warns (`cdk-console-login-alert:rootNotCovered`).
   */
  public static thisRegion(): SignInCoverage {
    return new SignInCoverage(new ThisRegion());
  }

  /**
   * These Regions of the alert's account, besides its own.
   *
   * A CloudFormation StackSet of the same deployment puts a rule into each, which forwards the matched sign-ins to a bus beside the alert.
   * A Region that is not enabled in the account fails the deployment. It warns (`cdk-console-login-alert:rootNotCovered`) where us-east-1 is
   * neither among them nor the alert's own.
   *
   * @param regions such as `['us-east-1', 'eu-west-1']`; the alert's own may be among them
   */
  public static regions(regions: string[]): SignInCoverage {
    checkInput('SignInCoverage.regions', { regions });
    return new SignInCoverage(new Regions(regions));
  }

  /**
   * Every Region that is enabled in every account: as `regions`, with AWS's own list.
   *
   * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
   */
  public static defaultRegions(): SignInCoverage {
    return new SignInCoverage(new Regions(DEFAULT_REGIONS));
  }

  /**
   * The accounts of an organization, now and later, in these Regions.
   *
   * A CloudFormation StackSet with service-managed permissions puts a forwarder into each. The stack must be in the management account or in
   * that of a delegated administrator, with trusted access for StackSets. StackSets never deploy to the management account itself,
   * whose root user matters most: it warns (`cdk-console-login-alert:managementAccountNotCovered`), and a `SignInForwarder` closes the gap.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
   */
  public static organization(options: OrganizationCoverageOptions): SignInCoverage {
    checkInput('SignInCoverage.organization', { options });
    return new SignInCoverage(new Organization(options));
  }

  /**
   * Whatever `SignInForwarder` constructs send, from other Regions of the account, other accounts, or a whole organization.
   *
   * The alert builds the bus, `alert.eventBus`, and admits them; you deploy the forwarders.
   */
  public static forwarders(options: ForwarderCoverageOptions = {}): SignInCoverage {
    checkInput('SignInCoverage.forwarders', { options });
    return new SignInCoverage(new Forwarders(options));
  }

  private constructor(private readonly strategy: CoverageStrategy) {
    mark(this, 'SignInCoverage');
  }

  /** @internal */
  public get _ownRegions(): readonly string[] {
    return this.strategy.ownRegions;
  }

  /**
   * How many characters of a rule's pattern it needs.
   *
   * @internal
   */
  public get _reserved(): number {
    return this.strategy.reserved;
  }

  /** @internal */
  public _bind(alert: Construct, filter: CompiledFilter): readonly Source[] {
    return this.strategy.bind(alert, filter);
  }
}
