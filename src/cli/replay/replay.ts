import { createRequire } from 'node:module';
import { ReplayArguments } from './replay-app';
import { folderOf, formatOf, momentOf, optionValue, optionValues } from '../arguments';
import { Command, Evaluate, GivenArguments, Misuse, Io } from '../command';
import { evaluateAndReport } from '../evaluate-and-report';
import { readPipe } from '../files';
import { printableLine } from '../printable';

/** The command `replay`: what the alerts of an app would have sent for the sign-ins of CloudTrail logs. */
export const REPLAY: Command = {
  name: 'replay',
  options: { logs: 'value', from: 'value', to: 'value', format: 'value', out: 'value' },
  // A month of an organization takes minutes, so that the time is that of a single file or sign-in.
  limits: { seconds: 120, megabytes: 4096, each: 'step' },
  help: `Shows which sign-ins of past CloudTrail logs would have sent an alert.

  cdk-console-login-alert replay [FOLDER] --logs PATH ... [options]

  --logs PATH|-        log files of a trail or folders of them, as S3 has them,
                       or any form that --event of preview reads; may be
                       repeated
  --from DATE          the first day, as 2026-01-31 in UTC, or a moment, as
                       2026-01-31T09:00:00Z; default: the start of the logs
  --to DATE            the last day, or the moment before which to end
  --format FORMAT      text (default): a summary; json: everything; or html: a
                       page with a table of all sign-ins and their messages
  --out FILE           write there instead of standard output
`,
  run: runReplay,
  evaluate: (task, begin) => {
    // The process that only starts another one does not wait for this to load.
    const { replayApp } = createRequire(__filename)('./replay-app') as typeof import('./replay-app');
    return replayApp(replayArguments(task.given), task, begin);
  },
};

/** Reads the arguments of `replay`. Fails with `Misuse` on a wrong one. */
function replayArguments(given: GivenArguments): ReplayArguments {
  const logs = optionValues(given, 'logs');
  if (logs.length === 0) throw new Misuse('no logs given: name a file or folder of CloudTrail logs with --logs');
  const from = momentOf(given, 'from', 'start');
  const to = momentOf(given, 'to', 'end');
  if (from !== undefined && to !== undefined && from >= to) throw new Misuse('--from is not before --to: there is no time between them');
  return { app: folderOf(given), logs, from, to, format: formatOf(given), out: optionValue(given, 'out') };
}

async function runReplay(given: GivenArguments, io: Io, evaluate: Evaluate): Promise<number> {
  const { logs, out } = replayArguments(given);
  return evaluateAndReport({ command: REPLAY.name, given, out, piped: await readPipes(logs, io) }, io, evaluate);
}

/** The bytes of standard input, or of another pipe, if one of the paths is one. Fails with `Misuse` on a second one. */
async function readPipes(paths: readonly string[], io: Io): Promise<Uint8Array | undefined> {
  let read: { readonly path: string; readonly bytes: Uint8Array } | undefined;
  for (const path of new Set(paths)) {
    const bytes = await readPipe(path, io);
    if (bytes === undefined) continue;
    if (read !== undefined) throw new Misuse(`--logs names two pipes, ${printableLine(read.path)} and ${printableLine(path)}: name one`);
    read = { path, bytes };
  }
  return read?.bytes;
}
