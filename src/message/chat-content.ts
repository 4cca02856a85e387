import { Content, JsonataMessage, SubjectDeliveryOptions } from './content';
import { block, guardedAccount, joinLines, literal } from './jsonata';
import { Wording } from './languages/wording';
import { fieldsOf } from './line';
import { firstComplete } from './lines';
import { parseLine } from './parse-template';
import { directLines, fieldsOfSections, ParsedSections, parseSections, renderSections, trustedDirectLines } from './sections';
import { InputTransformerProperty, jsonTransformer, jsonMembers, quoted } from './to-input-transformer';
import { ValueFilter, renderValue, valueOf, withValues } from './values';
import { fieldsOfVariants, parseVariants, renderVariant, Variants } from './variants';
import { EventField, FIELDS } from '../signin/fields';

/** The type of the notification, by which custom actions of a channel can select it. */
const EVENT_TYPE = 'AWS sign-in event';

/** EventBridge may deliver an event twice: the second goes into the thread of the first. */
const THREAD = parseLine('sign-in <eventId>', FIELDS);

/**
 * Values in the text of a card. Nothing in a code span is markdown in Slack or Teams: no link, no mention, no emphasis. What could
 * end it is replaced, and the angle brackets with which Slack marks mentions anywhere; ARNs and addresses stay as they are.
 */
const CODE: ValueFilter = { name: 'code', expression: '"`" & $replace($replace($replace($s, /`/, "\'"), /</, "("), />/, ")") & "`"' };

/** Values in titles and links, where there is no code span: none that belongs there has another character. */
const STRIPPED: ValueFilter = { name: 'stripped', expression: '$replace($s, /[^A-Za-z0-9 -]+/, "?")' };

/**
 * The card for chat channels: a custom notification of Amazon Q Developer in chat applications.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export class ChatContent implements Content {
  private readonly sections: ParsedSections;
  private readonly title: Variants;

  public constructor(private readonly wording: Wording, consoleDomain: string) {
    this.sections = parseSections(wording.sections(consoleDomain), FIELDS);
    this.title = parseVariants(wording.title.byKind, FIELDS);
  }

  /**
   * A JSON template, which cannot tell one event from another: its title is one that fits all. A value inside a string is not escaped,
   * and one quote in it would cost the delivery: only tokens stand there. Free text is a JSON value of its own, in `additionalContext`,
   * which a chat does not show.
   */
  public toInputTransformer(): InputTransformerProperty {
    const title = this.title.direct;
    const description = trustedDirectLines(this.sections);
    const free = this.untrustedFields();
    return jsonTransformer(`{
"version": "1.0",
"source": "custom",
"content": {
  "textType": "client-markdown",
  "title": ${quoted([title])},
  "description": ${quoted(description)}
},
"metadata": {
  "threadId": ${quoted([THREAD])},
  "summary": ${quoted([title])},
  "eventType": ${JSON.stringify(EVENT_TYPE)},
  "additionalContext": {${jsonMembers(free)}},
  "enableCustomActions": false
}
}`, [...fieldsOf([title, ...description, THREAD]), ...free]);
  }

  /**
   * A chat shows `nextSteps` below the description, so what to do stands in the description: nothing of ours comes below what a
   * stranger can choose.
   */
  public toJsonata(event: string, { timeZoneOffset }: SubjectDeliveryOptions): JsonataMessage {
    const { unknown, sms: { fallback } } = this.wording;
    const context = this.untrustedFields();
    const fields = [...fieldsOfSections(this.sections), ...fieldsOfVariants(this.title), ...fieldsOf([THREAD]), ...context];
    return {
      subject: undefined,
      message: withValues(event, fields, { unknown, timeZoneOffset }, [CODE, STRIPPED], block(
        `$title := ${renderVariant(this.title, STRIPPED)}`,
        `$description := ${joinLines(renderSections(this.sections, CODE, STRIPPED))}`,
        `$thread := ${firstComplete([THREAD], STRIPPED)}`,
        // One after the other, since the values of an object are begun at once, which counts against a limit of depth.
        ...context.map((field, index) => `$context_${index} := $exists(${valueOf(field)}) ? ${renderValue(field, CODE)}`),
        `$string({${[
          '"version": "1.0"',
          '"source": "custom"',
          `"content": {${[
            '"textType": "client-markdown"',
            '"title": $title',
            '"description": $description',
          ].join(', ')}}`,
          `"metadata": {${[
            '"threadId": $thread',
            '"summary": $title',
            `"eventType": ${literal(EVENT_TYPE)}`,
            `"additionalContext": {${context.map(({ name }, index) => `${literal(name)}: $context_${index}`).join(', ')}}`,
            '"enableCustomActions": false',
          ].join(', ')}}`,
        ].join(', ')}})`,
      )),
      fallback: `${literal(`{"version":"1.0","source":"custom","content":{"description":"${fallback}`)} & ${guardedAccount(event, unknown)} & "\\"}}"`,
    };
  }

  /** The fields that a card has as values of their own, since they are free text. */
  private untrustedFields(): readonly EventField[] {
    return [...new Set(fieldsOf(directLines(this.sections.untrusted)))];
  }
}
