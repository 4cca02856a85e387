import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { admitEventBridgeToKeyOf, admitRule, checkDeadLetterQueue, createDeadLetterQueue } from './cdk/dead-letter-queue';
import { LONGEST_ENVELOPE, recordedIn } from './coverage/event-source';
import { createSender } from './coverage/forwarder-role';
import { checkTarget } from './coverage/forwarder-target';
import { FailedDeliveryAlarmOptions } from './failed-delivery-alarm-options';
import { checkInput } from './input/check';
import { FailedDeliveryAlarm } from './monitoring/failed-delivery-alarm';
import { failedDeliveries, failures } from './monitoring/metrics';
import { AlertPath } from './monitoring/monitored-resources';
import { WatchedRule } from './rule/alert-rule';
import { createRule } from './rule/event-rule';
import { markRule } from './rule/metadata';
import { SignInFilter, _compile } from './sign-in-filter';

/**
 * What `SignInForwarder` needs to know.
 */
export interface SignInForwarderProps {
  /**
   * The bus of the alert: `alert.eventBus.eventBusArn`, or its text in another app.
   */
  readonly eventBusArn: string;

  /**
   * Which sign-ins are sent on: the `signIns` of the alert. What the alert does not want is better filtered here, before it crosses; an
   * alert that wants more than the default, such as `SignInEvent.ANY`, gets it only if it is named here too.
   *
   * @default - every sign-in
   */
  readonly signIns?: SignInFilter;

  /**
   * The queue that gets what could not be sent: a standard queue of the same Region, not encrypted by `alias/aws/sqs`.
   *
   * @default - a new queue that keeps messages for 14 days
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/**
 * Sends the sign-ins of one more Region or account to the bus of a `ConsoleLoginAlert` with `SignInCoverage.forwarders()`,
 * or to that of an organization, whose management account StackSets leave out.
 *
 * A trail must record that Region or account. An event crosses once: what arrives at the bus is sent no further.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class SignInForwarder extends Construct {
  /** The rule on the default bus that sends sign-ins on. */
  public readonly rule: events.Rule;

  /** The queue that gets what could not be sent: the given one, or a new one. */
  public readonly deadLetterQueue: sqs.IQueue;

  public constructor(scope: Construct, id: string, props: SignInForwarderProps) {
    super(scope, id);
    checkInput('SignInForwarder.constructor', { props });
    checkTarget(this, props.eventBusArn);
    if (props.deadLetterQueue) {
      checkDeadLetterQueue(this, props.deadLetterQueue);
    }
    this.deadLetterQueue = props.deadLetterQueue ?? createDeadLetterQueue(this);
    admitEventBridgeToKeyOf(this.deadLetterQueue, this);
    this.rule = this.createRule(props);
  }

  /**
   * How many sign-ins were not sent on, by default a minute: what EventBridge could not send or not even keep, and what waits in the
   * dead-letter queue. Any number but zero is a failure; one may count twice.
   */
  public metricFailedDeliveries(options: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
    checkInput('SignInForwarder.metricFailedDeliveries', { options });
    return failedDeliveries(this.path(), { label: 'sign-ins that were not sent on', ...options });
  }

  /**
   * Adds an alarm that goes into ALARM for the first sign-in that could not be sent on, within minutes of the metric that says so. It
   * returns to OK fifteen to twenty minutes after the last failure, and after the dead-letter queue is empty again.
   *
   * @param id the alarm's construct ID below this forwarder
   */
  public alarmOnFailedDelivery(id: string, options: FailedDeliveryAlarmOptions = {}): cloudwatch.Alarm {
    checkInput('SignInForwarder.alarmOnFailedDelivery', { id, options });
    return new FailedDeliveryAlarm(this, id, failures(this.path()), options.actions);
  }

  private path(): AlertPath {
    return { rules: [WatchedRule.of(this.rule)], topics: [], deadLetterQueue: this.deadLetterQueue, failures: () => ({}) };
  }

  private createRule({ signIns = {}, eventBusArn }: SignInForwarderProps): events.Rule {
    const { pattern } = _compile(signIns, this, LONGEST_ENVELOPE);
    const sender = createSender(this, eventBusArn);
    const rule = createRule(this, 'Rule', {
      description: 'Sends AWS console sign-ins to the bus of an alert',
      // What others forward into this bus is not sent on: it is forwarded where it was recorded.
      pattern: { ...pattern, ...recordedIn(Stack.of(this)) },
    });
    rule.addTarget({
      // EventBridge gives a bus as target no retry policy.
      bind: () => ({ arn: eventBusArn, role: sender.role, deadLetterConfig: { arn: this.deadLetterQueue.queueArn } }),
    });
    rule.node.addDependency(sender.policy);
    admitRule(this.deadLetterQueue, rule);
    markRule(rule, this.node.path, 'forwarder');
    return rule;
  }
}
