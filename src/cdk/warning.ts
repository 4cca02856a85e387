import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * What the library warns of at synthesis. Each ID is public: `cdk-console-login-alert:<name>`,
 * as `Annotations.of(scope).acknowledgeWarning` takes it.
 */
export type WarningName =
  | 'noTrail' | 'trailMissesRoot' | 'trailMissesRegion' | 'trailMissesReadOnly' | 'trailMissesEvents'
  | 'rootNotCovered' | 'managementAccountNotCovered' | 'unknownRegion'
  | 'noRecipients' | 'smsRegionUnknown' | 'cannotChangePolicy' | 'wildcardComplexity'
  | 'tamperingMissesTrail' | 'tamperingMissesTopic' | 'tamperingMissesRole';

/**
 * Says that something about the environment may keep the alert from arriving.
 *
 * What is found only at synthesis is put on a part of the alert, such as its rule or topic: before a warning is given, the CDK
 * looks for an acknowledgement above the construct that is warned of, and never on it.
 */
export function warn(scope: IConstruct, name: WarningName, message: string): void {
  Annotations.of(scope).addWarningV2(`cdk-console-login-alert:${name}`, message);
}
