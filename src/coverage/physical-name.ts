import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LONGEST_REGION } from './sign-in-sources';

/** The longest name of an EventBridge rule; queues and alarms may have longer ones. */
const LONGEST_RULE_NAME = 64;

/**
 * The physical name of the StackSet and the bus, by which roles and policies in other stacks refer to them.
 *
 * It is made of the stack's name and the alert's path, so that no two alerts of one account and Region share it.
 */
export function uniqueName(forwarded: Construct): string {
  return Names.uniqueResourceName(forwarded, {
    maxLength: LONGEST_RULE_NAME - '-'.length - LONGEST_REGION,
    separator: '-',
    allowedSpecialCharacters: '-',
  });
}

/** The name of the rule, the queue and the alarm of each Region. It contains the Region of the alert, since one app may have an alert in several. */
export function forwarderNameOf(forwarded: Construct): string {
  return `${uniqueName(forwarded)}-${Stack.of(forwarded).region}`;
}

/** The ARN of such a resource in any Region of the alert's account. */
export function forwarderArn(stack: Stack, part: 'rule' | 'queue' | 'alarm', forwarderName: string): string {
  switch (part) {
    case 'rule': return stack.formatArn({ service: 'events', region: '*', resource: 'rule', resourceName: forwarderName });
    case 'queue': return stack.formatArn({ service: 'sqs', region: '*', resource: forwarderName });
    case 'alarm': return stack.formatArn({
      service: 'cloudwatch',
      region: '*',
      resource: 'alarm',
      resourceName: forwarderName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
