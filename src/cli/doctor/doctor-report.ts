import { printable, count, Paint, paintIn, printableLine, Style } from '../printable';
import { CODES, isFinding, ReportLine, LineState } from './report-line';
import { pageOf } from '../report-parts/html-page';
import { html, Markup } from '../report-parts/markup';

/** The lines of one group of checks. */
interface Section {
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
function numbersOf({ sections }: Diagnosis): Readonly<Record<'well' | 'wrong' | 'unknown', number>> {
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

/** Each state as a word and in its colour. */
const TEXT_STATES: Readonly<Record<LineState, { readonly word: string; readonly style: Style }>> = {
  well: { word: 'well', style: 'green' },
  wrong: { word: 'WRONG', style: ['bold', 'red'] },
  unknown: { word: 'not known', style: 'yellow' },
};
const WIDTH = 'not known'.length;

/** A report for a person: one line for each answer, what to do below it, and the findings once more at the end. */
export function textDiagnosis(diagnosis: Diagnosis, colour: boolean): string {
  const paint = paintIn(colour);
  const answerLine = (line: ReportLine): string => {
    const { word, style } = TEXT_STATES[CODES[line.code]];
    const answer = `  ${paint(style, word.padEnd(WIDTH))}  ${printableLine(line.about)} ${printableLine(line.text)}`;
    return [answer, ...line.todo === undefined ? [] : [`  ${' '.repeat(WIDTH)}  ${paint('cyan', printableLine(line.todo))}`]].join('\n');
  };
  const sections = diagnosis.sections.map(({ title, lines }) => [paint('bold', title), ...lines.map(answerLine)].join('\n'));
  return `${[...sections, summary(diagnosis, paint)].join('\n\n')}\n`;
}

function summary(diagnosis: Diagnosis, paint: Paint): string {
  const { well, wrong, unknown } = numbersOf(diagnosis);
  const words = `${count(wrong, 'problem')}, ${unknown} not known, ${well} well`;
  if (wrong + unknown === 0) return paint(['bold', 'green'], `All is well: ${count(well, 'check')}`);
  const codes = [...new Set(findingsIn(diagnosis).map(({ code }) => code))];
  return `${paint(['bold', 'red'], `Found: ${words}`)}\n  ${codes.join(', ')}`;
}

/** Each state as a word, and its class. */
const PAGE_STATES: Readonly<Record<LineState, { readonly word: string; readonly style: string }>> = {
  well: { word: 'well', style: 'yes' },
  wrong: { word: 'wrong', style: 'bad' },
  unknown: { word: 'not known', style: 'no' },
};

/** A report as one page that needs nothing else. */
export function pageOfDiagnosis(diagnosis: Diagnosis): string {
  const { well, wrong, unknown } = numbersOf(diagnosis);
  return pageOf({
    title: 'Do the sign-in alerts work?',
    header: html`<p>${count(wrong, 'problem')}, ${unknown} not known, ${well} well</p>`,
    main: html`${diagnosis.sections.map(({ title, lines }) => html`<h2>${title}</h2>
<ul class="remarks">${lines.map(lineOf)}</ul>
`)}`,
  });
}

function lineOf({ code, about, text, todo }: ReportLine): Markup {
  const { word, style } = PAGE_STATES[CODES[code]];
  return html`<li><span class="answer ${style}">${word}</span> <b>${about}</b> ${text} <span class="faint small">${code}</span>${
    todo === undefined ? [] : [html`<pre>${todo}</pre>`]}</li>
`;
}
