import { Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertDelivery } from './alert-delivery';
import { AlertMessage } from './alert-message';
import { AlertRecipient } from './alert-recipient';
import { markRule } from './annotation/rule-metadata';
import { Channels } from './delivery/channels';
import { admitEventBridgeToKeyOf, checkDeadLetterQueue, createDeadLetterQueue } from './delivery/dead-letter-queue';
import { checkKey } from './delivery/key';
import { checkDisplayName, checkTopic } from './delivery/topic';
import { FailedDeliveryAlarmOptions } from './failed-delivery-alarm-options';
import { toPattern } from './filter/pattern';
import { AlertPath } from './health/alert-path';
import { failedDeliveryAlarm } from './health/failed-delivery-alarm';
import { failedDeliveries, signInCount } from './health/metrics';
import { Tampering } from './health/tampering';
import { tamperingMessage } from './message/tampering';
import { Recipients } from './recipient/recipients';
import { SignInFilter, _criteriaOf } from './sign-in-filter';
import { SignInTrail } from './sign-in-trail';
import { consoleDomain } from './signin/console';
import { TamperingAlertOptions } from './tampering-alert-options';
import { TrailIdentity } from './trail/trail';

/**
 * What `ConsoleLoginAlert` may be given.
 */
export interface ConsoleLoginAlertProps {
  /**
   * Who is told. The same recipient twice fails.
   *
   * @default - nobody yet; `cdk-console-login-alert:noRecipients` warns if nobody is added
   */
  readonly recipients?: AlertRecipient[];

  /**
   * What is said.
   *
   * @default AlertMessage.english()
   */
  readonly message?: AlertMessage;

  /**
   * How the alert travels from the rule to the topic.
   *
   * @default AlertDelivery.direct()
   */
  readonly delivery?: AlertDelivery;

  /**
   * Which sign-ins alert.
   *
   * @default - every sign-in
   */
  readonly signIns?: SignInFilter;

  /**
   * Where the sign-in events come from.
   *
   * @default - no trail is built; `cdk-console-login-alert:noTrail` warns, since without a trail nothing ever arrives
   */
  readonly trail?: SignInTrail;

  /**
   * A topic of your own: a standard topic of the same Region. Its policy is never touched; what it lacks is a warning
   * (`cdk-console-login-alert:cannotChangePolicy`).
   *
   * @default - a new topic
   */
  readonly topic?: sns.ITopic;

  /**
   * The customer managed key of the alert's topic. With `topic`, the key of that one, if the topic does not name it.
   * The publishing role and CloudWatch alarms are admitted to it. An alias fails.
   *
   * @default - no customer managed key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The queue that gets what could not be delivered: a standard queue of the same Region, not encrypted by `alias/aws/sqs`.
   *
   * @default - a new queue that keeps messages for 14 days, encrypted by SSE-SQS whatever the topic has
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * The sender that mail clients show, up to 100 characters. A given `topic` has its own.
   *
   * @default "AWS console sign-in"
   */
  readonly displayName?: string;
}

