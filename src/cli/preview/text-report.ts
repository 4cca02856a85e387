import { Delivery } from '../evaluate/alert-result';
import { count, Paint, paintIn, printable, printableLine } from '../printable';
import { Report, Result } from './report';
import { noteSentence, reasonSentence } from '../report-parts/sentences';

/** A report for a person: a block for each alert and event, then a summary and what was found wrong. */
export function textReport(report: Report, colour: boolean): string {
  const paint = paintIn(colour);
  const blocks = report.results.map(result => block(result, paint));
  const parts = [...blocks, ...report.results.length > 1 ? [summary(report, paint)] : [], ...findings(report, paint)];
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
function summary({ results }: Report, paint: Paint): string {
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

function findings(report: Report, paint: Paint): string[] {
  if (report.findings.length === 0) return [];
  const lines = report.findings.map(({ alert, problem }) => `  ${printableLine(alert)}: ${printableLine(reasonSentence(problem))}`);
  return [[paint(['bold', 'red'], `Found: ${count(report.findings.length, 'problem')}`), ...lines].join('\n')];
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
