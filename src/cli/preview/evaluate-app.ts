import { Format } from '../arguments';
import { htmlReport } from './html-report';
import { jsonReport } from './json-report';
import { Finding, findingsOf, Report, Result } from './report';
import { textReport } from './text-report';
import { Alert, findAlerts } from '../assembly/alerts';
import { readAssembly } from '../assembly/read-assembly';
import { Stack } from '../assembly/stack';
import { Misuse, Task, TaskResult } from '../command';
import { isNotReceived, Note } from '../evaluate/alert-result';
import { Evaluator } from '../evaluate/evaluator';
import { inAccount, readEvents, sampleEvents, ShownEvent } from '../events/read-events';
import { Files } from '../files';
import { Step } from '../io';
import { count, printableLine } from '../printable';
import { Resolver } from '../resolve/resolver';

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
export async function evaluateApp(asked: PreviewArguments, { cwd, colour, piped }: Task, begin: Begin): Promise<TaskResult> {
  const files = new Files();
  const app = printableLine(asked.app);
  begin({ doing: `reading ${app}`, done: 0, total: 0 });
  const stacks = readAssembly(asked.app, cwd, files);
  const alerts = findAlerts(stacks);
  if (alerts.length === 0) {
    throw new Misuse(`no alert in ${app}, which contains ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  const events = chosenEvents(asked, event => readEvents({ source: event, cwd, piped }, files));
  const { results, problems } = await evaluateAll(stacks, alerts, events, begin);
  const everySample = asked.event === undefined && asked.samples.length === 0;
  const findings = [...findingsOf(results, problems), ...everySample ? alertsWithoutMatch(alerts, results) : []];
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
  readonly problems: readonly Finding[];
}

type Begin = (step: Step) => void;

async function evaluateAll(stacks: readonly Stack[], alerts: readonly Alert[], events: readonly ShownEvent[], begin: Begin): Promise<Evaluated> {
  const evaluators = new Map<string, Evaluator>();
  // A stack without an environment is evaluated as if it were deployed to the environment of the event.
  const evaluatorFor = ({ account, region }: ShownEvent): Evaluator => {
    const key = JSON.stringify([account, region]);
    const evaluator = evaluators.get(key) ?? new Evaluator(new Resolver(stacks, { account, region }));
    evaluators.set(key, evaluator);
    return evaluator;
  };
  const results: Result[] = [];
  for (const alert of alerts) {
    for (const event of events) {
      const here = inAccount(event, alert.rules[0].resource.stack.account);
      begin({ doing: `evaluating ${alert.path} for ${event.name}`, done: results.length, total: alerts.length * events.length });
      const { notes, ...result } = await evaluatorFor(here).evaluate(alert, here);
      results.push({ alert: alert.path, event, ...result, notes: [...recordNotes(event), ...notes] });
    }
  }
  const problems = [...evaluators.values()]
    .flatMap(evaluator => alerts.flatMap(alert => evaluator.problemsOf(alert).map(problem => ({ alert: alert.path, problem }))));
  return { results, problems };
}

/** Names the fields that are missing in a CloudTrail record. */
function recordNotes({ missing }: ShownEvent): Note[] {
  return missing === undefined ? [] : [{ code: 'made-from-record', missing }];
}

/** Alerts that no sample matches. For an alert with problems of its own, these are reported instead. */
function alertsWithoutMatch(alerts: readonly Alert[], results: readonly Result[]): Finding[] {
  return alerts
    .filter(({ path }) => results.every(({ alert, reasons }) => alert !== path || reasons.some(isNotReceived)))
    .map(({ path }) => ({ alert: path, problem: { code: 'no-sample-matches' } }));
}

function render(report: Report, format: Format, colour: boolean): string {
  switch (format) {
    case 'text': return textReport(report, colour);
    case 'json': return jsonReport(report);
    case 'html': return htmlReport(report);
  }
}
