import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { assembly, manifest, Ran, ruleWith, shown, target, template, withTemporaryDirectory, writeFiles } from './app';
import { EvaluationLimits, Io } from '../../../src/cli/command';
import { Json, JsonObject } from '../../../src/cli/json-values';
import { compile } from '../../support/compile';
import { ROOT } from '../../support/repository';

/** Time enough for what ends by itself, on a busy machine too, and not so much memory that filling it takes long. */
const LIMITS: EvaluationLimits = { seconds: 60, megabytes: 64, each: 'task' };

/** For what never ends. */
const SHORT: EvaluationLimits = { ...LIMITS, seconds: 2 };

const LEVELS = Array.from({ length: 64 }, (_, level) => level);

beforeAll(compile, 120_000);

/** The compiled command, whose evaluation is a process of its own. */
function command(name: 'main' | 'worker/run-in-worker') {
  return join(ROOT, 'lib/cli', name);
}

async function runInWorker(cwd: string, argv: readonly string[], limits = LIMITS): Promise<Ran> {
  const { main } = await import(command('main')) as typeof import('../../../src/cli/main');
  const { evaluateInWorker } = await import(command('worker/run-in-worker')) as typeof import('../../../src/cli/worker/run-in-worker');
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({ write: (text: string) => { written[name] += text; } });
  const io: Io = { stdout: output('stdout'), stderr: output('stderr'), stdin: Readable.from([]), cwd, env: {} };
  return { code: await main(['preview', ...argv], io, evaluateInWorker(limits)), ...written };
}

/** An app whose rule sends this text. */
function saying(text: Json, sections: JsonObject = {}, resources: JsonObject = {}): Record<string, Json> {
  const Rule = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: text } })] });
  return assembly(template({ Rule, ...resources }, sections));
}

/** An app with a workflow that evaluates this expression. */
function evaluating(expression: string): Record<string, Json> {
  const Publish = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: 'x', Message: `{% ${expression} %}` }, End: true };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Publish', States: { Publish } };
  return assembly(template({
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify(definition) } },
    Rule: ruleWith({ Targets: [{ Id: 'Target0', Arn: { Ref: 'Machine' } }] }),
  }));
}

/** A value that holds the one of the level below twice, so that the outermost one holds it 2^64 times. */
const doubling = (of: (name: string) => Json, prefix: string): JsonObject =>
  Object.fromEntries(LEVELS.map(level => [`${prefix}${level}`, of(`${prefix}${level - 1}`)]));

interface HostileCase {
  readonly name: string;
  readonly files: Record<string, Json>;
  /** Adds what is no plain file. */
  readonly prepare?: (folder: string) => void;
  readonly argv?: readonly string[];
  readonly limits?: EvaluationLimits;
  readonly says: RegExp;
}

