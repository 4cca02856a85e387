import { Stack, Token } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SmsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { RecipientStrategy, RecipientSubscription, snsSubscription } from './recipient-strategy';
import { warn } from '../cdk/annotations';
import { SMS } from '../delivery/message-topics';
import { SEVERITY, SEVERITY_ATTRIBUTE } from '../message/severity';
import { partitionOf } from '../signin/partition';

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

/**
 * A person with a phone.
 *
 * @internal
 */
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

/**
 * Where SNS sends text messages. The guide has a table of Regions; announcements of 2026 add ap-east-2 and ap-southeast-6 and count
 * 32 in all, which are exactly those where AWS End User Messaging, by which SNS sends, has an endpoint (botocore's `endpoints.json`).
 *
 * Asia Pacific (Seoul) is in neither list below: it was announced in June 2026, after the guide had long left it out.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html
 * @see https://aws.amazon.com/about-aws/whats-new/2026/02/amazon-sns-sms-region-expansion
 * @see https://aws.amazon.com/about-aws/whats-new/2026/06/amazon-sns-supports-sending-sms-seoul-region/
 */
const WITH_SMS: ReadonlySet<string> = new Set([
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1',
  'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'af-south-1', 'il-central-1', 'me-central-1', 'me-south-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-3', 'ap-south-1', 'ap-south-2',
  'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-6',
]);

/** Where it sends none: these Regions, and all of these partitions. */
const WITHOUT_SMS: ReadonlySet<string> = new Set(['ap-east-1', 'ap-southeast-5', 'ap-southeast-7']);
const PARTITIONS_WITHOUT_SMS: ReadonlySet<string> = new Set(['aws-cn', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f']);

/**
 * Whether SNS sends text messages from a Region; undefined for one of which nothing is known.
 *
 * @internal
 */
export function hasSms(region: string): boolean | undefined {
  if (WITH_SMS.has(region)) {
    return true;
  }
  return WITHOUT_SMS.has(region) || PARTITIONS_WITHOUT_SMS.has(partitionOf(region).name) ? false : undefined;
}
