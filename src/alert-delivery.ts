import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BoundDelivery, DeliveryProps, DeliveryStrategy } from './delivery/delivery-strategy';
import { DirectDelivery } from './delivery/direct';
import { SubjectDelivery } from './delivery/with-subject';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { SubjectDeliveryOptions } from './message/message-strategy';
import { isTimeZone } from './message/time-zone';

/**
 * The delivery of alerts from the rule to the topic.
 */
export class AlertDelivery {
  /**
   * Direct delivery: the rule makes the message by an input transformer and publishes it. It has the fewest parts and is free of charge.
   *
   * EventBridge tries for 24 hours and up to 185 times, and then sends the event to the dead-letter queue.
   * The mail has SNS's own subject, and double quotes around every line.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   */
  public static direct(): AlertDelivery {
    return new AlertDelivery(new DirectDelivery());
  }

  /**
   * Delivery through a Step Functions Express workflow, which gives the mail a subject, adds no quotes, and leaves out lines about values that
   * the event lacks.
   *
   * If the workflow cannot make the text of an event, it publishes the event as JSON. If it cannot publish, it sends the event to the
   * dead-letter queue. A million sign-ins cost about USD 8 for each of mails, phones and chats, most of it for traces and logs.
   * `AlertMessage.wholeEvent()` fails, since it has no subject.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
   */
  public static withSubject(options: SubjectDeliveryOptions = {}): AlertDelivery {
    checkInput('AlertDelivery.withSubject', { options });
    checkOptions(options);
    return new AlertDelivery(new SubjectDelivery(options));
  }

  private constructor(private readonly strategy: DeliveryStrategy) {
    markAsInstance(this, 'AlertDelivery');
  }

  /** @internal */
  public get _marksSeverity(): boolean {
    return this.strategy.marksSeverity;
  }

  /** @internal */
  public _bind(alert: Construct, props: DeliveryProps): BoundDelivery {
    return this.strategy.bind(alert, props);
  }
}

/** From twelve hours behind UTC to fourteen ahead, as the zones of the world are. */
const OFFSET = /^(-(0\d|1[01]):[0-5]\d|-12:00|\+(0\d|1[0-3]):[0-5]\d|\+14:00)$/;

/** @throws for a subject that is a token, and for what is no offset or time zone; the fields of the subject are checked with the message */
function checkOptions({ subject, timeZoneOffset, timeZone }: SubjectDeliveryOptions): void {
  if (Token.isUnresolved(subject)) {
    throw new Error(`subject is the token ${JSON.stringify(subject)}, in which no field can be seen: give the text itself`);
  }
  if (timeZoneOffset !== undefined && !OFFSET.test(timeZoneOffset)) {
    throw new Error(`timeZoneOffset is ${JSON.stringify(timeZoneOffset)}: give an offset from UTC such as "+09:00", from "-12:00" to "+14:00"`);
  }
  if (timeZone !== undefined && timeZoneOffset !== undefined) {
    throw new Error(`timeZone is ${JSON.stringify(timeZone)} and timeZoneOffset is ${JSON.stringify(timeZoneOffset)}: give one of the two`);
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Error(`timeZone is ${JSON.stringify(timeZone)}, which Node.js does not know here: give the name of a time zone such as "Europe/Berlin", ` +
      'or an offset as timeZoneOffset');
  }
}