/**
 * Tells several people at once when somebody signs in to the AWS console.
 *
 * An EventBridge rule takes the sign-in events that CloudTrail records in this Region, makes a text of each, and publishes it
 * to an SNS topic with all recipients. What cannot be delivered is tried for 24 hours and then kept in a dead-letter queue.
 * EventBridge may deliver one event twice; the mail names its event ID.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class ConsoleLoginAlert extends Construct {
  /** The topic to which the text goes: the given one, or a new one. */
  public readonly topic: sns.ITopic;

  /** The rule on the default bus that takes this Region's sign-ins. */
  public readonly rule: events.Rule;

  /** The queue that gets what could not be delivered: the given one, or a new one. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The trail that was given. */
  public readonly trail?: SignInTrail;

  private readonly message: AlertMessage;
  private readonly channels: Channels;
  private readonly recipients: Recipients;
  private readonly trailIdentity: TrailIdentity;

  public constructor(scope: Construct, id: string, props: ConsoleLoginAlertProps = {}) {
    super(scope, id);
    this.checkProps(props);

    this.rule = this.createRule(props.signIns ?? {});
    this.trail = props.trail;
    this.trailIdentity = (props.trail ?? SignInTrail._unnamed())._bind(this, this.rule);

    this.deadLetterQueue = props.deadLetterQueue ?? createDeadLetterQueue(this);
    admitEventBridgeToKeyOf(this.deadLetterQueue, this);

    this.message = props.message ?? AlertMessage.english();
    const delivery = props.delivery ?? AlertDelivery.direct();
    this.channels = new Channels(this, {
      topic: props.topic,
      displayName: props.displayName ?? 'AWS console sign-in',
      encryptionKey: props.encryptionKey,
      connect: (channel, topic, topicKeys) => this.rule.addTarget(delivery._bind(this, {
        channel,
        topic,
        topicKeys,
        template: this.message._bind({ consoleDomain: this.consoleDomain() }),
        deadLetterQueue: this.deadLetterQueue,
      })),
    });
    this.topic = this.channels.topicOf('text');

    this.recipients = new Recipients(this.channels);
    props.recipients?.forEach((recipient, index) => recipient._bind(this.recipients, `recipients[${index}]`));
    if (!props.topic) {
      this.node.addValidation({ validate: () => this.recipients.warnIfNobody(this.topic) });
    }
  }

  /**
   * Tells one more. One who is told already fails.
   */
  public addRecipient(recipient: AlertRecipient): void {
    recipient._bind(this.recipients, 'addRecipient');
  }

  /**
   * How many sign-ins set off the rule: `TriggeredRules`, by default as a sum over five minutes.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
   */
  public metricSignIns(options: cloudwatch.MetricOptions = {}): cloudwatch.IMetric {
    return signInCount(this.path(), options);
  }

  /**
   * How many alerts did not arrive, by default a minute: what EventBridge could not deliver or not even keep, what waits in the
   * dead-letter queue, and what SNS could not hand to a subscriber. Any number but zero is a failure; one may count twice.
   */
  public metricFailedDeliveries(options: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
    return failedDeliveries(this.path(), options);
  }

  /**
   * Adds an alarm that rings for the first alert that did not arrive, and until the dead-letter queue is empty again.
   *
   * @param id the alarm's construct ID below this alert
   */
  public alarmOnFailedDelivery(id: string, options: FailedDeliveryAlarmOptions = {}): cloudwatch.Alarm {
    return failedDeliveryAlarm(this, id, this.metricFailedDeliveries(), options.actions ?? []);
  }

  /**
   * Tells of calls that would silence this alert, refused ones included: on the trail, the rules and their targets, the topics and
   * their subscriptions, the key, the dead-letter queue, the publishing roles and the stack. What CloudFormation does is no tampering.
   *
   * Call it once, after everybody was added. The rule that guards all rules cannot guard itself. An unsubscription by the link in a
   * mail is recorded nowhere. Calls on a trail are seen in its home Region only, those on roles in us-east-1 only, and those on a topic
   * of another account there only; where this alert is elsewhere it warns (`cdk-console-login-alert:tamperingMissesTrail`,
   * `cdk-console-login-alert:tamperingMissesRole`, `cdk-console-login-alert:tamperingMissesTopic`).
   *
   * It speaks the language of `message`; English for a template of your own and for the whole event.
   */
  public alertOnTampering(options: TamperingAlertOptions = {}): void {
    const { topic = this.topic } = options;
    if (options.topic) {
      checkTopic(this, options.topic, 'options.topic');
    }
    new Tampering(this, {
      path: this.path(),
      trail: this.trailIdentity,
      keys: [...this.channels.opened, topic].flatMap(each => this.channels.keysOf(each)),
      topic,
      topicKeys: this.channels.keysOf(topic),
      template: tamperingMessage(this.message._language, this.consoleDomain()),
    });
  }

  private path(): AlertPath {
    return { rule: this.rule, topics: this.channels.opened, deadLetterQueue: this.deadLetterQueue };
  }

  private createRule(signIns: SignInFilter): events.Rule {
    const { source, detail, 'detail-type': detailType } = toPattern(_criteriaOf(signIns, this));
    const rule = new events.Rule(this, 'Rule', {
      description: 'Tells of AWS console sign-ins',
      eventPattern: { source: [...source], detailType: [...detailType], detail },
    });
    markRule(rule, this.node.path, 'home');
    return rule;
  }

  private checkProps({ topic, displayName, encryptionKey, deadLetterQueue }: ConsoleLoginAlertProps): void {
    if (topic) {
      checkTopic(this, topic);
    }
    if (topic && displayName !== undefined) {
      throw new Error(`displayName is ${JSON.stringify(displayName)}, and a given topic has its own: leave it out, or set it on the topic`);
    }
    if (displayName !== undefined) {
      checkDisplayName(displayName);
    }
    if (encryptionKey) {
      checkKey(encryptionKey, 'encryptionKey');
    }
    if (deadLetterQueue) {
      checkDeadLetterQueue(this, deadLetterQueue);
    }
  }

  private consoleDomain(): string {
    const { region } = Stack.of(this);
    return consoleDomain(Token.isUnresolved(region) ? '' : region);
  }
}
