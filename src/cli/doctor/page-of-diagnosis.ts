import { Diagnosis, numbersOf } from './diagnosis';
import { CODES, LineState, ReportLine } from './report-line';
import { count } from '../printable';
import { html, Markup } from '../report-parts/markup';
import { pageOf } from '../report-parts/page-frame';

/** Each state as a word, and its class. */
const STATES: Readonly<Record<LineState, { readonly word: string; readonly style: string }>> = {
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
  const { word, style } = STATES[CODES[code]];
  return html`<li><span class="answer ${style}">${word}</span> <b>${about}</b> ${text} <span class="faint small">${code}</span>${
    todo === undefined ? [] : [html`<pre>${todo}</pre>`]}</li>
`;
}
