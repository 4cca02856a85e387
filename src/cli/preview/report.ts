import { isProblem, AlertResult } from '../evaluate/alert-result';
import { AlertProblem } from '../evaluate/app-evaluator';
import { ShownEvent } from '../events/shown-event';

/** The result of one event at one alert. */
export interface Result extends AlertResult {
  /** The alert's construct path. */
  readonly alert: string;
  readonly event: ShownEvent;
}

/** The content of a report, in any format. */
export interface Report {
  readonly results: readonly Result[];
  readonly findings: readonly AlertProblem[];
}

/** The problems in the results and those already known, each once for an alert. */
export function findingsOf(results: readonly Result[], known: readonly AlertProblem[] = []): AlertProblem[] {
  const findings = results.flatMap(({ alert, reasons }) => reasons.filter(isProblem).map(problem => ({ alert, problem })));
  return [...new Map([...findings, ...known].map(finding => [JSON.stringify(finding), finding])).values()];
}
