import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { warn } from '../cdk/annotations';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { SignInSource } from '../rule/alert-rule';
import { partitionOf, ROOT_REGION } from '../signin/partition';

/** The Regions and accounts whose sign-ins an alert receives. */
export interface CoverageStrategy {
  /** The number of characters of a rule's pattern that the coverage needs. */
  readonly reserved: number;
  /** The other Regions of the alert's own account whose sign-ins it receives. A trail must record them. */
  readonly ownRegions: readonly string[];
  /** Whether the alert receives sign-ins of other accounts. */
  readonly otherAccounts: boolean;
  /**
   * Creates the resources that forward sign-ins to the alert, and warns of sign-ins that are provably missed.
   *
   * @param filter the compiled filter, by which forwarders send matching sign-ins only
   * @returns the buses on which sign-ins arrive, the default bus first
   * @throws where EventBridge cannot forward to the alert
   */
  bind(alert: Construct, filter: CompiledFilter): readonly SignInSource[];
}

/** The alert's own Region and account, which need no further resources. */
export class ThisRegionCoverage implements CoverageStrategy {
  public readonly otherAccounts = false;
  public readonly reserved = 0;
  public readonly ownRegions: readonly string[] = [];

  public bind(alert: Construct, { matchesRoot }: CompiledFilter): readonly SignInSource[] {
    const { region } = Stack.of(alert);
    if (matchesRoot && !Token.isUnresolved(region) && partitionOf(region).name === 'aws' && region !== ROOT_REGION) {
      warn(alert, 'rootNotCovered', `console sign-ins of the root user are recorded in ${ROOT_REGION} alone, and this alert receives those of ${region}: ` +
        `set coverage to SignInCoverage.regions(['${ROOT_REGION}']) or SignInCoverage.defaultRegions(), or deploy an alert to ${ROOT_REGION} as well`);
    }
    return [{ role: 'home', scope: alert, eventBus: undefined, envelope: {} }];
  }
}
