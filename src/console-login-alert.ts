import { Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertDelivery } from './alert-delivery';
import { AlertMessage } from './alert-message';
import { AlertRecipient } from './alert-recipient';
import { warnAtSynthesis } from './cdk/annotations';
import { checkGivenResources } from './cdk/check-given-resources';
import { allowEventBridgeToUseKeyOf, createDeadLetterQueue } from './cdk/dead-letter-queue';
import { warnWithoutSubscriber, allowAlarmsOf } from './cdk/topic';
import { ConsoleLoginAlertProps, WatchOptions } from './console-login-alert-props';
import { BoundDelivery } from './delivery/delivery-strategy';
import { EMAIL, MessageFormat, MessageTopics } from './delivery/message-topics';
import { checkInput } from './input/check-input';
import { MessageContext } from './message/message-strategy';
import { DailyCheck, DailyCheckOptions, DailyCheckProps } from './monitoring/daily-check/daily-check';
import { FailedDeliveryAlarm, FailedDeliveryAlarmOptions, topicsNotifiedBy } from './monitoring/failed-delivery-alarm';
import { Heartbeat } from './monitoring/heartbeat';
import { failedDeliveries, failureMetrics, signInCount, MonitoredResources } from './monitoring/metrics';
import { SilenceAlarm, SilenceAlarmOptions } from './monitoring/silence-alarm';
import { Recipients } from './recipient/recipient-strategy';
import { AlertRules } from './rule/alert-rule';
import { SignInCoverage } from './sign-in-coverage';
import { _compile } from './sign-in-filter';
import { SignInTrail } from './sign-in-trail';
import { partitionOf } from './signin/partition';
import { tamperingContent } from './tampering/tampering-message';
import { TamperingAlertOptions, TamperingRules } from './tampering/tampering-rules';
import { TrailIdentity } from './trail/trail-strategy';

