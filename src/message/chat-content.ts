import { Content, Publication, SubjectDeliveryOptions } from './content';
import { block, guardedAccount, joined, literal } from './jsonata';
import { fieldsOf } from './line';
import { firstWhole, firstWholeOrLast, heading } from './lines';
import { parseTemplate } from './parse-template';
import { readTitle, Title, titleExpression } from './title';
import { bare, jsonTransformer, quoted, Transformer } from './to-input-transformer';
import { Filter, said, valueOf, withValues } from './values';
import { alwaysSaid, PassageLines, readPassages, saidIfKnown, Wording } from './wording';
import { FIELDS } from '../signin/fields';

/** What tells a custom notification from others, for custom actions that somebody may define. */
const EVENT_TYPE = 'AWS console sign-in';

/** EventBridge may deliver an event twice: the second goes into the thread of the first. */
const [THREAD] = parseTemplate('sign-in <eventId>', FIELDS).lines;

/**
 * Values in the text of a card. Nothing in a code span is markdown in Slack or Teams: no link, no mention, no emphasis. What could
 * end it is replaced, and the angle brackets with which Slack marks mentions anywhere; ARNs and addresses stay as they are.
 */
const CODE: Filter = { name: 'code', expression: '"`" & $replace($replace($replace($s, /`/, "\'"), /</, "("), />/, ")") & "`"' };

/** Values in titles and links, where there is no code span: none that belongs there has another character. */
const STRIPPED: Filter = { name: 'stripped', expression: '$replace($s, /[^A-Za-z0-9 -]+/, "?")' };

/**
 * What chat channels are told: a custom notification of Amazon Q Developer in chat applications.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export class ChatContent implements Content {
  private readonly passages: PassageLines;
  private readonly title: Title;

  public constructor(private readonly wording: Wording, consoleDomain: string) {
    this.passages = readPassages(wording.passages(consoleDomain), FIELDS);
    this.title = readTitle(wording.subject, FIELDS);
  }

  /**
   * A JSON template, which cannot tell one event from another: its title is one that fits all. A value inside a string is not escaped,
   * and one quote in it would cost the delivery: only tokens stand there. Free text is a JSON value of its own, in `additionalContext`,
   * which a chat does not show.
   */
  public transformer(): Transformer {
    const { opening, facts, record, advice, chosen } = this.passages;
    const description = [...opening.slice(-1), ...alwaysSaid(facts), record, advice];
    const free = [...new Set(fieldsOf(alwaysSaid(chosen)))];
    return jsonTransformer(`{
"version": "1.0",
"source": "custom",
"content": {
  "textType": "client-markdown",
  "title": ${quoted([this.title.others])},
  "description": ${quoted(description)}
},
"metadata": {
  "threadId": ${quoted([THREAD])},
  "summary": ${quoted([this.title.others])},
  "eventType": ${JSON.stringify(EVENT_TYPE)},
  "additionalContext": {${free.map(field => `${JSON.stringify(field.name)}: ${bare(field)}`).join(', ')}},
  "enableCustomActions": false
}
}`, [...fieldsOf([this.title.others, ...description, THREAD]), ...free]);
  }

  /**
   * A chat shows `nextSteps` below the description, so what to do stands in the description: nothing of ours comes below what a
   * stranger can choose.
   */
  public publication(event: string, { timeZoneOffset }: SubjectDeliveryOptions): Publication {
    const { opening, facts, record, advice, warning, chosen } = this.passages;
    const { unknown, short: { plain } } = this.wording;
    const [known, below] = [facts, chosen].map(saidIfKnown);
    const context = fieldsOf(alwaysSaid(chosen));
    const fields = fieldsOf([...opening, ...known, record, advice, warning, ...below, this.title.signIn, this.title.others, THREAD]).concat(context);
    const description = joined([
      firstWholeOrLast(opening, CODE),
      ...known.map(line => firstWhole([line], CODE)),
      firstWhole([record], STRIPPED),
      firstWhole([advice], STRIPPED),
      heading(warning, below, CODE),
      ...below.map(line => firstWhole([line], CODE)),
    ]);
    return {
      subject: undefined,
      message: withValues(event, fields, { unknown, timeZoneOffset }, [CODE, STRIPPED], block(
        `$title := ${titleExpression(this.title, STRIPPED)}`,
        `$description := ${description}`,
        `$thread := ${firstWhole([THREAD], STRIPPED)}`,
        // One after the other, since the values of an object are begun at once, which counts against a limit of depth.
        ...context.map((field, index) => `$context_${index} := $exists(${valueOf(field)}) ? ${said(field, CODE)}`),
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
      plain: `${literal(`{"version":"1.0","source":"custom","content":{"description":"${plain}`)} & ${guardedAccount(event, unknown)} & "\\"}}"`,
    };
  }
}
