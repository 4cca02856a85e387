import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AllowedRules } from './dead-letter-queue-policy';
import { allowServiceToUseKey } from './key';
import { EVENTBRIDGE } from './service-principals';
import { suppress } from './suppression';

/**
 * The longest time for which SQS retains a message.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const LONGEST_RETENTION = Duration.days(14);

/** Creates the dead-letter queue of an alert that was given none. It accepts TLS only. */
export function createDeadLetterQueue(alert: Construct): sqs.Queue {
  const queue = new sqs.Queue(alert, 'DeadLetterQueue', {
    // SSE-SQS whatever the topic has, so that one disabled key cannot stop both the alert and the message that is left of it.
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: LONGEST_RETENTION,
  });
  suppress(queue, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-SQS3', reason: 'it is the dead-letter queue of an EventBridge target, which the check does not recognize' },
    { tool: 'checkov', rule: 'CKV_AWS_27', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
    { tool: 'guard', rule: 'SQS_QUEUE_KMS_MASTER_KEY_ID_RULE', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
  ]);
  return queue;
}

/** Allows a rule to send to the queue. Rules that are not allowed likewise stay refused. */
export function allowRuleToSend(queue: sqs.IQueue, rule: events.IRule): void {
  AllowedRules.of(queue).add(rule);
}

/** Allows EventBridge to use the key of a queue that has one, which the CDK does not. */
export function allowEventBridgeToUseKeyOf(queue: sqs.IQueue, alert: Construct): void {
  if (queue.encryptionMasterKey) {
    allowServiceToUseKey(alert, queue.encryptionMasterKey, EVENTBRIDGE);
  }
}
