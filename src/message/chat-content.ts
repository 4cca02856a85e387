import { AccountNames, NO_NAMES } from './account-names';
import { block, guardedAccount, joinLines, literal } from './jsonata';
import { ValueFilter, renderValue, valueOf, withValues } from './jsonata-values';
import { Wording } from './languages/wording';
import { DirectSections, fieldsOfSections, renderSections } from './message-sections';
import { Content, JsonataMessage, SubjectDeliveryOptions, valueStyle, MessageContext } from './message-strategy';
import { fieldsOf, Line, parseLine } from './parse-template';
import { PresetAdditions, presetDirectSections, presetDirectTitle, presetJsonataSections, presetTitle } from './preset-text';
import { firstComplete, renderLine } from './render-line';
import { fieldsOfTitle, renderTitle } from './title';
import { InputTransformerProperty, jsonTransformer, jsonMembers, quoted } from './to-input-transformer';
import { EventField, FIELDS } from '../signin/fields';

/** The type of the notification, by which custom actions of a channel can select it. */
const EVENT_TYPE = 'AWS sign-in event';

/** EventBridge may deliver an event twice: the second goes into the thread of the first. */
const THREAD = parseLine('sign-in <eventId>', FIELDS);

/**
 * Values in the text of a card. Nothing in a code span is markdown in Slack or Teams: no link, no mention, no emphasis. What could
 * end it is replaced, and the angle brackets with which Slack marks mentions anywhere; ARNs and addresses stay as they are.
 */
const CODE: ValueFilter = { name: 'code', expression: '"`" & $replace($replace($replace($s, /`/, "\'"), /</, "("), />/, ")") & "`"', marks: true };

/** Values in titles and links, where there is no code span: none that belongs there has another character. */
const STRIPPED: ValueFilter = { name: 'stripped', expression: '$replace($s, /[^A-Za-z0-9 -]+/, "?")' };

/**
 * The card for chat channels: a custom notification of Amazon Q Developer in chat applications.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export class ChatContent implements Content {
  private readonly names: AccountNames;

  public constructor(private readonly wording: Wording, private readonly context: MessageContext, private readonly additions: PresetAdditions = {}) {
    this.names = additions.accountNames ?? NO_NAMES;
  }

  /**
   * A JSON template, which cannot tell one event from another: its title is one that fits all. A value inside a string is not escaped,
   * and one quote in it would cost the delivery: only tokens stand there. Free text is a JSON value of its own, in `additionalContext`,
   * which a chat does not show.
   */
  public toInputTransformer(): InputTransformerProperty {
    const { trusted, runbook, untrusted } = this.directSections;
    const [title, ...description] = this.names.inDirectLines([presetDirectTitle(this.wording, this.additions), ...trusted], this.context);
    const free = untrustedFields(untrusted);
    return jsonTransformer(`{
"version": "1.0",
"source": "custom",
"content": {
  "textType": "client-markdown",
  "title": ${quoted([title])},
  "description": ${quoted(description)}${runbook.map(line => `,
  "nextSteps": [${quoted([line])}]`).join('')}
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
   * stranger can choose, but for the address of the user's own instructions, which is there too.
   */
  public toJsonata(event: string, options: SubjectDeliveryOptions): JsonataMessage {
    const { unknown, sms: { fallback } } = this.wording;
    const sections = presetJsonataSections(this.wording, this.context.consoleDomain, this.additions);
    const title = presetTitle(this.wording, this.additions);
    const context = untrustedFields(this.directSections.untrusted);
    const fields = [...fieldsOfSections(sections), ...fieldsOfTitle(title), ...fieldsOf([THREAD]), ...context];
    return {
      subject: undefined,
      message: withValues(event, fields, valueStyle(unknown, options, this.names), [CODE, STRIPPED], block(
        `$title := ${renderTitle(title, STRIPPED)}`,
        `$description := ${joinLines(renderSections(sections, CODE, STRIPPED))}`,
        `$thread := ${firstComplete([THREAD], STRIPPED)}`,
        ...sections.runbook.map(line => `$step := ${renderLine(line, STRIPPED)}`),
        // One after the other, since the values of an object are begun at once, which counts against a limit of depth.
        ...context.map((field, index) => `$context_${index} := $exists(${valueOf(field)}) ? ${renderValue(field, CODE)}`),
        `$string({${[
          '"version": "1.0"',
          '"source": "custom"',
          `"content": {${[
            '"textType": "client-markdown"',
            '"title": $title',
            '"description": $description',
            ...sections.runbook.length === 0 ? [] : ['"nextSteps": [$step]'],
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

  private get directSections(): DirectSections {
    return presetDirectSections(this.wording, this.context.consoleDomain, this.additions);
  }
}

/** The fields that a card has as values of their own, since they are free text. */
function untrustedFields(untrusted: readonly Line[]): readonly EventField[] {
  return [...new Set(fieldsOf(untrusted))];
}
