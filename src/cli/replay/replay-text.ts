import { AlertGroup, Counted, Counts, Dimension, sum } from './grouping';
import { copiesWords, ReplayReport, signInsWords } from './replay-report';
import { MAILS_A_SECOND, Tallied } from './tally';
import { count, Paint, paintIn, printableLine } from '../printable';

/** More would not fit on one screen. */
const MOST = 4;

/** How the text calls the facts of a sign-in. */
const TITLES: Readonly<Record<Dimension, string>> = { eventName: 'events', region: 'Regions', account: 'accounts', identity: 'identities', outcome: 'outcomes' };

/** A report for a person, on one screen. The other formats have everything. */
export function replayText({ logs, tallied, findings, notes }: ReplayReport, colour: boolean): string {
  const paint = paintIn(colour);
  const parts = [
    [paint('bold', printableLine(signInsWords(tallied))), `  read: ${count(logs.files, 'file')}, ${count(logs.records, 'record')}${leftOut(tallied, logs)}`, ...lines('note', notes)],
    ...tallied.signIns === 0 ? [] : [...tallied.alerts.map(alert => alertLines(alert, paint)), unalertedLines(tallied)],
    ...findings.length === 0 ? [] : [[
      paint(['bold', 'red'], `Found: ${count(findings.length, 'problem')}`),
      ...shortened(findings, 10).map(finding => typeof finding === 'string' ? `  ${finding}` : `  ${finding.alert === undefined ? '' : `${printableLine(finding.alert)}: `}${printableLine(finding.message)}`
        + (finding.signIns === undefined || finding.code === 'not-covered' || finding.code === 'mail-burst' ? '' : ` (${count(finding.signIns, 'sign-in')})`)),
    ]],
  ];
  return `${parts.filter(part => part.length > 0).map(part => part.join('\n')).join('\n\n')}\n`;
}

function leftOut(tallied: Tallied, { passedOver, broken }: ReplayReport['logs']): string {
  return [
    ...tallied.copies === 0 ? [] : [copiesWords(tallied)],
    ...passedOver === 0 ? [] : [`${count(passedOver, 'other file')} passed over`],
    ...broken.length === 0 ? [] : [`${count(broken.length, 'broken file')} left out`],
  ].map(each => `; ${each}`).join('');
}

function alertLines({ alert, counts, by, fields, notes, busiest }: AlertGroup, paint: Paint): string[] {
  const details: (readonly [string, string])[] = [
    ...fields.length === 0 ? [] : [['not matched', listed(fields, String)] as const],
    ...(['eventName', 'region', 'account', 'identity', 'outcome'] as const).map(dimension => [TITLES[dimension], listed(by[dimension], shares)] as const),
    ...busiest === undefined ? [] : [['busiest', `day ${busiest.day.time}: ${busiest.day.number}, minute ${busiest.minute.time}Z: ${busiest.minute.number}, `
      + `second ${busiest.second.time}Z: ${busiest.second.number} (SNS mails at most ${MAILS_A_SECOND} a second)`] as const],
  ];
  return [
    paint('bold', printableLine(alert)),
    `  ${countsLine(counts, paint)}`,
    ...details.map(([name, text]) => `  ${name.padEnd(12)} ${printableLine(text)}`),
    ...lines('note', notes.map(([note, number]) => `${note} (${count(number, 'alert')})`)),
  ];
}

/** The results with their numbers; those that nobody wants to see only where there are any. */
function countsLine(counts: Counts, paint: Paint): string {
  return [
    paint('green', `${count(counts.alerted, 'alert')} sent`),
    paint('yellow', `${counts.notMatched} not matched`),
    ...counts.notCovered === 0 ? [] : [paint('red', `${counts.notCovered} not covered`)],
    ...counts.undelivered === 0 ? [] : [paint('red', `${counts.undelivered} never delivered`)],
  ].join(', ');
}

/** The sign-ins that no alert of the app would have sent. */
function unalertedLines({ all: { counts, by }, alerts }: Tallied): string[] {
  const unalerted = sum(counts) - counts.alerted;
  if (unalerted === 0) return [`Every sign-in sends ${alerts.length === 1 ? 'an' : 'at least one'} alert.`];
  const events = by.eventName.map(([name, each]) => [name, sum(each) - each.alerted] as const).filter(([, number]) => number > 0);
  return [`No alert is sent for ${count(unalerted, 'sign-in')}: ${printableLine(listed([...events].sort(([, left], [, right]) => right - left), String))}`];
}

/** How many of the sign-ins with a value send an alert. */
function shares(counts: Counts): string {
  return counts.alerted === sum(counts) ? String(counts.alerted) : `${counts.alerted} of ${sum(counts)}`;
}

function listed<T>(values: Counted<T>, text: (value: T) => string): string {
  return shortened(values, MOST).map(each => typeof each === 'string' ? each : `${each[0] === '' ? '(none)' : each[0]} ${text(each[1])}`).join(', ');
}

/** The first ones, and how many more there are. */
function shortened<T extends object>(values: readonly T[], most: number): (T | string)[] {
  return values.length <= most + 1 ? [...values] : [...values.slice(0, most), `… ${values.length - most} more`];
}

function lines(name: string, texts: readonly string[]): string[] {
  return shortened(texts.map(text => ({ text })), MOST).map(each => `  ${name}: ${printableLine(typeof each === 'string' ? each : each.text)}`);
}
