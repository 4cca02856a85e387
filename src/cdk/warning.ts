import { Annotations, Stack } from 'aws-cdk-lib';
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
