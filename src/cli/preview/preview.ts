import { createRequire } from 'node:module';
import { PreviewArguments } from './preview-app';
import { folderOf, formatOf, optionValue, optionValues } from '../arguments';
import { Command, Evaluate, GivenArguments, Io } from '../command';
import { evaluateAndReport } from '../evaluate-and-report';
import { readPipe } from '../files';

/** The command `preview`: what an alert would send, from the synthesised app alone. */
export const PREVIEW: Command = {
  name: 'preview',
  options: { event: 'value', sample: 'value', format: 'value', out: 'value' },
  // Far more than the largest app takes.
  limits: { seconds: 30, megabytes: 1024, each: 'task' },
  help: `Shows, without an AWS account, what a console sign-in alert would send.

  cdk-console-login-alert preview [FOLDER] [options]

FOLDER is the synthesised app, in any CDK language (default: cdk.out).
For each alert in it and each event: whether it alerts, what is sent, or why
not. A sample is shown as if it happened in the account of the alert.

  --event PATH|-       events as AWS hands them out: as EventBridge delivers
                       them, as CloudTrail records or log files, as messages
                       of a queue; a file or a folder, plain or gzip, or - for
                       standard input
  --sample NAME        a built-in sample sign-in; may be repeated
                       (default, without --event: every sample)
  --format FORMAT      text (default), json, or html: a page that shows each
                       message as its reader sees it
  --out FILE           write there instead of standard output
`,
  run: runPreview,
  evaluate: (task, begin) => {
    // The process that only starts another one does not wait for this to load.
    const { previewApp } = createRequire(__filename)('./preview-app') as typeof import('./preview-app');
    return previewApp(previewArguments(task.given), task, begin);
  },
};

/** Reads the arguments of `preview`. Fails with `Misuse` on a wrong one. */
function previewArguments(given: GivenArguments): PreviewArguments {
  return {
    app: folderOf(given),
    event: optionValue(given, 'event'),
    samples: optionValues(given, 'sample'),
    format: formatOf(given),
    out: optionValue(given, 'out'),
  };
}

async function runPreview(given: GivenArguments, io: Io, evaluate: Evaluate): Promise<number> {
  const { event, out } = previewArguments(given);
  const piped = event === undefined ? undefined : await readPipe(event, io);
  return evaluateAndReport({ command: PREVIEW.name, given, out, piped }, io, evaluate);
}
