import { concat, literal } from './jsonata';
import { renderValue, ValueFilter, valueOf } from './jsonata-values';
import { fieldsOf, Line } from './parse-template';

/** A JSONata expression that writes a line, with a word in the place of each missing value. */
export function renderLine(line: Line, filter: ValueFilter): string {
  return concat(line.map(part => part.kind === 'text' ? literal(part.text) : renderValue(part.field, filter)));
}

/** An expression that writes the first of several wordings of which no value is missing. It has no value if there is none. */
export function firstComplete(wordings: readonly Line[], filter: ValueFilter): string {
  return wordings.map(line => `${ifComplete(line)}${renderLine(line, filter)}`).join(' : ');
}

/** The same, but it writes the last wording where each has a missing value. */
export function firstCompleteOrLast(wordings: readonly Line[], filter: ValueFilter): string {
  return [...wordings.slice(0, -1).map(line => firstComplete([line], filter)), renderLine(wordings[wordings.length - 1], filter)].join(' : ');
}

/** An expression that writes a line above others if one of these is complete. */
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
