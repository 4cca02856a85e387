import { inARow, literal } from './jsonata';
import { fieldsOf, Line } from './line';
import { Filter, said, valueOf } from './values';

/** A line with a word for each value that is missing. */
export function everyWord(line: Line, filter: Filter): string {
  return inARow(line.map(part => part.kind === 'text' ? literal(part.text) : said(part.field, filter)));
}

/** The first of several wordings of which no value is missing; no text at all if there is none. */
export function firstWhole(wordings: readonly Line[], filter: Filter): string {
  return wordings.map(line => `${whole(line)}${everyWord(line, filter)}`).join(' : ');
}

/** The first of several wordings of which no value is missing; the last one in any case. */
export function firstWholeOrLast(wordings: readonly Line[], filter: Filter): string {
  return [...wordings.slice(0, -1).map(line => firstWhole([line], filter)), everyWord(wordings[wordings.length - 1], filter)].join(' : ');
}

/** A line above others that is there only with one of them. */
export function heading(line: Line, lines: readonly Line[], filter: Filter): string {
  return `${lines.map(each => `(${known(each)})`).join(' or ')} ? ${everyWord(line, filter)}`;
}

/** What makes the rest depend on the values of a line. */
function whole(line: Line): string {
  return fieldsOf([line]).length === 0 ? '' : `${known(line)} ? `;
}

function known(line: Line): string {
  return fieldsOf([line]).map(field => `$exists(${valueOf(field)})`).join(' and ');
}
