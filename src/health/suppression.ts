import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** A finding that is wrong about a resource, and why. */
export interface Suppression {
  readonly tool: 'cdk-nag' | 'checkov' | 'guard';
  readonly rule: string;
  readonly reason: string;
}

/** Says to the checkers in their own template metadata, which needs none of them as a dependency, that a finding is wrong here. */
export function suppress(construct: IConstruct, suppressions: readonly Suppression[]): void {
  const resource = construct.node.defaultChild as CfnResource;
  const of = (tool: Suppression['tool']) => suppressions.filter(suppression => suppression.tool === tool);
  resource.addMetadata('cdk_nag', { rules_to_suppress: of('cdk-nag').map(({ rule, reason }) => ({ id: rule, reason })) });
  resource.addMetadata('checkov', { skip: of('checkov').map(({ rule, reason }) => ({ id: rule, comment: reason })) });
  resource.addMetadata('guard', { SuppressedRules: of('guard').map(({ rule }) => rule) });
}
