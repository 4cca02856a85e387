import { ShownEvent } from '../events/read-events';
import { Json, stringAt } from '../json-values';
import { count } from '../printable';
import { Report, Result } from './report';
import { html, Markup } from '../report-parts/markup';
import { views } from '../report-parts/message-views';
import { STYLE } from '../report-parts/page';
import { noteSentence, reasonSentence } from '../report-parts/sentences';

/** Nothing is loaded, run, framed or sent, even if a value could slip into the markup. */
const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'; base-uri \'none\'; form-action \'none\'';

/** A report as one page that needs nothing else: each message as its reader sees it. */
export function htmlReport(report: Report): string {
  const { results } = report;
  const alerts = [...new Set(results.map(({ alert }) => alert))];
  const events = new Set(results.map(({ event }) => event)).size;
  const blocks = results.map((result, index) => ({ alert: result.alert, shown: block(result, index) }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What sign-ins set off</title>
${STYLE}
</head>
<body>
<header>
<h1>What sign-ins set off</h1>
<p>${count(events, 'event')}, ${count(alerts.length, 'alert')}</p>
${findings(report)}
${results.length > 1 ? contents(results, alerts) : []}
</header>
<main>
${alerts.map(alert => html`<h2>${alert}</h2>
${blocks.filter(each => each.alert === alert).map(({ shown }) => shown)}`)}
</main>
</body>
</html>
`.text;
}

function findings(report: Report): Markup[] {
  if (report.findings.length === 0) return [];
  return [html`<section class="findings" aria-label="Findings"><h3>Found: ${count(report.findings.length, 'problem')}</h3>
<ul>${report.findings.map(({ alert, problem }) => html`<li><b>${alert}</b>: ${reasonSentence(problem)}</li>`)}</ul></section>`];
}

/** The answers in short, each leading to its block. */
function contents(results: readonly Result[], alerts: readonly string[]): Markup {
  const entries = results.map(({ alert, event, deliveries }, index) => ({
    alert,
    entry: html`<li><a href="#${blockId(index)}">${event.name}</a> ${answer(deliveries.length > 0)}</li>`,
  }));
  return html`<nav aria-label="Summary">${alerts.map(alert => html`<h3>${alert}</h3>
<ul>${entries.filter(each => each.alert === alert).map(({ entry }) => entry)}</ul>`)}</nav>`;
}

function block(result: Result, index: number): Markup {
  const { event, deliveries, reasons, notes } = result;
  const time = timeOf(event);
  const remarks = [
    ...reasons.map(reason => html`<li>${deliveries.length > 0 ? 'but: ' : ''}${reasonSentence(reason)}</li>`),
    ...notes.map(note => html`<li class="faint">note: ${noteSentence(note)}</li>`),
  ];
  return html`<article id="${blockId(index)}">
<h3>${event.name} ${answer(deliveries.length > 0)}</h3>
${event.description === undefined ? [] : [html`<p class="faint">${event.description}</p>`]}
<div class="views">${deliveries.flatMap(delivery => views({ ...delivery, time }))}</div>
${remarks.length === 0 ? [] : [html`<ul class="remarks">${remarks}</ul>`]}
</article>
`;
}

function answer(alerts: boolean): Markup {
  return alerts ? html`<span class="answer yes">alerts</span>` : html`<span class="answer no">does not alert</span>`;
}

function blockId(index: number): string {
  return `result-${index + 1}`;
}

/** Hours and minutes of the sign-in, in UTC as the event has them. */
function timeOf({ text }: ShownEvent): string {
  return /T(\d\d:\d\d):/.exec(stringAt(JSON.parse(text) as Json, 'detail', 'eventTime') ?? '')?.[1] ?? '';
}
