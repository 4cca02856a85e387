import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CoverageStrategy } from './coverage-strategy';
import { warn } from '../cdk/warning';
import { CompiledFilter } from '../filter/sign-in-pattern';
import { SignInSource } from '../rule/alert-rules';
import { partitionOf, ROOT_REGION } from '../signin/partition';

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
