import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/**
 * What `ConsoleLoginAlert.alarmOnFailedDelivery` may be given.
 */
export interface FailedDeliveryAlarmOptions {
  /**
   * What the alarm does. It should reach somebody by another way than the alert's own topic, which may be what fails.
   * A topic of this app to which nobody in it subscribes is a warning (`cdk-console-login-alert:noRecipients`).
   *
   * @default - nothing: the alarm shows in CloudWatch only, and the HIPAA and NIST packs of cdk-nag find it
   */
  readonly actions?: cloudwatch.IAlarmAction[];
}
