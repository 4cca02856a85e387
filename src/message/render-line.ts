import { concat, literal } from './jsonata';
import { renderValue, ValueFilter, valueOf } from './jsonata-values';
import { fieldsOf, Line } from './parse-template';

/** A line with a word for each value that is missing. */
export function renderLine(line: Line, filter: ValueFilter): string {
  return concat(line.map(part => part.kind === 'text' ? literal(part.text) : renderValue(part.field, filter)));
}

/** The first of several wordings of which no value is missing; it does not exist if there is none. */
export function firstComplete(wordings: readonly Line[], filter: ValueFilter): string {
  return wordings.map(line => `${ifComplete(line)}${renderLine(line, filter)}`).join(' : ');
}

/** The first of several wordings of which no value is missing; the last one in any case. */
export function firstCompleteOrLast(wordings: readonly Line[], filter: ValueFilter): string {
  return [...wordings.slice(0, -1).map(line => firstComplete([line], filter)), renderLine(wordings[wordings.length - 1], filter)].join(' : ');
}

/** A line above others, which is there only if one of them is. */
export function headingIfAny(line: Line, lines: readonly Line[], filter: ValueFilter): string {
  return `${lines.map(each => `(${isComplete(each)})`).join(' or ')} ? ${renderLine(line, filter)}`;
}

/** The condition of a line that depends on values. */
function ifComplete(line: Line): string {
  return fieldsOf([line]).length === 0 ? '' : `${isComplete(line)} ? `;
}

function isComplete(line: Line): string {
  return fieldsOf([line]).map(field => `$exists(${valueOf(field)})`).join(' and ');
}
