import { isProblem, Judgement, Problem } from '../evaluate/alert-result';
import { ShownEvent } from '../events/read-events';

/** What becomes of one event at one alert. */
export interface Result extends Judgement {
  /** The alert's construct path. */
  readonly alert: string;
  readonly event: ShownEvent;
}

/** A fault of an alert. */
export interface Finding {
  readonly alert: string;
  readonly problem: Problem;
}

/** All that a report says, in any form. */
export interface Report {
  readonly results: readonly Result[];
  readonly findings: readonly Finding[];
}

/** The faults that results show, and those that are known besides, each once for an alert. */
export function findingsOf(results: readonly Result[], known: readonly Finding[] = []): Finding[] {
  const findings = results.flatMap(({ alert, reasons }) => reasons.filter(isProblem).map(problem => ({ alert, problem })));
  return [...new Map([...findings, ...known].map(finding => [JSON.stringify(finding), finding])).values()];
}
