import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CoverageProps, CoverageStrategy } from '../../../src/coverage/strategy';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { Source } from '../../../src/rule/alert-rules';

/** Binds a coverage to a construct that stands for an alert. */
export function bind(strategy: CoverageStrategy, stack: Stack, props: Partial<CoverageProps> = {}, id = 'Alert'): readonly Source[] {
  return strategy.bind(new Construct(stack, id), { pattern: toPattern({}), takesRoot: true, ...props });
}
