import * as sns from 'aws-cdk-lib/aws-sns';

/**
 * What `ConsoleLoginAlert.alertOnTampering` may be given.
 */
export interface TamperingAlertOptions {
  /**
   * A second way to those who should know: a standard topic of the same Region, with recipients of its own. It is guarded too.
   * A topic of this app gets the same statements as `topic` of the alert does, and the publishing role and EventBridge may use its `masterKey`;
   * if nobody in this app subscribes to it, that is a warning (`cdk-console-login-alert:noRecipients`).
   *
   * Without it nobody is mailed that the alert's own topic was deleted or its key disabled: what would have said so is kept in the
   * dead-letter queue, where `alarmOnFailedDelivery` finds it.
   *
   * @default - the alert's own topic
   */
  readonly topic?: sns.ITopic;
}
