import { Construct } from 'constructs';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { SignInSource } from '../rule/alert-rules';

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
