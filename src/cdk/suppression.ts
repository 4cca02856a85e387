import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** A finding of a checker that does not apply to a resource, with the reason. */
export interface Suppression {
  readonly tool: 'cdk-nag' | 'cfn-lint' | 'checkov' | 'guard';
  readonly rule: string;
  readonly reason: string;
}

/** The form in which each checker reads suppressions from a template's metadata. Two of them have no field for the reason. */
const WRITE: Readonly<Record<Suppression['tool'], (suppressions: readonly Suppression[]) => readonly [key: string, value: object]>> = {
  'cdk-nag': suppressions => ['cdk_nag', { rules_to_suppress: suppressions.map(({ rule, reason }) => ({ id: rule, reason })) }],
  'cfn-lint': suppressions => ['cfn-lint', { config: { ignore_checks: suppressions.map(({ rule }) => rule) } }],
  'checkov': suppressions => ['checkov', { skip: suppressions.map(({ rule, reason }) => ({ id: rule, comment: reason })) }],
  'guard': suppressions => ['guard', { SuppressedRules: suppressions.map(({ rule }) => rule) }],
};

/** The metadata that suppresses findings in a template. It needs none of the checkers as a dependency. */
export function metadataOf(suppressions: readonly Suppression[]): Readonly<Record<string, object>> {
  return Object.fromEntries([...new Set(suppressions.map(suppression => suppression.tool))]
    .map(tool => WRITE[tool](suppressions.filter(suppression => suppression.tool === tool))));
}

/** Suppresses findings about a resource. */
export function suppress(construct: IConstruct, suppressions: readonly Suppression[]): void {
  Object.entries(metadataOf(suppressions)).forEach(([key, value]) => (construct.node.defaultChild as CfnResource).addMetadata(key, value));
}