const CASES: readonly HostileCase[] = [
  {
    name: 'conditions that double at each level',
    files: saying({ 'Fn::If': ['C63', '"a"', '"b"'] }, {
      Conditions: { ...doubling(below => ({ 'Fn::And': [{ Condition: below }, { Condition: below }] }), 'C'), 'C-1': { 'Fn::Equals': ['a', 'a'] } },
    }),
    limits: SHORT,
    says: /^gave up while it was evaluating Mail\/Alert for root: that takes longer than 2 seconds$/,
  },
  {
    name: 'names that Fn::Sub doubles at each level',
    files: saying({ 'Fn::Sub': '"${T63}"' }, {}, doubling(below => ({
      Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': `\${${below}}\${${below}}` } },
    }), 'T')),
    limits: SHORT,
    says: /^gave up while it was evaluating Mail\/Alert for root: that (takes longer than 2 seconds|needs more memory than 64 MB)$/,
  },
  {
    name: 'names that Fn::Join doubles at each level',
    files: saying({ Ref: 'T63' }, {}, doubling(below => ({
      Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['', [{ Ref: below }, { Ref: below }]] } },
    }), 'T')),
    limits: SHORT,
    says: /^gave up while it was evaluating Mail\/Alert for root: that (takes longer than 2 seconds|needs more memory than 64 MB)$/,
  },
  {
    name: 'a text that grows beyond what JavaScript can hold',
    files: saying({ 'Fn::Join': ['x'.repeat(1_000_000), Array.from({ length: 600 }, String)] }),
    says: /^gave up while it was evaluating Mail\/Alert for root: (that needs more memory than 64 MB|something in it grows too large)$/,
  },
  {
    name: 'nested stacks that double at each level',
    files: {
      ...assembly(template(Object.fromEntries(['A', 'B'].map(id => [id, nested('N0.json')])))),
      ...Object.fromEntries(LEVELS.map(level => [`cdk.out/N${level}.json`, { Resources: { A: nested(`N${level + 1}.json`), B: nested(`N${level + 1}.json`) } }])),
    },
    limits: SHORT,
    says: /^gave up while it was reading cdk\.out: that (takes longer than 2 seconds|needs more memory than 64 MB)$/,
  },
  {
    name: 'an assembly inside itself',
    files: { 'cdk.out/manifest.json': manifest({}, ['again']) },
    prepare: folder => symlinkSync('.', join(folder, 'cdk.out/again')),
    says: /^again\/manifest\.json: this assembly is inside itself: run "cdk synth" again$/,
  },
  {
    name: 'a template that is a device',
    files: { 'cdk.out/manifest.json': manifest({ Mail: {} }) },
    prepare: folder => symlinkSync('/dev/zero', join(folder, 'cdk.out/Mail.template.json')),
    says: /^cannot read Mail\.template\.json: it is a device or a pipe$/,
  },
  {
    name: 'a template that is a pipe',
    files: { 'cdk.out/manifest.json': manifest({ Mail: {} }) },
    prepare: folder => execFileSync('mkfifo', [join(folder, 'cdk.out/Mail.template.json')]),
    says: /^cannot read Mail\.template\.json: it is a device or a pipe$/,
  },
  {
    name: 'a template whose link leads to itself',
    files: { 'cdk.out/manifest.json': manifest({ Mail: {} }) },
    prepare: folder => symlinkSync('Mail.template.json', join(folder, 'cdk.out/Mail.template.json')),
    says: /^cannot read Mail\.template\.json: its symbolic links lead in a circle$/,
  },
  {
    name: 'an event that is a device',
    files: assembly(),
    argv: ['--event', '/dev/zero'],
    says: /^cannot read \/dev\/zero: it has more than 100 MB$/,
  },
  {
    name: 'a regular expression that never ends',
    files: {
      ...evaluating('$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/)'),
      'events.json': Array.from({ length: 10 }, () => JSON.parse(shown().text) as Json),
    },
    argv: ['--event', 'events.json'],
    limits: SHORT,
    // Ten events get a second more.
    says: /^gave up while it was evaluating Mail\/Alert for events\.json\[0\]: that takes longer than 3 seconds$/,
  },
  {
    name: 'an expression that takes all memory',
    files: evaluating('$string([1..9000000])'),
    says: /^gave up while it was evaluating Mail\/Alert for root: that needs more memory than 64 MB$/,
  },
  {
    name: 'a template that is nested too deeply',
    files: assembly(),
    prepare: folder => {
      const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
      const text = JSON.stringify(template({ Rule: ruleWith({ EventPattern: 'DEEP' }) })).replace('"DEEP"', deep);
      writeFiles(folder, { 'cdk.out/Mail.template.json': text });
    },
    says: /^gave up while it was (reading cdk\.out|evaluating Mail\/Alert for root): something in it is nested too deeply$/,
  },
  {
    name: 'an event that is nested too deeply',
    files: { ...assembly(), 'event.json': `${'{"detail":'.repeat(90_000)}1${'}'.repeat(90_000)}` },
    argv: ['--event', 'event.json'],
    says: /^event\.json is not an event: it is nested 90000 levels deep, and EventBridge carries at most 1100$/,
  },
];

function nested(file: string): JsonObject {
  return { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file }, Properties: {} };
}

test.each(CASES)('fails with one line on $name', async ({ files, prepare, argv = ['--sample', 'root'], limits = LIMITS, says }) => {
  await withTemporaryDirectory(async folder => {
    writeFiles(folder, files);
    prepare?.(folder);
    const { code, stdout, stderr } = await runInWorker(folder, argv, limits);
    const [line, ...more] = stderr.split('\n');
    expect(line.replace('cdk-console-login-alert: ', '')).toEqual(expect.stringMatching(says));
    expect({ code, stdout, more }).toEqual({ code: 2, stdout: '', more: [''] });
  });
}, 60_000);

test('an evaluation in the worker is reported as in one process', async () => {
  await withTemporaryDirectory(async folder => {
    writeFiles(folder, assembly());
    expect(await runInWorker(folder, ['--sample', 'root'])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('  To: security@example.com\n') });
  });
}, 60_000);

test.each(['cdk.out/manifest.json', 'cdk.out/Mail.template.json', 'event.json', 'link.json'])('fails to write the report over %s, which was read', async out => {
  await withTemporaryDirectory(async folder => {
    writeFiles(folder, { ...assembly(), 'event.json': { detail: {} } });
    symlinkSync('event.json', join(folder, 'link.json'));
    expect(await runInWorker(folder, ['--event', 'event.json', '--out', out])).toEqual({
      code: 2, stdout: '', stderr: `cdk-console-login-alert: cannot write ${out}: it was read to make the report, so name another file\n`,
    });
  });
}, 60_000);
