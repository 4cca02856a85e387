import { block, ELLIPSIS, literal } from './jsonata';
import { ValueFilter, ValueStyle, withValues } from './jsonata-values';
import { parseTemplate } from './parse-template';
import { fieldsOfTitle, renderTitle, Title } from './title';
import { EventField } from '../signin/fields';

/**
 * A Subject must be shorter than 100 characters, without line breaks and control characters. It is UTF-8 by the present reference,
 * and was ASCII by older ones, so a preset in English keeps to that.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
const LONGEST_SUBJECT = 99;

/** Blanks of every kind but the plain one, and characters that show nothing or turn the text. */
const INVISIBLE = String.raw`\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff`;

/** A Subject must begin with something that is seen. What stands between, such as the joiners of an emoji, is as it was typed. */
const ENDS = `/^[ ${INVISIBLE}]+|[ ${INVISIBLE}]+$/`;

/** Characters of two UTF-16 units, which some engines see as two and some as one. */
const WIDE = String.raw`/[\ud800-\udbff][\udc00-\udfff]|[^\u0000-\uffff]/`;

/** Values of a preset: whatever an event holds, the Subject is ASCII if the preset is. */
const ASCII: ValueFilter = { name: 'shown', expression: '$replace($s, /[^ -~]+/, "?")' };

/** Values where the user typed the rest. */
const VISIBLE: ValueFilter = { name: 'shown', expression: `$replace($s, /[${INVISIBLE}]+/, " ")` };

/** Characters that a Subject of the user's must not have. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** A parsed Subject. */
export interface Subject {
  readonly title: Title;
  readonly fallback: string;
  readonly filter: ValueFilter;
}

/** The Subject of a message of ours, whose title was parsed. */
export function presetSubject(title: Title, fallback: string): Subject {
  return { title, fallback, filter: ASCII };
}

/**
 * A Subject that the user wrote.
 *
 * @throws when it cannot be read, is more than one line, or has half a character
 */
export function parseSubject(text: string, fields: readonly EventField[], fallback: string): Subject {
  const { lines } = parseTemplate(text, fields, 'subject');
  if (lines.length > 1 || UNPRINTABLE.test(text)) {
    throw new Error(`subject is ${JSON.stringify(text)}: give one line without control characters`);
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new Error(`subject is ${JSON.stringify(text)}, which has half a character: write whole characters`);
  }
  return { title: { line: { other: [lines[0]] }, severity: undefined }, fallback, filter: VISIBLE };
}

/** A Subject that SNS takes, whatever the event holds. */
export function renderSubject(event: string, { title, fallback, filter }: Subject, style: ValueStyle): string {
  const room = LONGEST_SUBJECT - ELLIPSIS.length;
  return withValues(event, fieldsOfTitle(title), style, [filter], block(
    // Runs of blanks are one before the ends are looked for, so that a value with thousands of them costs no time.
    `$ended := function($t) { $replace($trim($t), ${ENDS}, "") }`,
    `$s := $ended(${renderTitle(title, filter)})`,
    // Wide characters count twice, wherever they are: the cut is a little early rather than late, and never within one.
    `$wide := $length($s) - $length($replace($s, ${WIDE}, ""))`,
    `$s = "" ? ${literal(fallback)} : $length($s) + $wide <= ${LONGEST_SUBJECT} ? $s ` +
      `: $ended($substring($s, 0, $max([${room} - $wide, ${room / 2}]))) & ${literal(ELLIPSIS)}`,
  ));
}
