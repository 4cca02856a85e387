import { CfnStackSet, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkHome, checkRegions, checkAccounts, checkOrganizationalUnitIds, checkOrganizationId } from './check-regions-and-accounts';
import { CoverageStrategy } from './coverage-strategy';
import { createBus } from './event-bus';
import { forwarderTemplate } from './forwarder-template';
import { uniqueName } from './physical-name';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './sign-in-sources';
import { warn } from '../cdk/annotations';
import { warnOfUnknownRegions } from '../cdk/environment';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { SignInSource } from '../rule/alert-rule';
import { markStackSet } from '../rule/metadata';
import { ROOT_REGION } from '../signin/partition';

/**
 * Options of `SignInCoverage.organization`.
 */
export interface OrganizationCoverageOptions {
  /** The ID of the organization, such as `o-a1b2c3d4e5`. Only its accounts may send to the bus. */
  readonly organizationId: string;

  /** The roots or organizational units whose accounts are covered, such as `ou-ab12-cd34ef56` or `r-ab12`, including accounts that join later. */
  readonly organizationalUnitIds: string[];

  /** The Regions of each account. Include `us-east-1`, where root users sign in. Each must be enabled in each account. */
  readonly regions: string[];

  /**
   * Only these accounts of the organizational units.
   *
   * @default - all accounts
   */
  readonly accounts?: string[];

  /**
   * All accounts of the organizational units except these. Not together with `accounts`.
   *
   * @default - no account is left out
   */
  readonly exceptAccounts?: string[];

  /**
   * Whether the stack is deployed in an account that is a delegated administrator of CloudFormation StackSets in the organization,
   * rather than in the management account.
   *
   * @default false
   */
  readonly delegatedAdministrator?: boolean;
}

/**
 * The accounts of an organization: a StackSet with service-managed permissions deploys a stack to each Region of each account.
 *
 * @internal
 */
export class OrganizationCoverage implements CoverageStrategy {
  public readonly otherAccounts = true;
  public readonly reserved = LONGEST_ENVELOPE;
  public readonly ownRegions: readonly string[] = [];

  public constructor(private readonly props: OrganizationCoverageOptions) {
    const { organizationId, organizationalUnitIds, regions, accounts, exceptAccounts } = props;
    checkOrganizationId(organizationId);
    checkOrganizationalUnitIds(organizationalUnitIds);
    checkRegions(regions);
    if (accounts && exceptAccounts) {
      throw new Error('accounts and exceptAccounts are both given, and a StackSet takes one of them: give the accounts that are covered, or those that are not');
    }
    checkAccounts('accounts', accounts);
    checkAccounts('exceptAccounts', exceptAccounts);
  }

  public bind(alert: Construct, { pattern, matchesRoot }: CompiledFilter): readonly SignInSource[] {
    checkHome(alert);
    const { organizationId, regions, delegatedAdministrator = false } = this.props;
    const { account, region } = Stack.of(alert);

    const forwarded = new Construct(alert, 'Forwarded');
    const name = uniqueName(forwarded);
    const { eventBus, policies } = createBus(forwarded, name, { accounts: [], organizationId });
    // ID and name differ from those of the StackSet for Regions: CloudFormation cannot change the permission model of a StackSet, and a
    // replacement could not have the same name.
    const stackSet = new CfnStackSet(forwarded, 'OrganizationStackSet', {
      stackSetName: `${name}-organization`,
      description: `Sends AWS console sign-ins of an organization to the alert ${alert.node.path}`,
      permissionModel: 'SERVICE_MANAGED',
      callAs: delegatedAdministrator ? 'DELEGATED_ADMIN' : 'SELF',
      // Nothing is retained in an account that leaves the organization, which could send no more sign-ins.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      // The template creates a role without a name.
      capabilities: ['CAPABILITY_IAM'],
      stackInstancesGroup: [{ regions, deploymentTargets: this.targets() }],
      // One account after the other would take hours. An account that fails must not count as covered, and stops the deployment to others.
      operationPreferences: {
        regionConcurrencyType: 'PARALLEL',
        maxConcurrentPercentage: 100,
        failureToleranceCount: 0,
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
      },
      templateBody: Stack.of(alert).toJsonString(forwarderTemplate({
        alertPath: alert.node.path,
        pattern,
        eventBusArn: eventBus.eventBusArn,
        home: { account, region },
        sentBy: { kind: 'own' },
      })),
    });
    stackSet.node.addDependency(...policies);
    markStackSet(stackSet, alert.node.path, 'organization');
    warnOfUnknownRegions(forwarded, 'regions', regions);

    warn(forwarded, 'managementAccountNotCovered', 'StackSets leave out the management account of an organization, whose root user matters most: ' +
      `deploy a SignInForwarder to that account in each of ${regions.join(', ')}, with the eventBusArn of this alert's eventBus` +
      (delegatedAdministrator ? '' : ', except the Region of this alert, which receives the sign-ins of its own account there'));
    if (matchesRoot && !regions.includes(ROOT_REGION)) {
      warn(forwarded, 'rootNotCovered', `console sign-ins of the accounts' root users are recorded in ${ROOT_REGION} alone, and regions is ` +
        `${regions.join(', ')}: add ${ROOT_REGION}`);
    }
    return [homeSource(alert), forwardedSource(alert, forwarded, eventBus)];
  }

  private targets(): CfnStackSet.DeploymentTargetsProperty {
    const { organizationalUnitIds, accounts, exceptAccounts } = this.props;
    if (accounts) return { organizationalUnitIds, accounts, accountFilterType: 'INTERSECTION' };
    if (exceptAccounts) return { organizationalUnitIds, accounts: exceptAccounts, accountFilterType: 'DIFFERENCE' };
    return { organizationalUnitIds };
  }
}
