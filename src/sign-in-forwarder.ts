import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { checkGivenResources } from './cdk/check-given-resources';
import { allowEventBridgeToUseKeyOf, createDeadLetterQueue } from './cdk/dead-letter-queue';
import { checkEventBusArn, createForwarderTarget } from './coverage/forwarder-target';
import { LONGEST_ENVELOPE, recordedIn } from './coverage/sign-in-sources';
import { checkInput } from './input/check-input';
import { FailedDeliveryAlarm, FailedDeliveryAlarmOptions } from './monitoring/failed-delivery-alarm';
import { failedDeliveries, failureMetrics, MonitoredResources } from './monitoring/metrics';
import { SilenceAlarm, SilenceAlarmOptions } from './monitoring/silence-alarm';
import { AlertRule } from './rule/alert-rule';
import { SignInFilter, _compile } from './sign-in-filter';

/**
 * Properties for `SignInForwarder`.
 */
export interface SignInForwarderProps {
  /**
   * The ARN of the alert's bus: `alert.eventBus.eventBusArn`, or the same as text in another app.
   */
  readonly eventBusArn: string;

  /**
   * The sign-ins to forward: the `signIns` of the alert. A filter here saves the cost of forwarding what the alert would not match. An
   * alert that matches more than the default, such as `SignInEvent.ANY`, receives it only if it is named here too.
   *
   * @default - every sign-in
   */
  readonly signIns?: SignInFilter;

  /**
   * The queue for sign-ins that could not be forwarded: a standard queue of the same Region, not encrypted by `alias/aws/sqs`.
   *
   * @default - a new queue that retains messages for 14 days
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/**
 * Forwards the sign-ins of one more Region or account to the bus of a `ConsoleLoginAlert` with `SignInCoverage.forwarders()`, or with
 * `SignInCoverage.organization(...)`, whose StackSet leaves out the management account.
 *
 * A trail must record that Region or account. Each event is forwarded once, from where it was recorded.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class SignInForwarder extends Construct {
  /** The rule on the default bus that forwards sign-ins. */
  public readonly rule: events.Rule;

  /** The queue for sign-ins that could not be forwarded: the given one, or a new one. */
  public readonly deadLetterQueue: sqs.IQueue;

  private readonly resources: MonitoredResources;

  public constructor(scope: Construct, id: string, props: SignInForwarderProps) {
    super(scope, id);
    checkInput('SignInForwarder.constructor', { props });
    checkEventBusArn(this, props.eventBusArn);
    checkGivenResources(this, { deadLetterQueue: props.deadLetterQueue });
    this.deadLetterQueue = props.deadLetterQueue ?? createDeadLetterQueue(this);
    allowEventBridgeToUseKeyOf(this.deadLetterQueue, this);
    const alertRule = this.createRule(props);
    this.rule = alertRule.rule;
    this.resources = { rules: [alertRule], topics: [], deadLetterQueue: this.deadLetterQueue, metricsOfFailures: () => ({}) };
  }

  /**
   * The number of sign-ins that were not forwarded, by default in each minute: failed invocations, events that EventBridge could not even
   * send to the dead-letter queue, and messages that wait in it. Any value but zero is a failure; one failure may count twice.
   */
  public metricFailedDeliveries(options: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
    checkInput('SignInForwarder.metricFailedDeliveries', { options });
    return failedDeliveries(this.resources, { label: 'sign-ins that were not forwarded', ...options });
  }

  /**
   * Adds an alarm that goes into ALARM for the first sign-in that could not be forwarded, within minutes of the metric that counts it. It
   * returns to OK fifteen to twenty minutes after the last failure, and after the dead-letter queue is empty again.
   *
   * @param id the alarm's construct ID below this forwarder
   */
  public alarmOnFailedDelivery(id: string, options: FailedDeliveryAlarmOptions = {}): cloudwatch.Alarm {
    checkInput('SignInForwarder.alarmOnFailedDelivery', { id, options });
    return new FailedDeliveryAlarm(this, id, failureMetrics(this.resources), options.actions);
  }

  /**
   * Adds an alarm that goes into ALARM when EventBridge receives no records of CloudTrail in this Region and account any more, so that no
   * sign-in would be forwarded. It works as `ConsoleLoginAlert.alarmOnSilence` does. It does not prove that forwarded sign-ins reach the
   * alert's bus: `alarmOnFailedDelivery` monitors that.
   *
   * @param id the alarm's construct ID below this forwarder
   */
  public alarmOnSilence(id: string, options: SilenceAlarmOptions = {}): cloudwatch.Alarm {
    checkInput('SignInForwarder.alarmOnSilence', { id, options });
    return new SilenceAlarm(this, id, options.actions);
  }

  private createRule({ signIns = {}, eventBusArn }: SignInForwarderProps): AlertRule {
    const { pattern } = _compile(signIns, this, LONGEST_ENVELOPE);
    const target = createForwarderTarget(this, eventBusArn, this.deadLetterQueue);
    const alertRule = AlertRule.create(this, 'Rule', {
      alertPath: this.node.path,
      role: 'forwarder',
      description: 'Matches AWS console sign-ins and sends them to the event bus of an alert',
      // An event that somebody else forwarded to this bus does not match: it is forwarded from where it was recorded.
      pattern: { ...pattern, ...recordedIn(Stack.of(this)) },
    });
    alertRule.rule.addTarget(target);
    return alertRule;
  }
}
