import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** A finding that is wrong about a resource, and why. */
export interface Suppression {
  readonly tool: 'cdk-nag' | 'cfn-lint' | 'checkov' | 'guard';
  readonly rule: string;
  readonly reason: string;
}

/** How each checker keeps its suppressions in a template's metadata; two of them have no place for the reason. */
const WRITE: Readonly<Record<Suppression['tool'], (wrong: readonly Suppression[]) => readonly [key: string, value: object]>> = {
  'cdk-nag': wrong => ['cdk_nag', { rules_to_suppress: wrong.map(({ rule, reason }) => ({ id: rule, reason })) }],
  'cfn-lint': wrong => ['cfn-lint', { config: { ignore_checks: wrong.map(({ rule }) => rule) } }],
  'checkov': wrong => ['checkov', { skip: wrong.map(({ rule, reason }) => ({ id: rule, comment: reason })) }],
  'guard': wrong => ['guard', { SuppressedRules: wrong.map(({ rule }) => rule) }],
};

/** What says to the checkers in a template's own metadata, which needs none of them as a dependency, that a finding is wrong. */
export function metadataOf(suppressions: readonly Suppression[]): Readonly<Record<string, object>> {
  return Object.fromEntries([...new Set(suppressions.map(suppression => suppression.tool))]
    .map(tool => WRITE[tool](suppressions.filter(suppression => suppression.tool === tool))));
}

/** Says to the checkers that a finding is wrong here. */
export function suppress(construct: IConstruct, suppressions: readonly Suppression[]): void {
  Object.entries(metadataOf(suppressions)).forEach(([key, value]) => (construct.node.defaultChild as CfnResource).addMetadata(key, value));
}
