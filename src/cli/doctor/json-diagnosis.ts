import { Diagnosis } from './diagnosis';
import { CODES } from './line';
import { printable } from '../printable';

/** One JSON document with all lines, in the order of the report. */
export function jsonDiagnosis({ sections }: Diagnosis): string {
  const lines = sections.flatMap(({ title, lines: inside }) => inside.map(({ code, about, text, todo }) => ({
    section: title, state: CODES[code], code, about, message: `${about} ${text}`, ...todo !== undefined && { todo },
  })));
  // JSON escapes the C0 controls only; a terminal obeys others too.
  return `${printable(JSON.stringify({ lines }, undefined, 2))}\n`;
}
