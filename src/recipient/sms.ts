import { Stack, Token } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SmsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { RecipientStrategy, RecipientSubscription } from './recipient-strategy';
import { snsSubscription } from './recipients';
import { hasSms } from './sms-regions';
import { warn } from '../cdk/warning';
import { SMS } from '../delivery/message-format';
import { SEVERITY, SEVERITY_ATTRIBUTE } from '../message/severity';

/**
 * A number as E.164 writes it: a plus, the country code, which begins with no zero, and at most 15 digits in all.
 * The shortest numbers of the world have seven.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html
 */
const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;

/**
 * Options of `AlertRecipient.sms`.
 */
export interface SmsRecipientOptions {
  /**
   * Whether the phone gets only messages of high severity: of the root user, of `AssumeRoot`, of `aws login` on another device, and of what
   * AWS itself finds unusual. A filter policy of its subscription does this, so it needs `AlertDelivery.withSubject`, which says the severity
   * in a message attribute. A message that could not be made is sent to such a phone as well.
   *
   * @default false
   */
  readonly onlyHighSeverity?: boolean;
}

/** A person with a phone. */
export class SmsRecipient implements RecipientStrategy {
  public readonly format = SMS;

  public constructor(private readonly phoneNumber: string, private readonly options: SmsRecipientOptions = {}) {}

  public problem(region: string, marksSeverity = false): string | undefined {
    if (this.options.onlyHighSeverity && !marksSeverity) {
      return `${JSON.stringify(this.phoneNumber)} gets messages of high severity alone, and AlertDelivery.direct() cannot tell the severity of an event: ` +
        'give delivery: AlertDelivery.withSubject(), or leave onlyHighSeverity out';
    }
    if (hasSms(region) === false) {
      return `${JSON.stringify(this.phoneNumber)} is a phone, and SNS sends no text messages from ${region}: put the alert into another Region, ` +
        'or leave the phone out';
    }
    return Token.isUnresolved(this.phoneNumber) || PHONE_NUMBER.test(this.phoneNumber)
      ? undefined
      : `${JSON.stringify(this.phoneNumber)} is no phone number in E.164 form: give one such as "+81312345678", ` +
        'with the country code and without blanks or hyphens';
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    const filterPolicy = this.options.onlyHighSeverity
      ? { [SEVERITY_ATTRIBUTE]: sns.SubscriptionFilter.stringFilter({ allowlist: [SEVERITY.high] }) }
      : undefined;
    const subscription = snsSubscription(topic, new SmsSubscription(this.phoneNumber, { filterPolicy }));
    return {
      ...subscription,
      subscribe: () => {
        subscription.subscribe();
        warnIfUnknown(topic);
      },
    };
  }
}

/** Once for all phones of an alert. */
function warnIfUnknown(topic: sns.ITopic): void {
  const { region } = Stack.of(topic);
  if (!Token.isUnresolved(region) && hasSms(region) === undefined) {
    warn(topic, 'smsRegionUnknown', `it is not known whether SNS sends text messages from ${region}: look it up in ` +
      'https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html');
  }
}
