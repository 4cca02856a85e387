import { printable } from '../printable';
import { Report, Result } from './report';
import { AlertProblem } from '../evaluate/app-evaluator';
import { noteSentence, reasonSentence } from '../report-parts/sentences';

/** One JSON document; `notes` and `findings` appear only where there are any. */
export function jsonReport({ results, findings }: Report): string {
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
