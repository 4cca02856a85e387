import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkHome, checkAccounts, checkOrganizationId } from './check-regions-and-accounts';
import { CoverageStrategy } from './coverage-strategy';
import { createBus } from './event-bus';
import { uniqueName } from './physical-name';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './sign-in-sources';
import { SignInSource } from '../rule/alert-rule';

/**
 * Options of `SignInCoverage.forwarders`.
 */
export interface ForwarderCoverageOptions {
  /**
   * Accounts that may send sign-ins to the bus, besides the alert's own.
   *
   * @default - no other accounts
   */
  readonly accounts?: string[];

  /**
   * An organization whose accounts may all send sign-ins to the bus, such as `o-a1b2c3d4e5`.
   *
   * @default - no organization
   */
  readonly organizationId?: string;
}

/**
 * The sign-ins that forwarders send, which are deployed separately. It creates the bus and its policy.
 *
 * @internal
 */
export class ForwarderCoverage implements CoverageStrategy {
  public readonly reserved = LONGEST_ENVELOPE;
  public readonly ownRegions: readonly string[] = [];
  public readonly otherAccounts: boolean;

  public constructor(private readonly props: ForwarderCoverageOptions) {
    const { accounts, organizationId } = props;
    checkAccounts('accounts', accounts);
    if (organizationId !== undefined) {
      checkOrganizationId(organizationId);
    }
    this.otherAccounts = organizationId !== undefined || (accounts ?? []).length > 0;
  }

  public bind(alert: Construct): readonly SignInSource[] {
    checkHome(alert);
    const forwarded = new Construct(alert, 'Forwarded');
    const { accounts = [], organizationId } = this.props;
    const { eventBus } = createBus(forwarded, uniqueName(forwarded), { accounts: [Stack.of(alert).account, ...accounts], organizationId });
    return [homeSource(alert), forwardedSource(alert, forwarded, eventBus)];
  }
}
