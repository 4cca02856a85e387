import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWERS, TEMPLATE } from './account';
import { Json } from '../../../../src/cli/json-values';
import { manifest, Ran, run, runIn, withTemporaryDirectory, World, writeFiles } from '../app';

const APP = { 'cdk.out/manifest.json': manifest({ Mail: { environment: 'aws://123456789012/us-east-1' } }), 'cdk.out/Mail.template.json': TEMPLATE };

/** An `aws` command that answers each call from the files, whatever its parameters are, with what `changed` says instead. */
const COMMAND = `#!${process.execPath}
const { answers, changed } = JSON.parse(require('node:fs').readFileSync(__dirname + '/answers.json', 'utf8'));
const [service, call, , input] = process.argv.slice(2);
const asked = JSON.parse(input);
const fits = ({ parameters }) => Object.entries(parameters).every(([name, value]) => JSON.stringify(asked[name]) === JSON.stringify(value));
const region = process.argv[process.argv.indexOf('--region') + 1];
const found = answers.find(each => each.service === service && each.call === call && each.region === region && (fits(each) || call === 'get-metric-data'));
if (found === undefined) { process.stderr.write('An error occurred (Unexpected) when calling the X operation: ' + input); process.exit(254); }
process.stdout.write(JSON.stringify(call in changed ? changed[call] : found.answer));
`;

/** Runs the doctor in a folder with the app, with that command. */
function diagnosed(argv: readonly string[], changed: Record<string, Json> = {}, world: World = {}): Promise<Ran & { readonly written?: string }> {
  return withTemporaryDirectory(async cwd => {
    writeFiles(cwd, { ...APP, 'bin/aws': COMMAND, 'bin/answers.json': { answers: ANSWERS as unknown as Json, changed } });
    chmodSync(join(cwd, 'bin', 'aws'), 0o755);
    const before = process.env.PATH;
    process.env.PATH = join(cwd, 'bin');
    try {
      const ran = await run(['doctor', ...argv], { ...world, cwd });
      return argv.includes('--out') ? { ...ran, written: readFileSync(join(cwd, argv[argv.indexOf('--out') + 1]), 'utf8') } : ran;
    } finally {
      process.env.PATH = before;
    }
  });
}

/** Every call starts a process. */
const LIMIT = 60_000;

test('what is wrong is counted, with progress on a terminal of which nothing stays, and a file gets the report without colours', async () => {
  const { code, stdout, stderr, written } = await diagnosed(['--out', 'doctor.txt'], { 'get-trail-status': { IsLogging: false } }, { terminal: true });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^(\r\d+ of \d+)+\r\u001b\[K1 problem found: see doctor\.txt\n$/);
  expect(written).toMatch(/^Credentials\n {2}well {7}arn:aws:iam::123456789012:user\/owner is in account [^\u001b]*\n {2}trail-stopped\n$/);
}, LIMIT);

test('the policy is printed without an app and without a question', async () => {
  const { code, stdout, stderr } = await runIn({}, ['doctor', '--policy']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ Statement: [{ Effect: 'Allow', Action: expect.arrayContaining(['events:DescribeRule']) }] });
});

test.each([
  { argv: ['--since', '91d'], says: 'unknown time "91d" in --since: use hours or days up to 90d, as in 12h or 7d' },
  { argv: ['--since', '0d'], says: 'unknown time "0d" in --since: use hours or days up to 90d, as in 12h or 7d' },
  { argv: ['--since', 'yesterday'], says: 'unknown time "yesterday" in --since: use hours or days up to 90d, as in 12h or 7d' },
  { argv: ['--format', 'pdf'], says: 'unknown format "pdf": use text, json or html' },
  { argv: ['--event', 'x'], says: 'unknown option --event: see --help' },
  { argv: ['--policy=yes'], says: 'option --policy takes no value, but got "yes"' },
  { argv: ['nowhere'], says: 'nowhere does not exist: run "cdk synth", or name the folder that it wrote' },
])('fails on $argv', async ({ argv, says }) => {
  expect(await runIn(APP, ['doctor', ...argv])).toEqual({ code: 2, stdout: '', stderr: `cdk-console-login-alert: ${says}\n` });
});

test('fails where AWS does not accept the credentials', async () => {
  const { code, stderr } = await diagnosed([], { 'get-caller-identity': {} });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'cdk-console-login-alert: cannot ask AWS with these credentials: the answer names no account\n' });
}, LIMIT);

test('fails on an app without an alert', async () => {
  const { code, stderr } = await runIn({ ...APP, 'cdk.out/Mail.template.json': { Resources: {} } }, ['doctor']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'cdk-console-login-alert: no alert in cdk.out, which contains 1 template: add a ConsoleLoginAlert and run "cdk synth"\n' });
});
