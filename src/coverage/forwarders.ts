import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { createBus } from './event-bus';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './event-source';
import { checkHome } from './forwarding-region';
import { checkAccounts, checkOrganizationId } from './organization-ids';
import { uniqueName } from './physical-name';
import { CoverageStrategy } from './strategy';
import { Source } from '../rule/alert-rules';

/** Who is admitted besides the alert's own account. */
export interface ForwardersProps {
  readonly accounts?: readonly string[];
  readonly organizationId?: string;
}

/** Whatever somebody else's forwarders send: the bus, and who is admitted to it. */
export class Forwarders implements CoverageStrategy {
  public readonly reserved = LONGEST_ENVELOPE;
  public readonly ownRegions: readonly string[] = [];

  public constructor(private readonly props: ForwardersProps) {
    const { accounts, organizationId } = props;
    checkAccounts('accounts', accounts);
    if (organizationId !== undefined) {
      checkOrganizationId(organizationId);
    }
  }

  public bind(alert: Construct): readonly Source[] {
    checkHome(alert);
    const forwarded = new Construct(alert, 'Forwarded');
    const { accounts = [], organizationId } = this.props;
    const { eventBus } = createBus(forwarded, uniqueName(forwarded), { accounts: [Stack.of(alert).account, ...accounts], organizationId });
    return [homeSource(alert), forwardedSource(alert, forwarded, eventBus)];
  }
}
