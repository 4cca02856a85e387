import { CfnStackSet, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { createBus } from './event-bus';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './event-source';
import { forwarderTemplate } from './forwarder-template';
import { checkHome, checkRegions } from './forwarding-region';
import { checkAccounts, checkOrganizationalUnitIds, checkOrganizationId } from './organization-ids';
import { uniqueName } from './physical-name';
import { CoverageStrategy } from './strategy';
import { warnOfUnknownRegions } from '../cdk/unknown-region';
import { warn } from '../cdk/warning';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { Source } from '../rule/alert-rules';
import { markStackSet } from '../rule/metadata';
import { ROOT_REGION } from '../signin/partition';

/** Which accounts of an organization are covered, and where. */
export interface OrganizationProps {
  readonly organizationId: string;
  readonly organizationalUnitIds: string[];
  readonly regions: string[];
  readonly accounts?: string[];
  readonly exceptAccounts?: string[];
  readonly delegatedAdministrator?: boolean;
}

/** Accounts of an organization, each with a stack in each Region of a StackSet with service-managed permissions. */
export class Organization implements CoverageStrategy {
  public readonly reserved = LONGEST_ENVELOPE;
  public readonly ownRegions: readonly string[] = [];

  public constructor(private readonly props: OrganizationProps) {
    const { organizationId, organizationalUnitIds, regions, accounts, exceptAccounts } = props;
    checkOrganizationId(organizationId);
    checkOrganizationalUnitIds(organizationalUnitIds);
    checkRegions(regions);
    if (accounts && exceptAccounts) {
      throw new Error('accounts and exceptAccounts are both given, and a StackSet takes one of them: name those that are covered, or those that are not');
    }
    checkAccounts('accounts', accounts);
    checkAccounts('exceptAccounts', exceptAccounts);
  }

  public bind(alert: Construct, { pattern, matchesRoot }: CompiledFilter): readonly Source[] {
    checkHome(alert);
    const { organizationId, regions, delegatedAdministrator = false } = this.props;
    const { account, region } = Stack.of(alert);

    const forwarded = new Construct(alert, 'Forwarded');
    const name = uniqueName(forwarded);
    const { eventBus, policies } = createBus(forwarded, name, { accounts: [], organizationId });
    // Another ID and name than that of Regions: CloudFormation cannot give a StackSet another permission model, and would replace it by
    // one of the same name, which is taken.
    const stackSet = new CfnStackSet(forwarded, 'OrganizationStackSet', {
      stackSetName: `${name}-organization`,
      description: `Sends AWS console sign-ins of an organization to the alert ${alert.node.path}`,
      permissionModel: 'SERVICE_MANAGED',
      callAs: delegatedAdministrator ? 'DELEGATED_ADMIN' : 'SELF',
      // An account that leaves takes nothing with it, and could send nothing.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      // The template makes a role without a name.
      capabilities: ['CAPABILITY_IAM'],
      stackInstancesGroup: [{ regions, deploymentTargets: this.targets() }],
      // Account after account would take hours; one that fails must not pass for covered, and stops what has not begun.
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
      `put a SignInForwarder into a stack of that account in each of ${regions.join(', ')}, with the eventBusArn of this alert's eventBus` +
      (delegatedAdministrator ? '' : ', but for the Region of this alert, which hears its own account there'));
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
