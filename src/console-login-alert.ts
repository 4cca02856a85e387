import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertDelivery } from './alert-delivery';
import { AlertMessage } from './alert-message';
import { AlertRecipient } from './alert-recipient';
import { Channels } from './delivery/channels';
import { admitEventBridgeToKeyOf, checkDeadLetterQueue, createDeadLetterQueue } from './delivery/dead-letter-queue';
import { checkKey } from './delivery/key';
import { checkDisplayName, checkTopic } from './delivery/topic';
import { toPattern } from './filter/pattern';
import { markRule } from './health/rule-metadata';
import { Recipients } from './recipient/recipients';
import { SignInFilter, _criteriaOf } from './sign-in-filter';
import { SignInTrail } from './sign-in-trail';
import { consoleDomain } from './signin/console';

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

  private readonly recipients: Recipients;

  public constructor(scope: Construct, id: string, props: ConsoleLoginAlertProps = {}) {
    super(scope, id);
    this.checkProps(props);

    this.rule = this.createRule(props.signIns ?? {});
    this.trail = props.trail;
    (props.trail ?? SignInTrail._unnamed())._bind(this, this.rule);

    this.deadLetterQueue = props.deadLetterQueue ?? createDeadLetterQueue(this);
    admitEventBridgeToKeyOf(this.deadLetterQueue, this);

    const message = props.message ?? AlertMessage.english();
    const delivery = props.delivery ?? AlertDelivery.direct();
    const channels = new Channels(this, {
      topic: props.topic,
      displayName: props.displayName ?? 'AWS console sign-in',
      encryptionKey: props.encryptionKey,
      connect: (channel, topic, topicKeys) => this.rule.addTarget(delivery._bind(this, {
        channel,
        topic,
        topicKeys,
        template: message._bind({ consoleDomain: this.consoleDomain() }),
        deadLetterQueue: this.deadLetterQueue,
      })),
    });
    this.topic = channels.topicOf('text');

    this.recipients = new Recipients(channels);
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

  private createRule(signIns: SignInFilter): events.Rule {
    const { source, detail, 'detail-type': detailType } = toPattern(_criteriaOf(signIns));
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
    if (topic?.masterKey) {
      checkKey(topic.masterKey, 'the masterKey of topic');
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
