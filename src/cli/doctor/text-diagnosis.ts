import { Diagnosis, findingsIn, numbersOf } from './diagnosis';
import { CODES, ReportLine, LineState } from './report-line';
import { count, Paint, paintIn, printableLine, Style } from '../printable';

/** Each state as a word and in its colour. */
const STATES: Readonly<Record<LineState, { readonly word: string; readonly style: Style }>> = {
  well: { word: 'well', style: 'green' },
  wrong: { word: 'WRONG', style: ['bold', 'red'] },
  unknown: { word: 'not known', style: 'yellow' },
};
const WIDTH = 'not known'.length;

/** A report for a person: one line for each answer, what to do below it, and the findings once more at the end. */
export function textDiagnosis(diagnosis: Diagnosis, colour: boolean): string {
  const paint = paintIn(colour);
  const lineOf = (line: ReportLine): string => {
    const { word, style } = STATES[CODES[line.code]];
    const answer = `  ${paint(style, word.padEnd(WIDTH))}  ${printableLine(line.about)} ${printableLine(line.text)}`;
    return [answer, ...line.todo === undefined ? [] : [`  ${' '.repeat(WIDTH)}  ${paint('cyan', printableLine(line.todo))}`]].join('\n');
  };
  const sections = diagnosis.sections.map(({ title, lines }) => [paint('bold', title), ...lines.map(lineOf)].join('\n'));
  return `${[...sections, summary(diagnosis, paint)].join('\n\n')}\n`;
}

function summary(diagnosis: Diagnosis, paint: Paint): string {
  const { well, wrong, unknown } = numbersOf(diagnosis);
  const words = `${count(wrong, 'problem')}, ${unknown} not known, ${well} well`;
  if (wrong + unknown === 0) return paint(['bold', 'green'], `All is well: ${count(well, 'check')}`);
  const codes = [...new Set(findingsIn(diagnosis).map(({ code }) => code))];
  return `${paint(['bold', 'red'], `Found: ${words}`)}\n  ${codes.join(', ')}`;
}
