import { Diagnosis, numbersOf } from './diagnosis';
import { CODES, ReportLine, LineState } from './report-line';
import { count } from '../printable';
import { html, Markup } from '../report-parts/markup';
import { STYLE } from '../report-parts/page';

/** Nothing is loaded, run, framed or sent, even if a value could slip into the markup. */
const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'; base-uri \'none\'; form-action \'none\'';

/** Each state as a word, and its class. */
const STATES: Readonly<Record<LineState, { readonly word: string; readonly style: string }>> = {
  well: { word: 'well', style: 'yes' },
  wrong: { word: 'wrong', style: 'bad' },
  unknown: { word: 'not known', style: 'no' },
};

/** A report as one page that needs nothing else. */
export function pageOfDiagnosis(diagnosis: Diagnosis): string {
  const { well, wrong, unknown } = numbersOf(diagnosis);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Do the sign-in alerts work?</title>
${STYLE}
</head>
<body>
<header>
<h1>Do the sign-in alerts work?</h1>
<p>${count(wrong, 'problem')}, ${unknown} not known, ${well} well</p>
</header>
<main>
${diagnosis.sections.map(({ title, lines }) => html`<h2>${title}</h2>
<ul class="remarks">${lines.map(lineOf)}</ul>
`)}
</main>
</body>
</html>
`.text;
}

function lineOf({ code, about, text, todo }: ReportLine): Markup {
  const { word, style } = STATES[CODES[code]];
  return html`<li><span class="answer ${style}">${word}</span> <b>${about}</b> ${text} <span class="faint small">${code}</span>${
    todo === undefined ? [] : [html`<pre>${todo}</pre>`]}</li>
`;
}
