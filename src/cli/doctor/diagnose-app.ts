import { AskIn } from './aws/aws-calls';
import { askingOnce, awsCommand } from './aws/aws-command';
import { Diagnosis, findingsIn, jsonDiagnosis, pageOfDiagnosis, textDiagnosis } from './doctor-report';
import { runChecks } from './run-checks';
import { Format } from '../arguments';
import { findAlerts, findForwarders } from '../assembly/alerts';
import { readAssembly } from '../assembly/read-assembly';
import { Misuse, Step, Task, TaskResult } from '../command';
import { Files } from '../files';
import { count, printableLine } from '../printable';

/** The arguments of `doctor`. */
export interface DoctorArguments {
  /** The folder with the synthesised app, as typed. */
  readonly app: string;
  /** A profile of the `aws` command. */
  readonly profile?: string;
  /** How far back sign-ins are looked at, in milliseconds. */
  readonly since: number;
  readonly format: Format;
  /** The file that gets the report instead of standard output, as typed. */
  readonly out?: string;
  /** Whether only the policy is to be printed. */
  readonly policy: boolean;
}

type Begin = (step: Step) => void;

/** Reads a synthesised app, asks AWS what became of it, and writes the report. */
export async function diagnoseApp(asked: DoctorArguments, { cwd, colour }: Task, begin: Begin): Promise<TaskResult> {
  const files = new Files();
  const app = printableLine(asked.app);
  begin({ doing: `reading ${app}`, done: 0, total: 0 });
  const stacks = readAssembly(asked.app, cwd, files);
  if (findAlerts(stacks).length === 0 && findForwarders(stacks).length === 0) {
    throw new Misuse(`no alert in ${app}, which contains ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  const now = Date.now();
  const diagnosis = await runChecks(stacks, { now, start: now - asked.since }, askingOnce(announced(awsCommand(asked.profile), begin)));
  return { report: render(diagnosis, asked, colour), findings: findingsIn(diagnosis).length, read: files.read };
}

/** Announces each call when it is asked for and when it is answered, so that none is cut short, and the user sees that it goes on. */
function announced(askIn: AskIn, begin: Begin): AskIn {
  let done = 0;
  let total = 0;
  return region => async (service, call, parameters) => {
    const step = (): Step => ({ doing: `asking AWS: ${service} ${call}`, done, total });
    total += 1;
    begin(step());
    const answer = await askIn(region)(service, call, parameters);
    done += 1;
    begin(step());
    return answer;
  };
}

function render(diagnosis: Diagnosis, { format }: DoctorArguments, colour: boolean): string {
  switch (format) {
    case 'text': return textDiagnosis(diagnosis, colour);
    case 'json': return jsonDiagnosis(diagnosis);
    case 'html': return pageOfDiagnosis(diagnosis);
  }
}
