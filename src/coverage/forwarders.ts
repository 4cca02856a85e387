import { Construct } from 'constructs';
import { Admitted, createBus } from './bus';
import { CoverageStrategy, Source } from './coverage';
import { uniqueName } from './name';
import { checkAccounts, checkOrganizationId } from './organization-ids';
import { checkHome } from './region';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from './source';

/** Whatever somebody else's forwarders send: the bus, and who is admitted to it. */
export class Forwarders implements CoverageStrategy {
  public readonly reserved = LONGEST_ENVELOPE;
  public readonly ownRegions: readonly string[] = [];

  public constructor(private readonly admitted: Admitted) {
    const { accounts, organizationId } = admitted;
    checkAccounts('accounts', accounts);
    if (organizationId !== undefined) {
      checkOrganizationId(organizationId);
    }
  }

  public bind(alert: Construct): readonly Source[] {
    checkHome(alert);
    const forwarded = new Construct(alert, 'Forwarded');
    const { eventBus } = createBus(forwarded, uniqueName(forwarded), this.admitted);
    return [homeSource(alert), forwardedSource(alert, forwarded, eventBus)];
  }
}
