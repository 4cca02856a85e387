import { resolve } from 'node:path';
import { Alert, findAlerts } from './alerts';
import { Format, PreviewArguments } from './arguments';
import { readAssembly } from './assembly/read';
import { Stack } from './assembly/stack';
import { inAccount, readEvents, sampleEvents, ShownEvent } from './events';
import { writeText } from './files';
import { Io } from './io';
import { Judge } from './judge';
import { Misuse } from './misuse';
import { isUnwanted } from './outcome';
import { printableLine } from './printable';
import { progress } from './progress';
import { htmlReport } from './report/html';
import { jsonReport } from './report/json';
import { Finding, findingsOf, Report, Result } from './report/report';
import { textReport } from './report/text';
import { Resolver } from './resolve/resolver';
import { count } from './words';

/** Shows what becomes of events at every alert of a synthesised app, and gives the exit code. */
export async function preview(asked: PreviewArguments, io: Io): Promise<number> {
  const stacks = readAssembly(asked.app, io.cwd);
  const alerts = findAlerts(stacks);
  if (alerts.length === 0) {
    throw new Misuse(`no alert in ${printableLine(asked.app)}, which holds ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  const { results, faults } = await judgeAll(stacks, alerts, await chosenEvents(asked, io), io);
  const everySample = asked.event === undefined && asked.samples.length === 0;
  const findings = [...findingsOf(results, faults), ...everySample ? silentAlerts(alerts, results) : []];
  print({ results, findings }, asked, io);
  return findings.length > 0 ? 1 : 0;
}

/** The events given, then the samples named; every sample where neither is. */
async function chosenEvents({ event, samples }: PreviewArguments, io: Io): Promise<ShownEvent[]> {
  const named = event !== undefined && samples.length === 0 ? [] : sampleEvents(samples);
  return event === undefined ? named : [...await readEvents(event, io), ...named];
}

interface Judged {
  readonly results: readonly Result[];
  /** What is wrong with an alert whatever the event. */
  readonly faults: readonly Finding[];
}

async function judgeAll(stacks: readonly Stack[], alerts: readonly Alert[], events: readonly ShownEvent[], io: Io): Promise<Judged> {
  const judges = new Map<string, Judge>();
  // What a stack leaves to the deployment is what the event says, so each account and Region has its own answers.
  const judgeFor = ({ account, region }: ShownEvent): Judge => {
    const key = JSON.stringify([account, region]);
    const judge = judges.get(key) ?? new Judge(new Resolver(stacks, { account, region }));
    judges.set(key, judge);
    return judge;
  };
  const work = progress(io, alerts.length * events.length);
  const results: Result[] = [];
  for (const alert of alerts) {
    for (const event of events) {
      const here = inAccount(event, alert.rules[0].resource.stack.account);
      work.advance();
      results.push({ alert: alert.path, event, ...await judgeFor(here).judge(alert, here) });
    }
  }
  work.end();
  const faults = [...judges.values()].flatMap(judge => alerts.flatMap(alert => judge.faults(alert).map(problem => ({ alert: alert.path, problem }))));
  return { results, faults };
}

/** Alerts that nothing sets off; one whose faults are found already says why. */
function silentAlerts(alerts: readonly Alert[], results: readonly Result[]): Finding[] {
  return alerts
    .filter(({ path }) => results.every(({ alert, reasons }) => alert !== path || reasons.some(isUnwanted)))
    .map(({ path }) => ({ alert: path, problem: { code: 'no-sample' } }));
}

function print(report: Report, { format, out }: PreviewArguments, io: Io): void {
  const toStdout = out === undefined || out === '-';
  const colour = toStdout && io.stdout.isTTY === true && !io.env.NO_COLOR;
  const text = written(report, format, colour);
  if (toStdout) {
    io.stdout.write(text);
    return;
  }
  writeText(resolve(io.cwd, out), printableLine(out), text);
  if (report.findings.length > 0) io.stderr.write(`${count(report.findings.length, 'problem')} found: see ${printableLine(out)}\n`);
}

function written(report: Report, format: Format, colour: boolean): string {
  switch (format) {
    case 'text': return textReport(report, colour);
    case 'json': return jsonReport(report);
    case 'html': return htmlReport(report);
  }
}
