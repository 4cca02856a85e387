import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery } from './alert-delivery';
import { AlertMessage } from './alert-message';
import { AlertRecipient } from './alert-recipient';
import { SignInCoverage } from './sign-in-coverage';
import { SignInFilter } from './sign-in-filter';
import { SignInTrail } from './sign-in-trail';

/**
 * Properties for `ConsoleLoginAlert`.
 */
export interface ConsoleLoginAlertProps {
  /**
   * Recipients of the alerts. The same recipient twice fails.
   *
   * @default - no recipients; `cdk-console-login-alert:noRecipients` warns if none is added later
   */
  readonly recipients?: AlertRecipient[];

  /**
   * The message.
   *
   * @default AlertMessage.english()
   */
  readonly message?: AlertMessage;

  /**
   * The delivery of alerts from the rule to the topic.
   *
   * @default AlertDelivery.direct()
   */
  readonly delivery?: AlertDelivery;

  /**
   * The sign-ins that send an alert.
   *
   * @default - every sign-in
   */
  readonly signIns?: SignInFilter;

  /**
   * The CloudTrail trail that records the sign-ins.
   *
   * @default - no trail is created; `cdk-console-login-alert:noTrail` warns, since EventBridge receives no sign-in without one
   */
  readonly trail?: SignInTrail;

  /**
   * The Regions and accounts whose sign-ins send an alert.
   *
   * @default SignInCoverage.thisRegion()
   */
  readonly coverage?: SignInCoverage;

  /**
   * A topic of your own: a standard topic of the same Region, not encrypted by `alias/aws/sns`. The policy of a topic of this app gets a
   * statement that lets EventBridge publish, and if it had none before, one that lets CloudWatch alarms publish as they could until then;
   * if nobody in this app subscribes to it, that is a warning (`cdk-console-login-alert:noRecipients`). The policy of an imported topic
   * stays as it is; what it lacks is a warning (`cdk-console-login-alert:cannotChangePolicy`).
   *
   * @default - a new topic
   */
  readonly topic?: sns.ITopic;

  /**
   * The customer managed key of the alert's topics: of mails, phones and chats. With `topic`, also of that one, if the topic does not
   * name its own. The publishing roles, EventBridge, CloudWatch alarms and, where there is a chat, Amazon Q Developer may use it. An alias fails.
   *
   * @default - no customer managed key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The queue for events that could not be delivered: a standard queue of the same Region, not encrypted by `alias/aws/sqs`. Alerts may share
   * one: it has room for about 50 rules.
   *
   * @default - a new queue that retains messages for 14 days, encrypted by SSE-SQS whatever the topic has
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * The sender that mail clients show: up to 100 characters, and with its address up to 320 bytes in a mail, which is about 60 Japanese
   * characters. A given `topic` has its own.
   *
   * @default "AWS console sign-in"
   */
  readonly displayName?: string;
}

/**
 * Options of `ConsoleLoginAlert.watch`.
 */
export interface WatchOptions {
  /**
   * A second topic, with recipients of its own: a standard topic of the same Region, and none of the alert's own topics, which may be what
   * fails. CloudWatch alarms and EventBridge may publish to a topic of this app and use its `masterKey`; what the policy of an imported one
   * may lack is a warning (`cdk-console-login-alert:cannotChangePolicy`).
   */
  readonly topic: sns.ITopic;
}
