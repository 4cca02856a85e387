import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { logFile, record } from './logs';
import { EvaluationLimits, Io } from '../../../../src/cli/command';
import { Json } from '../../../../src/cli/json-values';
import { compile } from '../../../support/compile';
import { ROOT } from '../../../support/repository';
import { assembly, Ran, ruleWith, template, withTemporaryDirectory, writeFiles } from '../app';

beforeAll(compile, 120_000);

/** An app whose workflow evaluates this expression for each sign-in. */
function evaluating(expression: string): Record<string, Json> {
  const Publish = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: 'x', Message: `{% $string(${expression}) %}` }, End: true };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Publish', States: { Publish } };
  return assembly(template({
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify(definition) } },
    Rule: ruleWith({ Targets: [{ Id: 'Target0', Arn: { Ref: 'Machine' } }] }),
  }));
}

/** About a tenth of a second. */
const SLOW = evaluating('$sum([1..250000])');

/** Longer than anybody lives. */
const ENDLESS = evaluating('$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/)');

function writeAll(cwd: string, app: Record<string, Json>, signIns: number): void {
  writeFiles(cwd, app);
  mkdirSync(join(cwd, 'logs'));
  writeFileSync(join(cwd, 'logs/a.json.gz'), logFile(Array.from({ length: signIns }, (_, index) => record({ id: `e-${index}` }))));
}

/** Runs the compiled command, whose evaluation is a process of its own. */
async function replayInWorker(cwd: string, limits: EvaluationLimits): Promise<Ran> {
  const { main } = await import(join(ROOT, 'lib/cli/main')) as typeof import('../../../../src/cli/main');
  const { evaluateInWorker } = await import(join(ROOT, 'lib/cli/worker/run-in-worker')) as typeof import('../../../../src/cli/worker/run-in-worker');
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({ write: (text: string) => { written[name] += text; } });
  const io: Io = { stdout: output('stdout'), stderr: output('stderr'), stdin: Readable.from([]), cwd, env: {} };
  return { code: await main(['replay', '--logs', 'logs'], io, evaluateInWorker(limits)), ...written };
}

test('many sign-ins may take longer than the limit, which is that of one step', async () => {
  await withTemporaryDirectory(async cwd => {
    writeAll(cwd, SLOW, 60);
    const { code, stdout, stderr } = await replayInWorker(cwd, { seconds: 3, megabytes: 256, each: 'step' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('60 alerts sent');
  });
}, 60_000);

test('fails with one line on a sign-in whose evaluation never ends', async () => {
  await withTemporaryDirectory(async cwd => {
    writeAll(cwd, ENDLESS, 2);
    const { code, stdout, stderr } = await replayInWorker(cwd, { seconds: 3, megabytes: 256, each: 'step' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk-console-login-alert: gave up while it was evaluating the sign-ins from (logs\/)?a\.json\.gz(\[0\])? on: that takes longer than 3 seconds\n$/);
  });
}, 60_000);

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once, and leaves no file of the report', async signal => {
  await withTemporaryDirectory(async cwd => {
    writeAll(cwd, ENDLESS, 2);
    const child = spawn(process.execPath, [join(ROOT, 'bin/cdk-console-login-alert'), 'replay', '--logs', 'logs', '--out', 'report.txt'], { cwd });
    const ended = new Promise<number | null>(resolve => child.on('close', resolve));
    await new Promise(resolve => setTimeout(resolve, 2000));
    const asked = Date.now();
    child.kill(signal);
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(readdirSync(cwd).sort()).toEqual(['cdk.out', 'logs']);
  });
}, 60_000);
