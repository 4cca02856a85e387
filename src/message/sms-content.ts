import { Content, Publication, SubjectDeliveryOptions } from './content';
import { block, ELLIPSIS, guardedAccount, literal } from './jsonata';
import { fieldsOf } from './line';
import { everyWord } from './lines';
import { parseTemplate } from './parse-template';
import { SmsEncoding, smsRoom, smsSize } from './sms-text';
import { toTransformer, Transformer } from './to-input-transformer';
import { Filter, withValues } from './values';
import { Wording } from './wording';
import { FIELDS } from '../signin/fields';

/** Values in an encoding: ASCII that takes one unit each, so that characters can be counted instead of units. */
const FILTERS: Readonly<Record<SmsEncoding, Filter>> = {
  'GSM-7': { name: 'shown', expression: '$replace($s, /[^ -Z_a-z]+/, "?")' },
  'UCS-2': { name: 'shown', expression: '$replace($s, /[^ -~]+/, "?")' },
};

/**
 * SNS takes a text message for a promotional one unless it or the account says otherwise, and delivers those with less care.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-topic.html
 */
const TRANSACTIONAL = { 'AWS.SNS.SMS.SMSType': 'Transactional' };

/** What phones are told: a text message of one part. */
export class SmsContent implements Content {
  public constructor(private readonly wording: Wording) {}

  /** One part, since it names nothing but fields whose values are short. */
  public transformer(): Transformer {
    return toTransformer(parseTemplate(this.wording.short.direct, FIELDS));
  }

  /** One part, since it is cut where an event holds more. */
  public publication(event: string, { timeZoneOffset }: SubjectDeliveryOptions): Publication {
    const { workflow, unknown, plain } = this.wording.short;
    const { lines: [line] } = parseTemplate(workflow, FIELDS);
    const { encoding } = smsSize(workflow);
    const filter = FILTERS[encoding];
    const room = smsRoom(encoding);
    return {
      subject: undefined,
      message: withValues(event, fieldsOf([line]), { unknown, timeZoneOffset }, [filter], block(
        `$s := $trim(${everyWord(line, filter)})`,
        `$length($s) <= ${room} ? $s : $trim($substring($s, 0, ${room - ELLIPSIS.length})) & ${literal(ELLIPSIS)}`,
      )),
      attributes: TRANSACTIONAL,
      plain: `${literal(plain)} & ${guardedAccount(event, unknown)}`,
    };
  }
}
