import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DirectDelivery } from './delivery/direct';
import { BoundDelivery, DeliveryProps, DeliveryStrategy } from './delivery/strategy';
import { WorkflowDelivery } from './delivery/with-subject';
import { checkInput } from './input/check';
import { mark } from './input/mark';
import { Writing } from './message/content';

/**
 * What `AlertDelivery.withSubject` may be given.
 */
export interface SubjectDeliveryOptions {
  /**
   * The Subject of mails: a template such as `Sign-in by <userArn>`, in which `options.fields` of the message may be named too.
   * It is delivered in one line of at most 99 characters.
   *
   * @default - the message's own subject, in its language
   */
  readonly subject?: string;

  /**
   * Times are written as they are at this offset from UTC, such as `+09:00` or `-03:30`, with the offset behind them.
   *
   * @default - in UTC, as the event has them
   */
  readonly timeZoneOffset?: string;
}

/**
 * How an alert travels from the rule to the topic.
 */
export class AlertDelivery {
  /**
   * Straight from the rule, which makes the text by an input transformer: the shortest way, and free of charge.
   *
   * EventBridge tries for 24 hours and up to 185 times; what it cannot deliver goes to the dead-letter queue.
   * The mail has SNS's own subject, and double quotes around every line.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   */
  public static direct(): AlertDelivery {
    return new AlertDelivery(new DirectDelivery());
  }

  /**
   * Through a Step Functions Express workflow, which gives the mail a Subject, leaves out what the event does not say, and no quotes.
   *
   * A text that cannot be made of an event is replaced by the event as JSON; what cannot be published goes to the dead-letter queue.
   * A million sign-ins cost about USD 8 for each of mails, phones and chats, most of it for traces and logs. `AlertMessage.wholeEvent()`
   * fails, since it has no subject.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
   */
  public static withSubject(options: SubjectDeliveryOptions = {}): AlertDelivery {
    checkInput('AlertDelivery.withSubject', { options });
    return new AlertDelivery(new WorkflowDelivery(writingOf(options)));
  }

  private constructor(private readonly strategy: DeliveryStrategy) {
    mark(this, 'AlertDelivery');
  }

  /** @internal */
  public _bind(alert: Construct, props: DeliveryProps): BoundDelivery {
    return this.strategy.bind(alert, props);
  }
}

/** From twelve hours behind UTC to fourteen ahead, as the zones of the world are. */
const OFFSET = /^(-(0\d|1[01]):[0-5]\d|-12:00|\+(0\d|1[0-3]):[0-5]\d|\+14:00)$/;

/** @throws for what cannot be read, as far as it can be told without the message */
function writingOf({ subject, timeZoneOffset }: SubjectDeliveryOptions): Writing {
  if (Token.isUnresolved(subject)) {
    throw new Error(`options.subject is the token ${JSON.stringify(subject)}, in which no field can be seen: give the text itself`);
  }
  if (timeZoneOffset !== undefined && !OFFSET.test(timeZoneOffset)) {
    throw new Error(`options.timeZoneOffset is ${JSON.stringify(timeZoneOffset)}: give an offset from UTC such as "+09:00", from "-12:00" to "+14:00"`);
  }
  return { subject, timeZoneOffset };
}
