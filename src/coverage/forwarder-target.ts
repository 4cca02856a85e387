import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { checkForwarding } from './check-regions-and-accounts';
import { allowRuleToSend } from '../cdk/dead-letter-queue';
import { warnOfUnknownRegions } from '../cdk/environment';
import { createRole, rulesOfThisAccount } from '../cdk/iam';

const EVENT_BUS_ARN = /^arn:aws[a-z-]*:events:([a-z]+(?:-[a-z]+)+-\d+):(\d{12}):event-bus\/([A-Za-z0-9._/-]+)$/;

/**
 * Checks the bus to which a forwarder sends, as far as its ARN is resolved.
 *
 * @throws for an ARN that is not the bus of an alert, and for a bus that cannot be reached from the forwarder
 */
export function checkEventBusArn(forwarder: Construct, eventBusArn: string): void {
  const here = Stack.of(forwarder);
  checkForwarding(here.region, `this forwarder is in ${here.region}`);
  if (Token.isUnresolved(eventBusArn)) return;

  const subject = `eventBusArn is ${JSON.stringify(eventBusArn)}`;
  const [, region, account, name] = EVENT_BUS_ARN.exec(eventBusArn) ?? [];
  if (region === undefined) {
    throw new Error(`${subject}: give the ARN of an alert's eventBus, such as "arn:aws:events:eu-west-1:123456789012:event-bus/Alerts"`);
  }
  if (name === 'default') {
    throw new Error(`${subject}, a default bus, on which the alert matches sign-ins of its own Region only: give the ARN of the alert's eventBus`);
  }
  checkForwarding(region, `${subject}, a bus in ${region}`);
  warnOfUnknownRegions(forwarder, 'eventBusArn', [region]);
  if (region === here.region && account === here.account) {
    throw new Error(`${subject}, and this forwarder is in the same account and Region, whose sign-ins the alert receives anyway: leave the forwarder out`);
  }
}

/**
 * Creates the target of a forwarder's rule: the bus, with a role that may send to it and a dead-letter queue.
 *
 * EventBridge gives a bus as target no retry policy. The rules of this account may assume the role, and not one rule alone, since the rule
 * names the role.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export function createForwarderTarget(forwarder: Construct, eventBusArn: string, deadLetterQueue: sqs.IQueue): events.IRuleTarget {
  const { role, policy } = createRole(forwarder, '', rulesOfThisAccount(forwarder), [
    new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] }),
  ]);
  return {
    bind(rule: events.IRule): events.RuleTargetConfig {
      allowRuleToSend(deadLetterQueue, rule);
      rule.node.addDependency(policy);
      return { arn: eventBusArn, role, deadLetterConfig: { arn: deadLetterQueue.queueArn } };
    },
  };
}
