import { Construct } from 'constructs';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { Source } from '../rule/alert-rules';

/** From which Regions and accounts sign-ins come. */
export interface CoverageStrategy {
  /** How many characters of a rule's pattern the coverage needs. */
  readonly reserved: number;
  /** The Regions of the alert's own account that it hears besides its own, which a trail must record. */
  readonly ownRegions: readonly string[];
  /**
   * Builds what brings them in, and says where they arrive: the default bus first. Warns of what provably stays unseen.
   *
   * @param filter what forwarders send on, so that only matched sign-ins cross
   * @throws for what cannot be forwarded
   */
  bind(alert: Construct, filter: CompiledFilter): readonly Source[];
}
