import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { assembly, Ran, shown, withTemporaryDirectory, writeFiles } from './app';
import { HELP } from '../../../src/cli/arguments';
import { compile } from '../../support/compile';
import { ROOT } from '../../support/repository';

beforeAll(compile, 120_000);

/** Runs the command as an installed package would, and closes its standard output early if asked to. */
function spawnIn(cwd: string, argv: readonly string[], { stdin = '', closeEarly = false } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/cdk-console-login-alert'), ...argv], { cwd });
    const written = { stdout: '', stderr: '' };
    child.stdout.on('data', chunk => { written.stdout += String(chunk); });
    child.stderr.on('data', chunk => { written.stderr += String(chunk); });
    if (closeEarly) child.stdout.destroy();
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? -1, ...written }));
    child.stdin.end(stdin);
  });
}

function spawned(argv: readonly string[], options?: Parameters<typeof spawnIn>[2]): Promise<Ran> {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, assembly());
    return spawnIn(cwd, argv, options);
  });
}

test('an event from standard input is shown, in the working directory', async () => {
  const { code, stdout, stderr } = await spawned(['preview', '--event', '-'], { stdin: shown().text });
  expect(stderr).toBe('');
  expect(stdout).toContain('  To: security@example.com\n');
  expect(code).toBe(0);
});

test('without a state machine, the interpreter of its expressions is not loaded', async () => {
  const script = `require(${JSON.stringify(join(ROOT, 'lib/cli/preview/evaluate'))})
    .evaluate({ asked: { app: 'cdk.out', samples: [], format: 'text' }, cwd: process.cwd() }, () => undefined)
    .then(({ findings }) => console.log(findings, Object.keys(require.cache).filter(file => file.includes('jsonata'))))`;
  await withTemporaryDirectory(cwd => {
    writeFiles(cwd, assembly());
    expect(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8' })).toBe('0 []\n');
  });
});

test('fails with exit code 2 and one line', async () => {
  expect(await spawned(['preview', 'gone'])).toEqual({
    code: 2, stdout: '', stderr: 'cdk-console-login-alert: there is no gone: run "cdk synth", or name the folder that it wrote\n',
  });
});

test('without arguments, the help goes to standard error', async () => {
  expect(await spawned([])).toEqual({ code: 2, stdout: '', stderr: HELP });
});

test('a reader that has seen enough is no failure', async () => {
  expect(await spawned(['preview'], { closeEarly: true })).toEqual({ code: 0, stdout: '', stderr: '' });
});
