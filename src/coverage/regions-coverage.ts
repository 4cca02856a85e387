import { CfnStackSet, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkHome, checkRegions } from './check-regions-and-accounts';
import { CoverageStrategy } from './coverage-strategy';
import { createBus } from './event-bus';
import { forwarderTemplate } from './forwarder-template';
import { forwarderNameOf, uniqueName } from './physical-name';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './sign-in-sources';
import { createStackSetRoles } from './stack-set-roles';
import { warn } from '../cdk/annotations';
import { warnOfUnknownRegions } from '../cdk/environment';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { SignInSource } from '../rule/alert-rule';
import { markStackSet } from '../rule/metadata';
import { ROOT_REGION } from '../signin/partition';

/** Further Regions of the alert's account: a StackSet with self-managed permissions deploys a stack to each. */
export class RegionsCoverage implements CoverageStrategy {
  public readonly otherAccounts = false;
  public readonly reserved = LONGEST_ENVELOPE;

  public constructor(public readonly ownRegions: readonly string[]) {
    checkRegions(ownRegions);
  }

  public bind(alert: Construct, { pattern, matchesRoot }: CompiledFilter): readonly SignInSource[] {
    checkHome(alert);
    const { account, region: homeRegion } = Stack.of(alert);
    // Where the Region of the alert is unresolved, it stays in the list, and its stack creates no resources.
    const regions = this.ownRegions.filter(region => region !== homeRegion);
    if (regions.length === 0) {
      throw new Error(`regions is ${JSON.stringify(this.ownRegions)}, and this alert is in ${homeRegion} itself: name another Region, or leave coverage out`);
    }

    const forwarded = new Construct(alert, 'Forwarded');
    const name = uniqueName(forwarded);
    const forwarderName = forwarderNameOf(forwarded);
    const { eventBus, policies } = createBus(forwarded, name, { accounts: [account] });
    const { eventBusArn } = eventBus;
    const { administration, execution, putEvents } = createStackSetRoles(forwarded, { eventBusArn, stackSetName: name, forwarderName, regions });
    const stackSet = new CfnStackSet(forwarded, 'StackSet', {
      stackSetName: name,
      description: `Sends AWS console sign-ins of other Regions to the alert ${alert.node.path}`,
      permissionModel: 'SELF_MANAGED',
      administrationRoleArn: administration.role.roleArn,
      executionRoleName: execution.role.roleName,
      stackInstancesGroup: [{ regions, deploymentTargets: { accounts: [account] } }],
      // One Region after the other would take minutes each. A Region that fails must not count as covered.
      operationPreferences: { regionConcurrencyType: 'PARALLEL', failureToleranceCount: 0 },
      templateBody: Stack.of(alert).toJsonString(forwarderTemplate({
        alertPath: alert.node.path,
        pattern,
        eventBusArn,
        home: { account, region: homeRegion },
        sentBy: { kind: 'shared', roleArn: putEvents.role.roleArn, name: forwarderName },
      })),
    });
    // The properties above make it wait for the resources that they name, and not for their policies.
    stackSet.node.addDependency(...policies, administration.policy, execution.policy, putEvents.policy);
    markStackSet(stackSet, alert.node.path, 'regions');
    warnOfUnknownRegions(forwarded, 'regions', this.ownRegions);

    if (matchesRoot && !Token.isUnresolved(homeRegion) && ![homeRegion, ...regions].includes(ROOT_REGION)) {
      warn(forwarded, 'rootNotCovered', `console sign-ins of the root user are recorded in ${ROOT_REGION} alone, and this alert receives those of ` +
        `${[homeRegion, ...regions].join(', ')}: add ${ROOT_REGION}`);
    }
    return [homeSource(alert), forwardedSource(alert, forwarded, eventBus)];
  }
}
