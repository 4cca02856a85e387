import { Format } from '../arguments';
import { previewPage } from './preview-page';
import { previewJson, findingsOf, PreviewReport, Result, previewText } from './preview-report';
import { Alert } from '../assembly/alerts';
import { Task, TaskResult, Step } from '../command';
import { isNotReceived } from '../evaluate/alert-result';
import { AlertApp, AlertProblem, AppEvaluator, readAlertApp } from '../evaluate/evaluator';
import { inAccount, readEvents, sampleEvents } from '../events/read-events';
import { ShownEvent } from '../events/shown-event';
import { Files } from '../files';
import { printableLine } from '../printable';

/** The arguments of `preview`. */
export interface PreviewArguments {
  /** The folder with the synthesised app, as typed. */
  readonly app: string;
  /** A file or folder, or `-` for standard input. */
  readonly event?: string;
  readonly samples: readonly string[];
  readonly format: Format;
  /** The file that gets the report instead of standard output. */
  readonly out?: string;
}

/** Evaluates events at every alert of a synthesised app, and writes the report. */
export async function previewApp(asked: PreviewArguments, { cwd, colour, piped }: Task, begin: Begin): Promise<TaskResult> {
  const files = new Files();
  begin({ doing: `reading ${printableLine(asked.app)}`, done: 0, total: 0 });
  const app = readAlertApp(asked.app, cwd, files);
  const events = chosenEvents(asked, event => readEvents({ source: event, cwd, piped }, files));
  const { results, problems } = await evaluateAll(app, events, begin);
  const everySample = asked.event === undefined && asked.samples.length === 0;
  const findings = [...findingsOf(results, problems), ...everySample ? alertsWithoutMatch(app.alerts, results) : []];
  begin({ doing: 'writing the report', done: results.length, total: results.length });
  return { report: render({ results, findings }, asked.format, colour), findings: findings.length, read: files.read };
}

/** The events given, then the samples named; every sample where neither is. */
function chosenEvents({ event, samples }: PreviewArguments, read: (event: string) => ShownEvent[]): ShownEvent[] {
  const named = event !== undefined && samples.length === 0 ? [] : sampleEvents(samples);
  return event === undefined ? named : [...read(event), ...named];
}

interface Evaluated {
  readonly results: readonly Result[];
  /** Problems of an alert that do not depend on the event. */
  readonly problems: readonly AlertProblem[];
}

type Begin = (step: Step) => void;

async function evaluateAll(app: AlertApp, events: readonly ShownEvent[], begin: Begin): Promise<Evaluated> {
  const evaluator = new AppEvaluator(app);
  const results: Result[] = [];
  for (const alert of app.alerts) {
    for (const event of events) {
      begin({ doing: `evaluating ${alert.path} for ${event.name}`, done: results.length, total: app.alerts.length * events.length });
      const result = await evaluator.evaluate(alert, inAccount(event, alert.rules[0].resource.stack.account));
      results.push({ alert: alert.path, event, ...result });
    }
  }
  return { results, problems: evaluator.problems() };
}

/** Alerts that no sample matches. For an alert with problems of its own, these are reported instead. */
function alertsWithoutMatch(alerts: readonly Alert[], results: readonly Result[]): AlertProblem[] {
  return alerts
    .filter(({ path }) => results.every(({ alert, reasons }) => alert !== path || reasons.some(isNotReceived)))
    .map(({ path }) => ({ alert: path, problem: { code: 'no-sample-matches' } }));
}

function render(report: PreviewReport, format: Format, colour: boolean): string {
  switch (format) {
    case 'text': return previewText(report, colour);
    case 'json': return previewJson(report);
    case 'html': return previewPage(report);
  }
}
