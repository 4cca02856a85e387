import { AlertGroup, Counted, Counts, DIMENSIONS, Group } from './grouping';
import { ReplayReport, Row } from './replay-report';
import { printable } from '../printable';

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