/**
 * Notifies several recipients when somebody signs in to the AWS console, or gets into the account in another way.
 *
 * An EventBridge rule matches the sign-ins that CloudTrail records in this Region, and with `coverage` in others, makes a message of each,
 * and publishes it to an SNS topic with all recipients. EventBridge tries for 24 hours to deliver an event, and then sends it to a
 * dead-letter queue. It may deliver one event twice; the mail has the event ID.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class ConsoleLoginAlert extends Construct {
  /** The topic of the mails: the given one, or a new one. */
  public readonly topic: sns.ITopic;

  /** The rule on the default bus that matches the sign-ins of this Region. */
  public readonly rule: events.Rule;

  /** The queue for events that could not be delivered: the given one, or a new one. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The trail that was given. */
  public readonly trail?: SignInTrail;

  /** The bus to which other Regions and accounts send sign-ins, with coverage of more than this Region. */
  public readonly eventBus?: events.IEventBus;

  private readonly rules: AlertRules;
  private readonly trailIdentity: TrailIdentity;
  private readonly otherAccounts: boolean;
  /** Whether a trail records any of the events. */
  private readonly isRecorded: boolean;
  private readonly message: AlertMessage;
  private readonly delivery: AlertDelivery;
  private readonly deliveries: BoundDelivery[] = [];
  private readonly topics: MessageTopics;
  private readonly recipients: Recipients;
  private tampering: TamperingRules | undefined;

  public constructor(scope: Construct, id: string, props: ConsoleLoginAlertProps = {}) {
    super(scope, id);
    checkInput('ConsoleLoginAlert.constructor', { props });
    checkGivenResources(this, props);

    // Receive: the events that match the filter, from every Region and account that is covered.
    const coverage = props.coverage ?? SignInCoverage.thisRegion();
    const filter = _compile(props.signIns ?? {}, this, coverage._reserved);
    const sources = coverage._bind(this, filter);
    this.otherAccounts = coverage._otherAccounts;
    this.rules = new AlertRules(this, sources, filter.pattern);
    this.rule = this.rules.home;
    this.eventBus = sources.find(({ eventBus }) => eventBus)?.eventBus;
    this.trail = props.trail;
    this.trailIdentity = (props.trail ?? SignInTrail._unnamed())._bind(this, this.rule, { ...filter, otherRegions: coverage._ownRegions });
    this.isRecorded = filter.records.length > 0;

    // Format and deliver: mails always, text messages and cards when the first recipient of them is added.
    this.message = props.message ?? AlertMessage.english();
    this.delivery = props.delivery ?? AlertDelivery.direct();
    this.deadLetterQueue = props.deadLetterQueue ?? createDeadLetterQueue(this);
    allowEventBridgeToUseKeyOf(this.deadLetterQueue, this);
    this.topics = new MessageTopics(this, {
      topic: props.topic,
      displayName: props.displayName ?? 'AWS console sign-in',
      encryptionKey: props.encryptionKey,
    });
    this.topic = this.deliver(EMAIL);

    // Subscribe: everybody who should be notified.
    this.recipients = new Recipients(this, format => this.topics.find(format) ?? this.deliver(format), this.delivery._marksSeverity);
    props.recipients?.forEach((recipient, index) => recipient._subscribe(this.recipients, `recipients[${index}]`));
    if (props.topic) {
      warnWithoutSubscriber(this.rule, props.topic, 'the topic of this alert');
    } else {
      warnAtSynthesis(this, () => this.recipients.warnIfNone(this.topic));
    }
  }

  /** Adds a recipient. Fails if the same recipient was added already. */
  public addRecipient(recipient: AlertRecipient): void {
    checkInput('ConsoleLoginAlert.addRecipient', { recipient });
    recipient._subscribe(this.recipients, 'addRecipient');
  }

  /**
   * The number of sign-ins that the rule matched, with coverage also those of the rule on the alert's own bus: `TriggeredRules`, by default
   * the sum of five minutes.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
   */
  public metricSignIns(options: cloudwatch.MetricOptions = {}): cloudwatch.IMetric {
    checkInput('ConsoleLoginAlert.metricSignIns', { options });
    return signInCount(this.monitoredResources(), options);
  }

  /**
   * The number of alerts that were not delivered, by default in each minute: events that EventBridge could not deliver or not even send to
   * the dead-letter queue, messages in that queue, messages that SNS could not deliver, and failed workflows. Zero means no failure; one
   * failure may count twice. Add recipients of every kind before: a new kind fails afterwards.
   */
  public metricFailedDeliveries(options: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
    checkInput('ConsoleLoginAlert.metricFailedDeliveries', { options });
    this.topics.seal('metricFailedDeliveries');
    return failedDeliveries(this.monitoredResources(), options);
  }

  /**
   * Adds an alarm that goes into ALARM when the first alert is not delivered, within minutes of the metric. It returns to OK fifteen to
   * twenty minutes after the last failure, and after the dead-letter queue is empty again.
   *
   * An alarm can add up ten metrics. With coverage, workflows and several kinds of recipients there are more: a second alarm (`<id>2`)
   * with the same actions monitors the others. Add recipients of every kind before: a new kind fails afterwards.
   *
   * @param id the alarm's construct ID below this alert
   */
  public alarmOnFailedDelivery(id: string, options: FailedDeliveryAlarmOptions = {}): cloudwatch.Alarm {
    checkInput('ConsoleLoginAlert.alarmOnFailedDelivery', { id, options });
    this.topics.seal('alarmOnFailedDelivery');
    const alarm = new FailedDeliveryAlarm(this, id, failureMetrics(this.monitoredResources()), options.actions);
    return this.monitored(alarm);
  }

  /**
   * Adds an alarm that goes into ALARM when EventBridge receives no records of CloudTrail any more, so that no sign-in could send an alert:
   * no trail was ever there, it was stopped, or its events do not arrive. Every six hours a schedule makes a harmless call that CloudTrail
   * records. The alarm goes into ALARM after a day without any record, and into INSUFFICIENT_DATA after a day or more without calls; its
   * actions are taken in both. It proves nothing of what comes after the rules: that is what `alarmOnFailedDelivery` monitors.
   *
   * @param id the alarm's construct ID below this alert
   */
  public alarmOnSilence(id: string, options: SilenceAlarmOptions = {}): cloudwatch.Alarm {
    checkInput('ConsoleLoginAlert.alarmOnSilence', { id, options });
    return this.monitored(new SilenceAlarm(this, id, options.actions));
  }

  /**
   * Sends an alert when somebody calls AWS in a way that would silence this alert, also when AWS denies the call: on the trail, the rules and
   * their targets, the topics and their subscriptions, the key, the dead-letter queue, the alarms and the schedule of `alarmOnFailedDelivery`
   * and `alarmOnSilence`, the event buses, the StackSet, the workflows, the roles, the stack and, where there are phones, the settings for
   * text messages. Calls by CloudFormation do not alert.
   *
   * Call it once, after recipients of every kind were added: a new kind fails afterwards. The rule that protects all rules cannot protect
   * itself, and CloudTrail does not record an unsubscription by the link in a mail. Calls on a trail are recorded in its home Region, those on
   * roles in that of IAM (us-east-1, cn-north-1, us-gov-west-1), and those on a topic, queue or key of another account there. If this alert is
   * elsewhere, `cdk-console-login-alert:tamperingMissesTrail`, `:tamperingMissesRole`, `:tamperingMissesTopic`, `:tamperingMissesQueue` or
   * `:tamperingMissesKey` warns.
   *
   * The message has the language of `message`; it is English for a template of your own and for the whole event.
   */
  public alertOnTampering(options: TamperingAlertOptions = {}): void {
    checkInput('ConsoleLoginAlert.alertOnTampering', { options });
    this.topics.seal('alertOnTampering');
    const { topic = this.topic } = options;
    checkGivenResources(this, { topic: options.topic });
    const tampering = new TamperingRules(this, {
      resources: this.monitoredResources(),
      heartbeat: () => Heartbeat.find(this)?.rule,
      trail: this.trailIdentity,
      keys: [...this.topics.all, topic].flatMap(each => this.topics.keysOf(each)),
      topic,
      topicKeys: this.topics.keysOf(topic),
      content: tamperingContent(this.message._language, this.context.consoleDomain),
    });
    this.tampering = tampering;
    if (!this.topics.all.includes(topic)) {
      warnWithoutSubscriber(tampering, topic, 'the topic for alerts of tampering');
    }
  }

  /**
   * Monitors the alert by everything that there is, and reports to a second topic: `alarmOnFailedDelivery` (as `FailedDelivery`),
   * `alarmOnSilence` (as `Silence`), `checkDaily` and `alertOnTampering`. Call it once, after recipients of every kind were added.
   */
  public watch(options: WatchOptions): void {
    checkInput('ConsoleLoginAlert.watch', { options });
    const { topic } = options;
    if (this.topics.all.includes(topic)) {
      throw new Error(`topic is ${topic.node.path}, a topic of this alert, which may be what fails: give a second topic with recipients of its own`);
    }
    checkGivenResources(this, { topic });
    allowAlarmsOf(this, topic);
    const actions = [new SnsAction(topic)];
    this.alarmOnFailedDelivery('FailedDelivery', { actions });
    this.alarmOnSilence('Silence', { actions });
    this.checkDaily({ topic });
    this.alertOnTampering({ topic });
  }

  /**
   * Checks every day at 07:00 UTC whether this alert works, and publishes to another topic what is wrong, with what to do for each: a
   * subscription that is missing or not confirmed, a trail that does not log, a rule, target, queue, key or alarm that is not as deployed, and
   * sign-ins that CloudTrail recorded and the rule did not match. A check that could not be made is named too. Once a week the report says that
   * all is well.
   *
   * A schedule of EventBridge Scheduler starts a Step Functions workflow, which reads and changes nothing. It sees the Region of this alert; of
   * the Regions and accounts of a coverage it sees whether the StackSet's instances are current. Subscriptions, recipients and alarms that are
   * added later count as well. Call it once.
   *
   * The report has the language of `message`; it is English for a template of your own and for the whole event.
   */
  public checkDaily(options: DailyCheckOptions): void {
    checkInput('ConsoleLoginAlert.checkDaily', { options });
    const { topic, allWellOn } = options;
    checkGivenResources(this, { topic });
    const check = new DailyCheck(this, {
      topic,
      topicKeys: this.topics.keysOf(topic),
      allWellOn,
      language: this.message._language,
      trail: this.checkedTrail(),
      keys: this.topics.all.flatMap(each => this.topics.keysOf(each)),
      resources: () => this.monitoredResources(),
    });
    this.tampering?.addLater();
    warnWithoutSubscriber(check, topic, 'the topic for reports of the daily check');
  }

  /** Monitors an alarm for tampering, and warns of topics that it notifies and nobody subscribes to. */
  private monitored(alarm: cloudwatch.Alarm): cloudwatch.Alarm {
    this.tampering?.addLater();
    warnAtSynthesis(this, () => topicsNotifiedBy(alarm).filter(topic => !this.topics.all.includes(topic))
      .forEach(topic => warnWithoutSubscriber(alarm, topic, 'all that the alarm reports to')));
    return alarm;
  }

  private checkedTrail(): DailyCheckProps['trail'] {
    const { arn } = { arn: undefined, ...this.trailIdentity };
    return !this.isRecorded ? { kind: 'none' } : arn === undefined ? { kind: 'any' } : { kind: 'named', arn };
  }

  /** Delivers alerts in a message format: from the rules to the topic of the format, which it creates and returns. */
  private deliver(format: MessageFormat): sns.ITopic {
    const topic = this.topics.create(format);
    const delivery = this.delivery._bind(this, {
      format,
      topic,
      topicKeys: this.topics.keysOf(topic),
      content: this.message._contentIn(format, this.context),
      deadLetterQueue: this.deadLetterQueue,
    });
    this.deliveries.push(delivery);
    this.rules.addTarget(format.id, delivery.target);
    this.topics.allowServices(format);
    return topic;
  }

  /** The settings of messages that come from where the alert is. A Region that is a token counts as one of the `aws` partition. */
  private get context(): MessageContext {
    const { account, region } = Stack.of(this);
    const { consoleDomain } = partitionOf(region);
    return { consoleDomain, account: Token.isUnresolved(account) ? undefined : account, otherAccounts: this.otherAccounts };
  }

  private monitoredResources(): MonitoredResources {
    return {
      rules: this.rules.all,
      topics: this.topics.all,
      deadLetterQueue: this.deadLetterQueue,
      metricsOfFailures: options => Object.assign({}, ...this.deliveries.map(delivery => delivery.metricsOfFailures(options))),
    };
  }
}
