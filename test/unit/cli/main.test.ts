import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembly, manifest, run, runIn, template, Ran, shown, withTemporaryDirectory, writeFiles } from './app';
import { HELP } from '../../../src/cli/all-commands';
import { main } from '../../../src/cli/main';
import { SAMPLES } from '../../../src/signin/samples';
import { compile } from '../../support/compile';
import { ROOT } from '../../support/repository';

const NAMES = SAMPLES.map(({ name }) => name).join(', ');
const GOOD = assembly();

test.each([
  { because: 'the folder is missing', files: {}, argv: ['preview'], says: 'cdk.out does not exist: run "cdk synth", or name the folder that it wrote' },
  {
    because: 'the folder contains nothing',
    files: { 'app/readme.txt': '' },
    argv: ['preview', 'app'],
    says: 'app contains neither manifest.json nor a template: name the folder that "cdk synth" wrote',
  },
  {
    because: 'no template has an alert',
    files: assembly({ Resources: {} }),
    argv: ['preview'],
    says: 'no alert in cdk.out, which contains 1 template: add a ConsoleLoginAlert and run "cdk synth"',
  },
  { because: 'the manifest is broken', files: { ...GOOD, 'cdk.out/manifest.json': '{' }, argv: ['preview'], says: /^manifest\.json is not JSON: / },
  {
    because: 'the manifest is no object',
    files: { ...GOOD, 'cdk.out/manifest.json': [] },
    argv: ['preview'],
    says: 'manifest.json is not the manifest of an app: it should be a JSON object',
  },
  { because: 'a template is broken', files: assembly('{"Resources": \u001b[31m}'), argv: ['preview'], says: /^Mail\.template\.json is not JSON: / },
  { because: 'a template is no object', files: assembly('null'), argv: ['preview'], says: 'Mail.template.json is not a template: it should be a JSON object' },
  {
    because: 'a template is missing',
    files: { 'cdk.out/manifest.json': manifest({ Gone: {} }) },
    argv: ['preview'],
    says: 'cannot read Gone.template.json: there is no such file',
  },
  { because: 'the event is missing', files: GOOD, argv: ['preview', '--event', 'none.json'], says: 'cannot read none.json: there is no such file' },
  { because: 'the event is broken', files: { ...GOOD, 'e.json': '{"a"' }, argv: ['preview', '--event', 'e.json'], says: /^e\.json is not JSON: / },
  {
    because: 'the event is empty',
    files: { ...GOOD, 'e.json': '' },
    argv: ['preview', '--event', 'e.json'],
    says: 'e.json is empty: it should hold an event',
  },
  {
    because: 'standard input is empty',
    files: GOOD,
    argv: ['preview', '--event', '-'],
    says: 'standard input is empty: it should hold an event',
  },
  {
    because: 'the event has none of the forms',
    files: { ...GOOD, 'e.json': '"x"' },
    argv: ['preview', '--event', 'e.json'],
    says: /^e\.json is a string, and none of these: an event of EventBridge, a CloudTrail record, [^\n]*$/,
  },
  { because: 'the sample is unknown', files: GOOD, argv: ['preview', '--sample', 'toor'], says: `unknown sample "toor": there are ${NAMES}` },
  { because: 'the option is unknown', files: GOOD, argv: ['preview', '--colour'], says: 'unknown option --colour: see --help' },
  { because: 'the report cannot be written', files: GOOD, argv: ['preview', '--out', 'none/x'], says: 'cannot write none/x: its folder does not exist' },
])('fails with one line where $because', async ({ files, argv, says }) => {
  const { code, stdout, stderr } = await runIn(files, argv);
  const [line, ...more] = stderr.split('\n');
  expect(more).toEqual(['']);
  expect(line.replace('cdk-console-login-alert: ', '')).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('fails with one line, and no stack trace, where something unforeseen happens', async () => {
  const output = { write: () => undefined };
  const broken = { write: () => { throw new Error('disk\nfull'); } };
  const written: string[] = [];
  const stderr = { write: (text: string) => written.push(text) };
  expect(await main(['--help'], { stdout: broken, stderr, stdin: (async function* () {})(), cwd: '.', env: {} })).toBe(2);
  expect(written).toEqual(['cdk-console-login-alert: unexpected: Error: disk\\u000afull\n']);
  expect(await main(['--help'], { stdout: output, stderr, stdin: (async function* () {})(), cwd: '.', env: {} })).toBe(0);
});

test('without arguments, the help goes to standard error', async () => {
  expect(await run([])).toEqual({ code: 2, stdout: '', stderr: HELP });
});

test('--help prints the help, and --version the version', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(await run(['preview', '--help'])).toEqual({ code: 0, stdout: HELP, stderr: '' });
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('preview is run', async () => {
  expect(await runIn(assembly(template()), ['preview', '--sample', 'root', '--format', 'json'])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('"Mail/Alert"') });
});

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
  const script = `require(${JSON.stringify(join(ROOT, 'lib/cli/all-commands'))})
    .evaluateHere({ command: 'preview', given: { folders: [], options: new Map() }, cwd: process.cwd() }, () => undefined)
    .then(({ findings }) => console.log(findings, Object.keys(require.cache).filter(file => file.includes('jsonata'))))`;
  await withTemporaryDirectory(cwd => {
    writeFiles(cwd, assembly());
    expect(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8' })).toBe('0 []\n');
  });
});

test('fails with exit code 2 and one line', async () => {
  expect(await spawned(['preview', 'gone'])).toEqual({
    code: 2, stdout: '', stderr: 'cdk-console-login-alert: gone does not exist: run "cdk synth", or name the folder that it wrote\n',
  });
});

test('without arguments, the help goes to standard error', async () => {
  expect(await spawned([])).toEqual({ code: 2, stdout: '', stderr: HELP });
});

test('a reader that has seen enough is no failure', async () => {
  expect(await spawned(['preview'], { closeEarly: true })).toEqual({ code: 0, stdout: '', stderr: '' });
});
