import { Annotations, Stack, CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/**
 * The warnings of the library at synthesis. Each has a public ID for `Annotations.of(scope).acknowledgeWarning`:
 * `cdk-console-login-alert:<name>`.
 */
export type WarningName =
  | 'noTrail' | 'trailMissesRoot' | 'trailMissesRegion' | 'trailMissesReadOnly' | 'trailMissesEvents'
  | 'rootNotCovered' | 'managementAccountNotCovered' | 'unknownRegion'
  | 'noRecipients' | 'smsRegionUnknown' | 'cannotChangePolicy' | 'wildcardComplexity'
  | 'schedulerRegionUnknown' | 'metricsInOtherAccount' | 'dailyCheckMissesRecipient'
  | 'tamperingMissesTrail' | 'tamperingMissesTopic' | 'tamperingMissesQueue' | 'tamperingMissesKey' | 'tamperingMissesRole';

/**
 * Warns that something about the environment may keep the alert from arriving.
 *
 * A warning that is given only at synthesis belongs on a part of the alert, such as its rule or topic: the CDK looks for an
 * acknowledgement above the construct that the warning is about, and never on it.
 */
export function warn(scope: IConstruct, name: WarningName, message: string): void {
  Annotations.of(scope).addWarningV2(`cdk-console-login-alert:${name}`, message);
}

/** Warns at synthesis, when the app can add nothing any more. */
export function warnAtSynthesis(scope: IConstruct, addWarnings: () => void): void {
  scope.node.addValidation({
    validate: () => {
      addWarnings();
      return [];
    },
  });
}

/**
 * Warns of a statement that the policy of an imported resource may lack: this app cannot change that policy, so somebody must add it by hand.
 *
 * @param policyOf names the resource, such as `the key Stack/Key`
 */
export function warnOfMissingStatement(scope: IConstruct, policyOf: string, statement: iam.PolicyStatement): void {
  warn(scope, 'cannotChangePolicy', `the policy of ${policyOf} cannot be changed from this app; make sure that it allows ` +
    JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson())));
}

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
