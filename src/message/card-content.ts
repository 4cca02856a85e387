import { Content, Publication, Writing } from './content';
import { block, guardedAccount, joined, literal } from './jsonata';
import { everyWord, firstWhole, firstWholeOrLast, heading } from './lines';
import { parseTemplate } from './parse';
import { fieldsOf } from './template';
import { readTitle, Title, titleExpression } from './title';
import { bare, jsonTransformer, quoted, Transformer } from './transformer';
import { Filter, said, valueOf, withValues } from './values';
import { PassageLines, readPassages, Wording } from './wording';
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
export class CardContent implements Content {
  private readonly passages: PassageLines;
  private readonly title: Title;

  public constructor(private readonly wording: Wording, consoleDomain: string) {
    this.passages = readPassages(wording.passages(consoleDomain), FIELDS);
    this.title = readTitle(wording.subject, FIELDS);
  }

  /**
   * A JSON template, which cannot tell one event from another: its title is one that fits all. A value inside a string is not escaped, and one quote in it would cost the delivery: only tokens stand there.
   * Free text is a JSON value of its own, in `additionalContext`.
   */
  public transformer(): Transformer {
    const { opening, facts, record, advice, chosen } = this.passages;
    const description = [opening[0], ...facts.flatMap(wordings => wordings.length === 1 ? wordings : [])];
    const free = [...new Set(fieldsOf([...facts.flat(), ...chosen]).filter(({ kind }) => kind !== 'token'))];
    return jsonTransformer(`{
"version": "1.0",
"source": "custom",
"content": {
  "textType": "client-markdown",
  "title": ${quoted([this.title.others])},
  "description": ${quoted(description)},
  "nextSteps": [${quoted([advice])}, ${quoted([record])}]
},
"metadata": {
  "threadId": ${quoted([THREAD])},
  "summary": ${quoted([this.title.others])},
  "eventType": ${JSON.stringify(EVENT_TYPE)},
  "additionalContext": {${free.map(field => `${JSON.stringify(field.name)}: ${bare(field)}`).join(', ')}},
  "enableCustomActions": false
}
}`, [...fieldsOf([this.title.others, ...description, advice, record, THREAD]), ...free]);
  }

  public publication(event: string, { timeZoneOffset }: Writing): Publication {
    const { opening, facts, record, advice, warning, chosen } = this.passages;
    const { unknown, short: { plain } } = this.wording;
    const fields = fieldsOf([...opening, ...facts.flat(), record, advice, warning, ...chosen, this.title.signIn, this.title.others, THREAD]);
    const description = joined([
      firstWholeOrLast(opening, CODE),
      ...facts.map(wordings => firstWhole(wordings, CODE)),
      heading(warning, chosen, CODE),
      ...chosen.map(line => firstWhole([line], CODE)),
    ]);
    return {
      subject: undefined,
      message: withValues(event, fields, { unknown, timeZoneOffset }, [CODE, STRIPPED], block(
        `$title := ${titleExpression(this.title, STRIPPED)}`,
        `$description := ${description}`,
        `$advice := ${everyWord(advice, STRIPPED)}`,
        `$record := ${firstWhole([record], STRIPPED)}`,
        `$thread := ${firstWhole([THREAD], STRIPPED)}`,
        `$string({${[
          '"version": "1.0"',
          '"source": "custom"',
          `"content": {${[
            '"textType": "client-markdown"',
            '"title": $title',
            '"description": $description',
            '"nextSteps": [$advice, $record]',
          ].join(', ')}}`,
          `"metadata": {${[
            '"threadId": $thread',
            '"summary": $title',
            `"eventType": ${literal(EVENT_TYPE)}`,
            `"additionalContext": {${fieldsOf(chosen).map(field => `${literal(field.name)}: $exists(${valueOf(field)}) ? ${said(field, CODE)}`).join(', ')}}`,
            '"enableCustomActions": false',
          ].join(', ')}}`,
        ].join(', ')}})`,
      )),
      plain: `${literal(`{"version":"1.0","source":"custom","content":{"description":"${plain}`)} & ${guardedAccount(event, unknown)} & "\\"}}"`,
    };
  }
}
