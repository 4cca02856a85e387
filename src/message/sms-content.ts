import { AlertAccount, NO_NAMES } from './account-names';
import { everyChoice } from './choose-by-field';
import { block, ELLIPSIS, guardedAccount, literal } from './jsonata';
import { ValueFilter, withValues } from './jsonata-values';
import { SmsWording } from './languages/wording';
import { fieldsOfLineByKind, parseLineByKind, renderLineByKind } from './line-by-access-kind';
import { Content, JsonataMessage, SubjectDeliveryOptions, valueStyle } from './message-strategy';
import { parseTemplate } from './parse-template';
import { PresetAdditions, presetFields } from './preset-text';
import { HIGH_SEVERITY, renderSeverity, SEVERITY } from './severity';
import { SmsEncoding, smsRoom, smsSize } from './sms-size';
import { InputTransformerProperty, stringTransformer } from './to-input-transformer';

/** Values in an encoding: ASCII that takes one unit each, so that characters can be counted instead of units. */
const FILTERS: Readonly<Record<SmsEncoding, ValueFilter>> = {
  'GSM-7': { name: 'shown', expression: '$replace($s, /[^ -Z_a-z]+/, "?")' },
  'UCS-2': { name: 'shown', expression: '$replace($s, /[^ -~]+/, "?")' },
};

/**
 * SNS treats a text message as promotional, with lower priority, unless the message or the account says that it is transactional.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-topic.html
 */
const TRANSACTIONAL = { 'AWS.SNS.SMS.SMSType': 'Transactional' };

/** The longest name of an account for which an input transformer writes one part, with the longest values of any event. */
const LONGEST_DIRECT_NAME = 23;

/** The text message for phones, of one part. */
export class SmsContent implements Content {
  public constructor(
    private readonly wording: SmsWording, private readonly alert: AlertAccount = {}, private readonly additions: PresetAdditions = {},
  ) {}

  /**
   * One part, since it names only fields whose values are short.
   *
   * @throws for the name of an account that leaves no room for them
   */
  public toInputTransformer(): InputTransformerProperty {
    const { accountNames = NO_NAMES } = this.additions;
    const { direct, directNamed } = this.wording;
    const name = accountNames.nameOfOnly(this.alert);
    if (name !== undefined && name.length > LONGEST_DIRECT_NAME) {
      throw new Error(`accountNames.${this.alert.account} is ${JSON.stringify(name)}, which is ${name.length} characters long: shorten it to ` +
        `${LONGEST_DIRECT_NAME}, so that a text message has one part, or give delivery: AlertDelivery.withSubject(), which cuts text messages`);
    }
    const { lines } = parseTemplate(name === undefined ? direct : directNamed, presetFields(this.additions).known);
    return stringTransformer({ lines: accountNames.inDirectLines(lines, this.alert) });
  }

  /** One part, since it is cut where an event holds more. */
  public toJsonata(event: string, options: SubjectDeliveryOptions): JsonataMessage {
    const { byKind, unknown, fallback } = this.wording;
    const { known, derived } = presetFields(this.additions);
    const style = valueStyle(unknown, options, this.additions.accountNames);
    const text = parseLineByKind(byKind, known, derived);
    const { encoding } = smsSize(everyChoice(byKind).flat().join(''));
    const filter = FILTERS[encoding];
    const room = smsRoom(encoding);
    return {
      subject: undefined,
      message: withValues(event, fieldsOfLineByKind(text), style, [filter], block(
        `$s := $trim(${renderLineByKind(text, filter)})`,
        `$length($s) <= ${room} ? $s : $trim($substring($s, 0, ${room - ELLIPSIS.length})) & ${literal(ELLIPSIS)}`,
      )),
      attributes: TRANSACTIONAL,
      severity: withValues(event, [HIGH_SEVERITY], style, [], renderSeverity(SEVERITY)),
      fallback: `${literal(fallback)} & ${guardedAccount(event, unknown)}`,
    };
  }
}
