import { Format } from '../arguments';
import { htmlReport } from './html-report';
import { jsonReport } from './json-report';
import { Finding, findingsOf, Report, Result } from './report';
import { textReport } from './text-report';
import { Alert, findAlerts } from '../assembly/alerts';
import { readAssembly } from '../assembly/read-assembly';
import { Stack } from '../assembly/stack';
import { isUnwanted, Note } from '../evaluate/alert-result';
import { Judge } from '../evaluate/evaluator';
import { inAccount, readEvents, sampleEvents, ShownEvent } from '../events/read-events';
import { Files } from '../files';
import { Misuse } from '../misuse';
import { printableLine } from '../printable';
import { count } from '../report/sentences';
import { Resolver } from '../resolve/resolver';
import { Answer, Step, Task } from '../worker/task';

/** Reads a synthesised app and the events, and reports what becomes of them at every alert. */
export async function evaluate(task: Task, begin: (step: Step) => void): Promise<Answer> {
  const { asked, cwd, colour } = task;
  const files = new Files();
  const app = printableLine(asked.app);
  begin({ doing: `reading ${app}`, done: 0, total: 0 });
  const stacks = readAssembly(asked.app, cwd, files);
  const alerts = findAlerts(stacks);
  if (alerts.length === 0) {
    throw new Misuse(`no alert in ${app}, which holds ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  const { results, faults } = await judgeAll(stacks, alerts, chosenEvents(task, files), begin);
  const everySample = asked.event === undefined && asked.samples.length === 0;
  const findings = [...findingsOf(results, faults), ...everySample ? silentAlerts(alerts, results) : []];
  begin({ doing: 'writing the report', done: results.length, total: results.length });
  return { report: written({ results, findings }, asked.format, colour), findings: findings.length, read: files.read };
}

/** The events given, then the samples named; every sample where neither is. */
function chosenEvents({ asked: { event, samples }, cwd, piped }: Task, files: Files): ShownEvent[] {
  const named = event !== undefined && samples.length === 0 ? [] : sampleEvents(samples);
  return event === undefined ? named : [...readEvents({ source: event, cwd, piped }, files), ...named];
}

interface Judged {
  readonly results: readonly Result[];
  /** What is wrong with an alert whatever the event. */
  readonly faults: readonly Finding[];
}

type Begin = (step: Step) => void;

async function judgeAll(stacks: readonly Stack[], alerts: readonly Alert[], events: readonly ShownEvent[], begin: Begin): Promise<Judged> {
  const judges = new Map<string, Judge>();
  // What a stack leaves to the deployment is what the event says, so each account and Region has its own answers.
  const judgeFor = ({ account, region }: ShownEvent): Judge => {
    const key = JSON.stringify([account, region]);
    const judge = judges.get(key) ?? new Judge(new Resolver(stacks, { account, region }));
    judges.set(key, judge);
    return judge;
  };
  const results: Result[] = [];
  for (const alert of alerts) {
    for (const event of events) {
      const here = inAccount(event, alert.rules[0].resource.stack.account);
      begin({ doing: `evaluating ${alert.path} for ${event.name}`, done: results.length, total: alerts.length * events.length });
      const { notes, ...judgement } = await judgeFor(here).judge(alert, here);
      results.push({ alert: alert.path, event, ...judgement, notes: [...ofRecord(event), ...notes] });
    }
  }
  const faults = [...judges.values()].flatMap(judge => alerts.flatMap(alert => judge.faults(alert).map(problem => ({ alert: alert.path, problem }))));
  return { results, faults };
}

/** What a CloudTrail record leaves open. */
function ofRecord({ untold }: ShownEvent): Note[] {
  return untold === undefined ? [] : [{ code: 'from-record', untold }];
}

/** Alerts that nothing sets off; one whose faults are found already says why. */
function silentAlerts(alerts: readonly Alert[], results: readonly Result[]): Finding[] {
  return alerts
    .filter(({ path }) => results.every(({ alert, reasons }) => alert !== path || reasons.some(isUnwanted)))
    .map(({ path }) => ({ alert: path, problem: { code: 'no-sample' } }));
}

function written(report: Report, format: Format, colour: boolean): string {
  switch (format) {
    case 'text': return textReport(report, colour);
    case 'json': return jsonReport(report);
    case 'html': return htmlReport(report);
  }
}
