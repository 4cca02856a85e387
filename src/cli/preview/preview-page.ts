import { count } from '../printable';
import { PreviewReport, Result } from './preview-report';
import { pageOf } from '../report-parts/html-page';
import { html, Markup } from '../report-parts/markup';
import { resultView } from '../report-parts/message-views';
import { reasonSentence } from '../report-parts/sentences';

/** A report as one page that needs nothing else: each message as its reader sees it. */
export function previewPage(report: PreviewReport): string {
  const { results } = report;
  const alerts = [...new Set(results.map(({ alert }) => alert))];
  const events = new Set(results.map(({ event }) => event)).size;
  const blocks = results.map((result, index) => ({ alert: result.alert, shown: block(result, index) }));
  return pageOf({
    title: 'What sign-ins set off',
    header: html`<p>${count(events, 'event')}, ${count(alerts.length, 'alert')}</p>
${findings(report)}
${results.length > 1 ? contents(results, alerts) : []}`,
    main: html`${alerts.map(alert => html`<h2>${alert}</h2>
${blocks.filter(each => each.alert === alert).map(({ shown }) => shown)}`)}`,
  });
}

function findings(report: PreviewReport): Markup[] {
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
  const { event, deliveries } = result;
  return html`<article id="${blockId(index)}">
<h3>${event.name} ${answer(deliveries.length > 0)}</h3>
${event.description === undefined ? [] : [html`<p class="faint">${event.description}</p>`]}
${resultView(result, event)}
</article>
`;
}

function answer(alerts: boolean): Markup {
  return alerts ? html`<span class="answer yes">alerts</span>` : html`<span class="answer no">does not alert</span>`;
}

function blockId(index: number): string {
  return `result-${index + 1}`;
}
