import { Construct } from 'constructs';
import { SignInPattern } from '../filter/sign-in-pattern';
import { Source } from '../rule/alert-rules';

/** What a coverage brings in. */
export interface CoverageProps {
  /** What forwarders send on, so that only wanted sign-ins cross. */
  readonly pattern: SignInPattern;
  /** Whether the root user's sign-ins are wanted. */
  readonly takesRoot: boolean;
}

/** What an alert wants, for its coverage and its trail. */
export interface WantedSignIns extends CoverageProps {
  /** The names of the wanted events that CloudTrail records as read-only. */
  readonly readOnlyEvents: readonly string[];
}

/** From which Regions and accounts sign-ins come. */
export interface CoverageStrategy {
  /** How many characters of a rule's pattern the coverage needs. */
  readonly reserved: number;
  /** The Regions of the alert's own account that it hears besides its own, which a trail must record. */
  readonly ownRegions: readonly string[];
  /**
   * Builds what brings them in, and says where they arrive: the default bus first. Warns of what provably stays unseen.
   *
   * @throws for what cannot be forwarded
   */
  bind(alert: Construct, props: CoverageProps): readonly Source[];
}
