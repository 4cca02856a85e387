import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CoverageStrategy } from '../../../src/coverage/coverage-strategy';
import { CompiledFilter, compileFilter } from '../../../src/filter/sign-in-pattern';
import { SignInSource } from '../../../src/rule/alert-rule';

/** Binds a coverage to a construct that stands for an alert. */
export function bind(strategy: CoverageStrategy, stack: Stack, filter: Partial<CompiledFilter> = {}, id = 'Alert'): readonly SignInSource[] {
  return strategy.bind(new Construct(stack, id), { ...compileFilter({}), ...filter });
}
