import { alertReplay, ReplayedSignIn, signInOf } from './alert-replay';
import { LogsRead, readLogs } from './read-logs';
import { ReplayPage } from './replay-page';
import { replayFindings, replayJson, ReplayReport, replayText, Row } from './replay-report';
import { Tally } from './tally';
import { Format } from '../arguments';
import { Misuse, Task, TaskResult, Step } from '../command';
import { AlertResult } from '../evaluate/alert-result';
import { AlertApp, AppEvaluator, readAlertApp } from '../evaluate/evaluator';
import { ShownEvent } from '../events/shown-event';
import { Files } from '../files';
import { printableLine } from '../printable';
import { reasonSentence } from '../report-parts/sentences';

/** The arguments of `replay`. */
export interface ReplayArguments {
  /** The folder with the synthesised app, as typed. */
  readonly app: string;
  /** Files and folders as typed, or `-` for standard input. */
  readonly logs: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
  readonly format: Format;
  /** The file that gets the report instead of standard output. */
  readonly out?: string;
}

/** How often a step is announced while sign-ins are evaluated. */
const ANNOUNCE_EVERY_MS = 100;

type Begin = (step: Step) => void;

/** Receives each sign-in that counts, for a report with a row for each. */
interface Rows {
  add(replayed: ReplayedSignIn, event: ShownEvent, results: readonly AlertResult[]): void;
  report(report: ReplayReport): string;
}

/** Evaluates the sign-ins of logs at every alert of a synthesised app, and writes the report. */
export async function replayApp(asked: ReplayArguments, { cwd, colour, piped }: Task, begin: Begin): Promise<TaskResult> {
  const files = new Files();
  begin({ doing: `reading ${printableLine(asked.app)}`, done: 0, total: 0 });
  const app = readAlertApp(asked.app, cwd, files);
  const evaluator = new AppEvaluator(app);
  const tally = new Tally(app.alerts.map(({ path }) => path));
  const rows = ROWS[asked.format](colour);
  const logs = await replayLogs(asked, { cwd, piped }, begin, async event => {
    if (!tally.isNew(event.id)) return;
    const results: AlertResult[] = [];
    for (const alert of app.alerts) results.push(await evaluator.evaluate(alert, event));
    const replayed = { signIn: signInOf(event), alerts: results.map((result, index) => alertReplay(app.alerts[index].path, result)) };
    tally.add(replayed);
    rows.add(replayed, event, results);
  });
  if (logs.records === 0 && logs.broken.length === 0) {
    throw new Misuse(`no CloudTrail record in ${asked.logs.map(printableLine).join(', ')}: name the folder or the files of a trail's logs`);
  }
  begin({ doing: 'writing the report', done: 0, total: 0 });
  const tallied = tally.result();
  const findings = replayFindings(tallied, evaluator.problems(), logs.broken);
  const report = rows.report({ logs, tallied, findings, notes: [...environmentNotes(app, tallied.all.by), ...periodNotes(asked, tallied.signIns)] });
  return { report, findings: findings.length, read: [...files.read, ...logs.read] };
}

/** Reads logs, and has each sign-in evaluated in turn, while the next file is read. */
async function replayLogs(
  { logs: paths, from, to }: ReplayArguments, { cwd, piped }: Pick<Task, 'cwd' | 'piped'>, begin: Begin, evaluate: (event: ShownEvent) => Promise<void>,
): Promise<LogsRead> {
  let last: Step = { doing: 'reading the logs', done: 0, total: 0 };
  let work = Promise.resolve();
  let announced = 0;
  let [taken, evaluated] = [0, 0];
  const take = (event: ShownEvent) => {
    taken += 1;
    work = work.then(async () => {
      // One file may have all sign-ins. To announce each would take as long as to evaluate it.
      if (Date.now() - announced > ANNOUNCE_EVERY_MS) {
        announced = Date.now();
        const { done, total } = last.total > 1 ? last : { done: evaluated, total: taken };
        begin({ doing: `evaluating the sign-ins from ${event.name} on`, done, total });
      }
      await evaluate(event);
      evaluated += 1;
    });
    // An error is thrown below, when the logs were read.
    work.catch(() => undefined);
  };
  const read = await readLogs({ paths, cwd, from, to, piped }, take, step => {
    last = step;
    begin(step);
  });
  await work;
  return read;
}

/** For each format, what it does with the sign-ins. */
const ROWS: Readonly<Record<Format, (colour: boolean) => Rows>> = {
  text: colour => ({ add: () => undefined, report: report => replayText(report, colour) }),
  json: () => {
    const rows: Row[] = [];
    return {
      add: (replayed, _, results) => { rows.push({ ...replayed, reasons: results.map(({ reasons }) => reasons.map(reasonSentence)) }); },
      report: report => replayJson(report, rows.sort((left, right) => orderOf(left) < orderOf(right) ? -1 : 1)),
    };
  },
  html: () => new ReplayPage(),
};

/** Logs are read in any order. */
function orderOf({ signIn: { time, id } }: Row): string {
  return `${time} ${id}`;
}

/** A stack without an environment is taken as deployed wherever a sign-in happened, so that its coverage cannot be checked. */
function environmentNotes({ alerts }: AlertApp, { account, region }: ReplayReport['tallied']['all']['by']): string[] {
  return alerts.flatMap(({ path, rules: [{ resource: { stack } }] }) => {
    const unknown = (stack.account === undefined && account.length > 1) || (stack.region === undefined && region.length > 1);
    return unknown ? [`the stack of ${path} has no env, so each sign-in is taken for one of its own account and Region, and nothing is known of what it covers`] : [];
  });
}

/** Whoever mistypes a year must not think that the logs are empty. */
function periodNotes({ from, to }: ReplayArguments, signIns: number): string[] {
  return signIns === 0 && (from ?? to) !== undefined ? ['only sign-ins in the time of --from and --to count'] : [];
}
