import { outermost } from './related-stacks';
import { shellCommand } from './report-line';
import { Stack } from '../assembly/stack';

/** The command that deploys a stack. */
export function deployCommand({ selector, name }: Pick<Stack, 'selector' | 'name'>, ...options: readonly string[]): string {
  return shellCommand('npx', 'cdk', 'deploy', selector ?? name, ...options);
}

/**
 * The command that brings back what was changed or deleted by hand: a plain deployment compares templates only, and finds nothing to do.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 * @see https://github.com/aws/aws-cdk-cli/pull/1127 for the option, which came with aws-cdk 2.1110.0
 */
export function repairCommand({ stack }: { readonly stack: Stack }): string {
  return deployCommand(outermost(stack), '--revert-drift');
}
