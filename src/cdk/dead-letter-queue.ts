import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isAwsManaged } from './aws-managed-key';
import { AdmittedRules } from './dead-letter-queue-policy';
import { admitServiceToKey, EVENTBRIDGE } from './key';
import { checkRegion } from './environment';
import { suppress } from './suppression';

/** The queue of an alert that was given none: as long a time as SQS keeps a message, and TLS only. */
export function createDeadLetterQueue(alert: Construct): sqs.Queue {
  const queue = new sqs.Queue(alert, 'DeadLetterQueue', {
    // SSE-SQS whatever the topic has, so that one disabled key cannot stop both the alert and what is left of it.
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  suppress(queue, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-SQS3', reason: 'it is the dead-letter queue of an EventBridge target, which the rule does not know' },
    { tool: 'checkov', rule: 'CKV_AWS_27', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
    { tool: 'guard', rule: 'SQS_QUEUE_KMS_MASTER_KEY_ID_RULE', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
  ]);
  return queue;
}

/** @throws for a queue to which EventBridge cannot write from this stack */
export function checkDeadLetterQueue(alert: Construct, queue: sqs.IQueue | undefined): void {
  if (!queue) {
    return;
  }
  if (queue.fifo) {
    throw new Error(`deadLetterQueue is the FIFO queue ${queue.node.path}, which EventBridge does not take: give a standard queue`);
  }
  const { encryptionMasterKey: key } = queue;
  if (queue.encryptionType === sqs.QueueEncryption.KMS_MANAGED || key && isAwsManaged(key, 'alias/aws/sqs')) {
    throw new Error(`deadLetterQueue is ${queue.node.path}, which has the key alias/aws/sqs, and that admits no service: ` +
      'encrypt the queue by SSE-SQS or by a key of your own');
  }
  checkRegion(alert, 'deadLetterQueue', queue);
}

/** Lets the rule, and no other that is not let in as well, write to the queue. */
export function admitRule(queue: sqs.IQueue, rule: events.IRule): void {
  AdmittedRules.of(queue).add(rule);
}

/** Without it CDK leaves EventBridge no way to write to a queue that has a key of its own. */
export function admitEventBridgeToKeyOf(queue: sqs.IQueue, alert: Construct): void {
  if (queue.encryptionMasterKey) {
    admitServiceToKey(alert, queue.encryptionMasterKey, EVENTBRIDGE);
  }
}
