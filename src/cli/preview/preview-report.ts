import { isProblem, AlertResult, Delivery } from '../evaluate/alert-result';
import { AlertProblem } from '../evaluate/evaluator';
import { ShownEvent } from '../events/shown-event';
import { count, Paint, paintIn, printable, printableLine } from '../printable';
import { noteSentence, reasonSentence } from '../report-parts/sentences';

/** The result of one event at one alert. */
export interface Result extends AlertResult {
  /** The alert's construct path. */
  readonly alert: string;
  readonly event: ShownEvent;
}

/** The content of a report, in any format. */
export interface PreviewReport {
  readonly results: readonly Result[];
  readonly findings: readonly AlertProblem[];
}

/** The problems in the results and those already known, each once for an alert. */
export function findingsOf(results: readonly Result[], known: readonly AlertProblem[] = []): AlertProblem[] {
  const findings = results.flatMap(({ alert, reasons }) => reasons.filter(isProblem).map(problem => ({ alert, problem })));
  return [...new Map([...findings, ...known].map(finding => [JSON.stringify(finding), finding])).values()];
}

/** A report for a person: a block for each alert and event, then a summary and what was found wrong. */
export function previewText(report: PreviewReport, colour: boolean): string {
  const paint = paintIn(colour);
  const blocks = report.results.map(result => block(result, paint));
  const parts = [...blocks, ...report.results.length > 1 ? [summary(report, paint)] : [], ...findingsBlock(report, paint)];
  return `${parts.join('\n\n')}\n`;
}

function block(result: Result, paint: Paint): string {
  const { alert, event, deliveries, reasons, notes } = result;
  const title = event.description === undefined ? event.name : `${event.name}: ${event.description}`;
  const remarks = [
    ...reasons.map(reason => `${deliveries.length > 0 ? 'but: ' : ''}${reasonSentence(reason)}`),
    ...notes.map(note => `note: ${noteSentence(note)}`),
  ];
  return [
    `${paint('bold', printableLine(title))}\n${printableLine(alert)} ${answer(result, paint)}`,
    ...deliveries.map(delivery => indent(deliveryText(delivery, paint))),
    ...remarks.length > 0 ? [indent(remarks.map(remark => paint('dim', printableLine(remark))).join('\n'))] : [],
  ].join('\n\n');
}

/** The headers that a mail client shows, a blank line, and the body as it is. */
function deliveryText({ channel, from, to, subject, body, sms }: Delivery, paint: Paint): string {
  const header = (name: string, value: string) => value === '' ? [] : [`${paint('cyan', `${name}:`)} ${printableLine(value)}`];
  return [
    ...channel === 'text' ? [] : header('Channel', channel),
    ...header('From', from),
    ...header('To', to.length === 0 ? '(nobody)' : to.join(', ')),
    ...header('Subject', subject),
    ...sms === undefined ? [] : header('SMS', `${count(sms.parts, 'part')}, ${sms.encoding}`),
    '',
    printable(body),
  ].join('\n');
}

/** One line for each answer, the events of one alert together. */
function summary({ results }: PreviewReport, paint: Paint): string {
  const alerts = [...new Set(results.map(({ alert }) => alert))];
  const events = new Set(results.map(({ event }) => event)).size;
  const width = results.reduce((widest, { event }) => Math.max(widest, event.name.length), 0);
  const lines = alerts.flatMap(alert => [
    `  ${printableLine(alert)}`,
    ...results.filter(result => result.alert === alert).map(result => `    ${printableLine(result.event.name).padEnd(width)}  ${answer(result, paint)}`),
  ]);
  return [paint('bold', `Summary: ${count(events, 'event')}, ${count(alerts.length, 'alert')}`), ...lines].join('\n');
}

function answer({ deliveries }: Result, paint: Paint): string {
  return deliveries.length > 0 ? paint('green', 'alerts') : paint('yellow', 'does not alert');
}

function findingsBlock(report: PreviewReport, paint: Paint): string[] {
  if (report.findings.length === 0) return [];
  const lines = report.findings.map(({ alert, problem }) => `  ${printableLine(alert)}: ${printableLine(reasonSentence(problem))}`);
  return [[paint(['bold', 'red'], `Found: ${count(report.findings.length, 'problem')}`), ...lines].join('\n')];
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** One JSON document; `notes` and `findings` appear only where there are any. */
export function previewJson({ results, findings }: PreviewReport): string {
  const document = {
    results: results.map(resultOf),
    ...findings.length > 0 && { findings: findings.map(findingOf) },
  };
  // JSON escapes the C0 controls only; a terminal obeys others too.
  return `${printable(JSON.stringify(document, undefined, 2))}\n`;
}

function resultOf({ alert, event, reasons, deliveries, notes }: Result) {
  return {
    alert,
    event: event.id,
    alerted: deliveries.length > 0,
    reasons: reasons.map(reasonSentence),
    deliveries: deliveries.map(({ topic, ...delivery }) => delivery),
    ...notes.length > 0 && { notes: notes.map(noteSentence) },
  };
}

function findingOf({ alert, problem }: AlertProblem) {
  return { code: problem.code, alert, message: reasonSentence(problem) };
}
