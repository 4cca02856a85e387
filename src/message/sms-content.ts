import { everyKind } from './access-kind';
import { Content, JsonataMessage, SubjectDeliveryOptions } from './content';
import { block, ELLIPSIS, guardedAccount, literal } from './jsonata';
import { SmsWording } from './languages/wording';
import { parseTemplate } from './parse-template';
import { SmsEncoding, smsRoom, smsSize } from './sms-text';
import { InputTransformerProperty, stringTransformer } from './to-input-transformer';
import { ValueFilter, withValues } from './values';
import { fieldsOfVariants, parseVariants, renderVariant } from './variants';
import { FIELDS } from '../signin/fields';

/** Values in an encoding: ASCII that takes one unit each, so that characters can be counted instead of units. */
const FILTERS: Readonly<Record<SmsEncoding, ValueFilter>> = {
  'GSM-7': { name: 'shown', expression: '$replace($s, /[^ -Z_a-z]+/, "?")' },
  'UCS-2': { name: 'shown', expression: '$replace($s, /[^ -~]+/, "?")' },
};

/**
 * SNS takes a text message for a promotional one unless it or the account says otherwise, and delivers those with less care.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-topic.html
 */
const TRANSACTIONAL = { 'AWS.SNS.SMS.SMSType': 'Transactional' };

/** The text message for phones, of one part. */
export class SmsContent implements Content {
  public constructor(private readonly wording: SmsWording) {}

  /** One part, since it names only fields whose values are short. */
  public toInputTransformer(): InputTransformerProperty {
    return stringTransformer(parseTemplate(this.wording.direct, FIELDS));
  }

  /** One part, since it is cut where an event holds more. */
  public toJsonata(event: string, { timeZoneOffset }: SubjectDeliveryOptions): JsonataMessage {
    const { byKind, unknown, fallback } = this.wording;
    const text = parseVariants(byKind, FIELDS);
    const { encoding } = smsSize(everyKind(byKind).flat().join(''));
    const filter = FILTERS[encoding];
    const room = smsRoom(encoding);
    return {
      subject: undefined,
      message: withValues(event, fieldsOfVariants(text), { unknown, timeZoneOffset }, [filter], block(
        `$s := $trim(${renderVariant(text, filter)})`,
        `$length($s) <= ${room} ? $s : $trim($substring($s, 0, ${room - ELLIPSIS.length})) & ${literal(ELLIPSIS)}`,
      )),
      attributes: TRANSACTIONAL,
      fallback: `${literal(fallback)} & ${guardedAccount(event, unknown)}`,
    };
  }
}
