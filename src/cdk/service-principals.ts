import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/** EventBridge, which publishes to topics and writes to dead-letter queues. */
export const EVENTBRIDGE = 'events.amazonaws.com';

/** CloudWatch, whose alarms may publish to the topic of the mails. */
export const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** CloudTrail, which writes the log files of a trail. */
export const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** EventBridge Scheduler, which makes a call for each time of a schedule. */
export const SCHEDULER = 'scheduler.amazonaws.com';

/** Amazon Q Developer in chat applications, which posts cards to chats and had the name AWS Chatbot before. */
export const CHATBOT = 'chatbot.amazonaws.com';

/**
 * EventBridge for any rule of this account, which may assume the role of a target. It cannot be one rule alone, since the rule names the role.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function rulesOfThisAccount(scope: IConstruct): iam.ServicePrincipal {
  return new iam.ServicePrincipal(EVENTBRIDGE, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
