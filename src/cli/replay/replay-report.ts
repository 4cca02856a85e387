import { AlertProblem } from '../evaluate/evaluator';
import { count, Paint, paintIn, printable, printableLine } from '../printable';
import { ReplayedSignIn } from './alert-replay';
import { AlertGroup, Counted, Counts, Dimension, DIMENSIONS, Group, sum } from './grouping';
import { BrokenFile, LogsRead } from './read-logs';
import { Burst, CountedProblem, MAILS_A_SECOND, Tallied, Uncovered } from './tally';
import { reasonSentence } from '../report-parts/sentences';

/** How many sign-ins there are, and from when to when. */
export function signInsWords({ signIns, first, last }: Tallied): string {
  if (signIns === 0) return 'No sign-in in these logs';
  return `${count(signIns, 'sign-in')}${first === undefined || last === undefined ? '' : `, ${first} to ${last}`}`;
}

/** How many records are copies of one that was counted. */
export function copiesWords({ copies }: Tallied): string {
  return `${copies} ${copies === 1 ? 'copy' : 'copies'} not counted again`;
}

/** Something that could lose an alert. */
interface ReplayFinding {
  /** Stable; `docs/replay.md` explains each. */
  readonly code: string;
  readonly message: string;
  readonly alert?: string;
  readonly account?: string;
  readonly region?: string;
  readonly file?: string;
  /** How many sign-ins it is about. */
  readonly signIns?: number;
}

/** A sign-in of a report in which each has a row. */
export interface Row extends ReplayedSignIn {
  /** Why an alert was not sent, or is not certain, in sentences, for each alert. */
  readonly reasons: readonly (readonly string[])[];
}

/** The content of a report, in any format. */
export interface ReplayReport {
  readonly logs: LogsRead;
  readonly tallied: Tallied;
  readonly findings: readonly ReplayFinding[];
  /** What is not certain about the whole replay, in sentences. */
  readonly notes: readonly string[];
}

/**
 * The findings of a replay.
 *
 * @param known the problems of the alerts that do not depend on a sign-in
 */
export function replayFindings(tallied: Tallied, known: readonly AlertProblem[], broken: readonly BrokenFile[]): ReplayFinding[] {
  const { problems, uncovered, bursts } = tallied;
  const met = problems.map(metProblem);
  const keysOfMet = new Set(met.map(keyOf));
  const others = known.map(({ alert, problem }): ReplayFinding => ({ code: problem.code, message: reasonSentence(problem), alert }));
  const unmet = new Map(others.filter(other => !keysOfMet.has(keyOf(other))).map(other => [keyOf(other), other]));
  // The text shows the first ones, and of the last two kinds there may be hundreds.
  return [...met, ...unmet.values(), ...bursts.map(burstFinding), ...uncovered.map(uncoveredFinding), ...broken.map(brokenFinding)];
}

function keyOf({ code, alert, message }: ReplayFinding): string {
  return JSON.stringify([code, alert, message]);
}

function metProblem({ alert, problem, signIns }: CountedProblem): ReplayFinding {
  return { code: problem.code, message: reasonSentence(problem), alert, signIns };
}

function uncoveredFinding({ account, region, signIns }: Uncovered): ReplayFinding {
  const where = `${region === '' ? 'an unknown Region' : region} of ${account === '' ? 'an unknown account' : `account ${account}`}`;
  return {
    code: 'not-covered',
    message: `${count(signIns, 'sign-in')} in ${where} would reach no alert: nothing covers it`,
    account,
    region,
    signIns,
  };
}

function burstFinding({ topic, alerts, second, seconds }: Burst): ReplayFinding {
  return {
    code: 'mail-burst',
    message: `${topic} would send ${second.number} mails in the second ${second.time}Z${seconds === 1 ? '' : `, and too many in ${count(seconds - 1, 'other second')}`}: `
      + `at more than ${MAILS_A_SECOND} a second, SNS disables the mail subscription`,
    alert: alerts.join(', '),
    signIns: second.number,
  };
}

function brokenFinding({ file, problem }: BrokenFile): ReplayFinding {
  return { code: 'broken-file', message: `${file} is left out: ${problem}`, file };
}

/** One JSON document, described in `docs/replay.md`. Every number and every sign-in is in it, and no message. */
export function replayJson({ logs, tallied, findings, notes }: ReplayReport, rows: readonly Row[]): string {
  const { signIns, copies, first = null, last = null, all, alerts, bursts, uncovered } = tallied;
  const document = {
    logs: logsOf(logs),
    notes,
    counts: { signIns, copies, first, last },
    all: groupOf(all),
    alerts: alerts.map(alertOf),
    uncovered,
    bursts,
    findings,
    signIns: rows.map(rowOf),
  };
  // JSON escapes the C0 controls only; a terminal obeys others too.
  return `${printable(JSON.stringify(document, undefined, 2))}\n`;
}

function logsOf({ files, records, passedOver, broken }: ReplayReport['logs']) {
  return { files, records, passedOver, broken };
}

function alertOf(alert: AlertGroup) {
  return {
    alert: alert.alert,
    ...groupOf(alert),
    notMatchedBy: alert.fields.map(([field, signIns]) => ({ field, signIns })),
    busiest: alert.busiest ?? null,
    notes: alert.notes.map(([note, signIns]) => ({ note, signIns })),
  };
}

function groupOf({ counts, by, days }: Group) {
  return { ...counts, by: Object.fromEntries([...DIMENSIONS.map(dimension => [dimension, valuesOf(by[dimension])]), ['day', valuesOf(days)]]) };
}

function valuesOf(values: Counted<Counts>) {
  return values.map(([value, counts]) => ({ value, ...counts }));
}

function rowOf({ signIn, alerts, reasons }: Row) {
  return { ...signIn, results: alerts.map(({ alert, result }, index) => ({ alert, result, reasons: reasons[index] })) };
}

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
