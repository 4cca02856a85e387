import { CODES, isFinding, ReportLine } from './report-line';
import { printable } from '../printable';

/** The lines of one group of checks. */
export interface Section {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/** The answers of the doctor, in any format. */
export interface Diagnosis {
  readonly sections: readonly Section[];
}

/** Everything that needs somebody to look. */
export function findingsIn({ sections }: Diagnosis): ReportLine[] {
  return sections.flatMap(({ lines }) => lines).filter(isFinding);
}

/** How many lines say what. */
export function numbersOf({ sections }: Diagnosis): Readonly<Record<'well' | 'wrong' | 'unknown', number>> {
  const states = sections.flatMap(({ lines }) => lines.map(({ code }) => CODES[code]));
  const number = (state: string) => states.filter(each => each === state).length;
  return { well: number('well'), wrong: number('wrong'), unknown: number('unknown') };
}

/** One JSON document with all lines, in the order of the report. */
export function jsonDiagnosis({ sections }: Diagnosis): string {
  const lines = sections.flatMap(({ title, lines: inside }) => inside.map(({ code, about, text, todo }) => ({
    section: title, state: CODES[code], code, about, message: `${about} ${text}`, ...todo !== undefined && { todo },
  })));
  // JSON escapes the C0 controls only; a terminal obeys others too.
  return `${printable(JSON.stringify({ lines }, undefined, 2))}\n`;
}
