import { CODES, isFinding, Line } from './line';

/** The lines of one group of checks. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The answers of the doctor, in any format. */
export interface Diagnosis {
  readonly sections: readonly Section[];
}

/** Everything that needs somebody to look. */
export function findingsOf({ sections }: Diagnosis): Line[] {
  return sections.flatMap(({ lines }) => lines).filter(isFinding);
}

/** How many lines say what. */
export function numbersOf({ sections }: Diagnosis): Readonly<Record<'well' | 'wrong' | 'unknown', number>> {
  const states = sections.flatMap(({ lines }) => lines.map(({ code }) => CODES[code]));
  const number = (state: string) => states.filter(each => each === state).length;
  return { well: number('well'), wrong: number('wrong'), unknown: number('unknown') };
}
