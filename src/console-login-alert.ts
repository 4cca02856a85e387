import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertDelivery } from './alert-delivery';
import { AlertMessage } from './alert-message';
import { AlertRecipient } from './alert-recipient';
import { allowEventBridgeToUseKeyOf, createDeadLetterQueue } from './cdk/dead-letter-queue';
import { checkGivenResources } from './cdk/given-resources';
import { warnWithoutSubscriber } from './cdk/subscribers';
import { warnAtSynthesis } from './cdk/warning';
import { BoundDelivery } from './delivery/delivery-strategy';
import { EMAIL, MessageFormat } from './delivery/message-format';
import { MessageTopics } from './delivery/message-topics';
import { checkInput } from './input/check';
import { FailedDeliveryAlarm, FailedDeliveryAlarmOptions, topicsNotifiedBy } from './monitoring/failed-delivery-alarm';
import { failedDeliveries, failureMetrics, signInCount } from './monitoring/metrics';
import { MonitoredResources } from './monitoring/monitored-resources';
import { Recipients } from './recipient/recipients';
import { AlertRules } from './rule/alert-rules';
import { SignInCoverage } from './sign-in-coverage';
import { SignInFilter, _compile } from './sign-in-filter';
import { SignInTrail } from './sign-in-trail';
import { partitionOf } from './signin/partition';
import { tamperingContent } from './tampering/tampering-message';
import { TamperingAlertOptions, TamperingRules } from './tampering/tampering-rules';
import { TrailIdentity } from './trail/trail-strategy';

/**
 * Properties for `ConsoleLoginAlert`.
 */
export interface ConsoleLoginAlertProps {
  /**
   * Recipients of the alerts. The same recipient twice fails.
   *
   * @default - nobody yet; `cdk-console-login-alert:noRecipients` warns if no recipient is added
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
   * The sign-ins that alert.
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
   * The Regions and accounts whose sign-ins alert.
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
   * The queue that gets what could not be delivered: a standard queue of the same Region, not encrypted by `alias/aws/sqs`. Alerts may share
   * one, up to about 50 rules.
   *
   * @default - a new queue that keeps messages for 14 days, encrypted by SSE-SQS whatever the topic has
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * The sender that mail clients show, up to 100 characters; with others than ASCII up to what fits into the 320 bytes that SNS can mail,
   * such as 60 Japanese ones. A given `topic` has its own.
   *
   * @default "AWS console sign-in"
   */
  readonly displayName?: string;
}

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

  /** The rule on the default bus that takes this Region's sign-ins. */
  public readonly rule: events.Rule;

  /** The queue that gets what could not be delivered: the given one, or a new one. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The trail that was given. */
  public readonly trail?: SignInTrail;

  /** The bus to which other Regions and accounts send sign-ins, with coverage of more than this Region. */
  public readonly eventBus?: events.IEventBus;

  private readonly rules: AlertRules;
  private readonly trailIdentity: TrailIdentity;
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
    this.rules = new AlertRules(this, sources, filter.pattern);
    this.rule = this.rules.home;
    this.eventBus = sources.find(({ eventBus }) => eventBus)?.eventBus;
    this.trail = props.trail;
    this.trailIdentity = (props.trail ?? SignInTrail._unnamed())._bind(this, this.rule, { ...filter, otherRegions: coverage._ownRegions });

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
    this.recipients = new Recipients(this, format => this.topics.find(format) ?? this.deliver(format));
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
    this.tampering?.addAlarms();
    warnAtSynthesis(this, () => topicsNotifiedBy(alarm).filter(topic => !this.topics.all.includes(topic))
      .forEach(topic => warnWithoutSubscriber(alarm, topic, 'all that the alarm reports to')));
    return alarm;
  }

  /**
   * Sends an alert when somebody calls AWS in a way that would silence this alert, also when AWS denies the call: on the trail, the rules and
   * their targets, the topics and their subscriptions, the key, the dead-letter queue, the alarms of `alarmOnFailedDelivery`, the event buses,
   * the StackSet, the workflows, the roles, the stack and, where there are phones, the settings for text messages. Calls by CloudFormation
   * do not alert.
   *
   * Call it once, after recipients of every kind were added: a new kind fails afterwards. The rule that protects all rules cannot protect
   * itself, and CloudTrail does not record an unsubscription by the link in a mail. Calls on a trail are recorded in its home Region, those on
   * roles in that of IAM (us-east-1, cn-north-1, us-gov-west-1), and those on a topic of another account there; if this alert is elsewhere,
   * `cdk-console-login-alert:tamperingMissesTrail`, `:tamperingMissesRole` or `:tamperingMissesTopic` warns.
   *
   * The message has the language of `message`; it is English for a template of your own and for the whole event.
   */
  public alertOnTampering(options: TamperingAlertOptions = {}): void {
    checkInput('ConsoleLoginAlert.alertOnTampering', { options });
    this.topics.seal('alertOnTampering');
    const { topic = this.topic } = options;
    checkGivenResources(this, { topic: options.topic }, 'options.');
    const tampering = new TamperingRules(this, {
      resources: this.monitoredResources(),
      trail: this.trailIdentity,
      keys: [...this.topics.all, topic].flatMap(each => this.topics.keysOf(each)),
      topic,
      topicKeys: this.topics.keysOf(topic),
      content: tamperingContent(this.message._language, this.consoleDomain),
    });
    this.tampering = tampering;
    if (!this.topics.all.includes(topic)) {
      warnWithoutSubscriber(tampering, topic, 'the topic for alerts of tampering');
    }
  }

  /** Delivers alerts in a message format: from the rules to the topic of the format, which it creates and returns. */
  private deliver(format: MessageFormat): sns.ITopic {
    const topic = this.topics.create(format);
    const delivery = this.delivery._bind(this, {
      format,
      topic,
      topicKeys: this.topics.keysOf(topic),
      content: this.message._contentIn(format, { consoleDomain: this.consoleDomain }),
      deadLetterQueue: this.deadLetterQueue,
    });
    this.deliveries.push(delivery);
    this.rules.addTarget(format.id, delivery.target);
    this.topics.allowServices(format);
    return topic;
  }

  private monitoredResources(): MonitoredResources {
    return {
      rules: this.rules.all,
      topics: this.topics.all,
      deadLetterQueue: this.deadLetterQueue,
      metricsOfFailures: options => Object.assign({}, ...this.deliveries.map(delivery => delivery.metricsOfFailures(options))),
    };
  }

  /** The domain of the AWS console that shows a record. A Region that is a token counts as one of the `aws` partition. */
  private get consoleDomain(): string {
    return partitionOf(Stack.of(this).region).consoleDomain;
  }
}
