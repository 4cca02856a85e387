import { createRequire } from 'node:module';
import { policyDocument } from './aws/aws-calls';
import { DoctorArguments } from './diagnose-app';
import { folderOf, formatOf, optionValue } from '../arguments';
import { Command, Evaluate, GivenArguments, Io, Misuse } from '../command';
import { evaluateAndReport } from '../evaluate-and-report';
import { printableLine } from '../printable';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** CloudTrail's event history holds as many. */
const MOST_DAYS = 90;

/** The command `doctor`: whether what was deployed of an app works, as AWS says. */
export const DOCTOR: Command = {
  name: 'doctor',
  options: { profile: 'value', since: 'value', format: 'value', out: 'value', policy: 'flag' },
  // Only as long as a call of the aws command may take, and some more: each call is a step when it is answered.
  limits: { seconds: 150, megabytes: 1024, each: 'step' },
  help: `Asks AWS whether the console sign-in alerts of an app work as deployed.

  cdk-console-login-alert doctor [FOLDER] [options]

FOLDER is the synthesised app, in any CDK language (default: cdk.out).
Asks with the aws command, version 1 or 2, and changes nothing. Each line says
what is well, what is wrong and which command mends it, or what is not known
and which permission is missing.

  --profile NAME       a profile of the aws command
  --since TIME         how far back sign-ins are looked at, in hours or days
                       up to 90d (default: 7d)
  --format FORMAT      text (default), json, or html
  --out FILE           write there instead of standard output
  --policy             print the IAM policy that it needs, and ask nothing
`,
  run: runDoctor,
  evaluate: (task, begin) => {
    // The process that only starts another one does not wait for this to load.
    const { diagnoseApp } = createRequire(__filename)('./diagnose-app') as typeof import('./diagnose-app');
    return diagnoseApp(doctorArguments(task.given), task, begin);
  },
};

/** Reads the arguments of `doctor`. Fails with `Misuse` on a wrong one. */
function doctorArguments(given: GivenArguments): DoctorArguments {
  const profile = optionValue(given, 'profile');
  const out = optionValue(given, 'out');
  return {
    app: folderOf(given),
    ...profile !== undefined && { profile },
    since: timeOf(optionValue(given, 'since') ?? '7d'),
    format: formatOf(given),
    ...out !== undefined && { out },
    policy: given.options.has('policy'),
  };
}

function timeOf(since: string): number {
  const [, number, unit] = /^([1-9]\d{0,3})([dh])$/.exec(since) ?? [];
  const time = Number(number) * (unit === 'd' ? DAY : HOUR);
  if (number === undefined || time > MOST_DAYS * DAY) {
    throw new Misuse(`unknown time "${printableLine(since)}" in --since: use hours or days up to ${MOST_DAYS}d, as in 12h or 7d`);
  }
  return time;
}

function runDoctor(given: GivenArguments, io: Io, evaluate: Evaluate): Promise<number> {
  const { out, policy } = doctorArguments(given);
  const printPolicy: Evaluate = () => Promise.resolve({ report: `${JSON.stringify(policyDocument(), undefined, 2)}\n`, findings: 0, read: [] });
  return evaluateAndReport({ command: DOCTOR.name, given, out }, io, policy ? printPolicy : evaluate);
}
