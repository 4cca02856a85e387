import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HERE, logFile, record } from './logs';
import { APP, document, replay, writeLogs } from './replaying';
import { assembly, run, ruleWith, target, template, withTemporaryDirectory, writeFiles } from '../app';

const GOOD = logFile([record({ id: 'e-1' }), record({ id: 'e-2' })]);

test.each<{ readonly problem: string; readonly bytes: Buffer | string }>([
  { problem: 'cut short', bytes: GOOD.subarray(0, GOOD.length - 30) },
  { problem: 'empty', bytes: '' },
  { problem: 'not JSON', bytes: '{"Records":[{"eventVersion"' },
])('a file that is $problem among others is named, counted and passed over', async ({ bytes }) => {
  const { code, logs, counts, findings } = await document({ 'a.json.gz': GOOD, 'b.json': bytes, 'c.json.gz': logFile([record({ id: 'e-3' })]) });
  expect(code).toBe(1);
  expect(counts).toMatchObject({ signIns: 3, copies: 0 });
  expect(logs).toMatchObject({ files: 2, broken: [{ file: expect.stringMatching(/b\.json$/) }] });
  expect(findings).toEqual([{ code: 'broken-file', file: logs.broken[0].file, message: `${logs.broken[0].file} is left out: ${logs.broken[0].problem}` }]);
  const text = await replay({ 'a.json.gz': GOOD, 'b.json': bytes });
  expect(text).toMatchObject({ code: 1, stdout: expect.stringMatching(/1 broken file left out[^]*Found: 1 problem\n {2}(logs\/)?b\.json is left out: /) });
});

test('digest files, and files of other kinds, are passed over', async () => {
  const digest = { awsAccountId: HERE.account, digestS3Object: 'AWSLogs/x', logFiles: [] };
  const { code, logs, counts } = await document({
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/15/a.json.gz': GOOD,
    'AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2026/01/15/d.json': JSON.stringify(digest),
    'notes.txt': 'hello',
    'picture.png': Buffer.of(0x89, 0x50, 0x4e, 0x47),
  });
  expect({ code, logs, counts }).toMatchObject({ code: 0, logs: { files: 1, records: 2, passedOver: 3, broken: [] }, counts: { signIns: 2 } });
});

test('names that are not UTF-8 are read', async () => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, APP);
    writeLogs(cwd, { 'a.json.gz': GOOD });
    writeFileSync(Buffer.concat([Buffer.from(join(cwd, 'logs/')), Buffer.of(0xff, 0xfe), Buffer.from('.json')]), logFile([record({ id: 'e-3' })]));
    const { code, stdout, stderr } = await run(['replay', '--logs', 'logs', '--format', 'json'], { cwd });
    expect({ code, stderr, document: JSON.parse(stdout) }).toMatchObject({ code: 0, stderr: '', document: { counts: { signIns: 3 }, logs: { files: 2 } } });
  });
});

test('several paths, and standard input, are read', async () => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, APP);
    writeLogs(cwd, { 'one/a.json.gz': GOOD, 'two.json': JSON.stringify(record({ id: 'e-3' })) });
    const stdin = JSON.stringify({ Events: [{ CloudTrailEvent: JSON.stringify(record({ id: 'e-4' })) }] });
    const { stdout } = await run(['replay', '--logs', 'logs/one', '--logs', 'logs/two.json', '--logs', '-', '--format', 'json'], { cwd, stdin });
    expect(JSON.parse(stdout)).toMatchObject({ counts: { signIns: 4 }, logs: { files: 3, records: 4 } });
  });
});

test('a pipe is read, as a shell makes it for `<(…)`, and two of them are refused', async () => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, APP);
    writeLogs(cwd, { 'a.json.gz': GOOD });
    execFileSync('mkfifo', ['one', 'two'], { cwd });
    const piped = (pipe: string) => spawn('sh', ['-c', `cat logs/a.json.gz > ${pipe}`], { cwd });
    piped('one');
    const { stdout } = await run(['replay', '--logs', 'one', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ counts: { signIns: 2 }, logs: { files: 1, records: 2 } });
    piped('one');
    piped('two');
    expect(await run(['replay', '--logs', 'one', '--logs', 'two'], { cwd })).toMatchObject({
      code: 2, stderr: 'cdk-console-login-alert: --logs names two pipes, one and two: name one\n',
    });
  });
});

test.each([
  { argv: ['--from', '2026-01-16'], ids: ['c', 'd'] },
  { argv: ['--to', '2026-01-15'], ids: ['a', 'b'] },
  { argv: ['--from', '2026-01-15T12:00:00Z', '--to', '2026-01-16'], ids: ['b', 'c'] },
  { argv: ['--from', '2026-01-16T01:00:00+01:00', '--to', '2026-01-17T00:00:00Z'], ids: ['c'] },
])('with $argv, the sign-ins $ids count', async ({ argv, ids }) => {
  const times = { a: '2026-01-15T00:00:00Z', b: '2026-01-15T23:59:59Z', c: '2026-01-16T00:00:00Z', d: '2026-01-17T00:00:00Z' };
  const { signIns } = await document({ 'a.json.gz': logFile(Object.entries(times).map(([id, time]) => record({ id, time }))) }, argv);
  expect(signIns.map(({ id }: { id: string }) => id)).toEqual(ids);
});

test('more than 10 mails of one topic in a second are a finding, whichever alerts send them', async () => {
  const flood = (number: number) => ({ 'a.json.gz': logFile(Array.from({ length: number }, (_, index) => record({ id: `e-${index}`, time: '2026-01-15T09:00:00Z' }))) });
  expect(await document(flood(10))).toMatchObject({ code: 0, findings: [], bursts: [] });
  expect(await document(flood(11))).toMatchObject({
    code: 1, findings: [{ code: 'mail-burst', alert: 'Mail/Alert' }], bursts: [{ second: { time: '2026-01-15T09:00:00', number: 11 }, seconds: 1 }],
  });
  const twice = assembly(template({ Second: ruleWith({}, { alert: 'Mail/Second', rule: 'home' }) }), `aws://${HERE.account}/${HERE.region}`);
  expect(await document(flood(6), [], twice)).toMatchObject({ code: 1, bursts: [{ alerts: ['Mail/Alert', 'Mail/Second'], second: { number: 12 } }] });
  const phone = { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sms', Endpoint: '+12025550100' } };
  expect(await document(flood(11), [], assembly(template({ Email: phone }), `aws://${HERE.account}/${HERE.region}`))).toMatchObject({ code: 0, bursts: [] });
});

test('a sign-in that matches and would never be delivered is a finding with its number', async () => {
  const broken = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: { who: '$.detail.userIdentity' }, InputTemplate: '{"who": "<who>"}' } })] });
  const { code, alerts, findings } = await document({ 'a.json.gz': GOOD }, [], assembly(template({ Rule: broken }), `aws://${HERE.account}/${HERE.region}`));
  expect({ code, alerts, findings }).toMatchObject({ code: 1, alerts: [{ alerted: 0, undelivered: 2 }], findings: [{ code: 'never-delivered', alert: 'Mail/Alert', signIns: 2 }] });
});

test('a problem that no sign-in met is a finding, too', async () => {
  const tampering = ruleWith({ EventPattern: { source: [{ Ref: 'Gone' }] } }, { alert: 'Mail/Alert', rule: 'tampering' });
  const { code, findings } = await document({ 'a.json.gz': GOOD }, [], assembly(template({ Tampering: tampering }), `aws://${HERE.account}/${HERE.region}`));
  expect({ code, findings }).toMatchObject({ code: 1, findings: [{ code: 'unresolved-value', message: expect.stringContaining('EventPattern.source[0] of Tampering') }] });
});

test('logs without a sign-in are no finding, and say so', async () => {
  const none = { 'a.json.gz': logFile([record({ id: 'x', source: 'ec2.amazonaws.com' })]) };
  expect(await replay(none)).toEqual({ code: 0, stderr: '', stdout: 'No sign-in in these logs\n  read: 1 file, 1 record\n' });
  expect((await replay(none, ['--format', 'html'])).stdout).toContain('No sign-in in these logs');
});

test('logs without a sign-in in the time that was asked for say that others do not count', async () => {
  const { stdout } = await replay({ 'a.json.gz': GOOD }, ['--from', '2027-01-01']);
  expect(stdout).toBe('No sign-in in these logs\n  read: 1 file, 2 records\n  note: only sign-ins in the time of --from and --to count\n');
  expect((await document({ 'a.json.gz': GOOD }, ['--from', '2026-01-01'])).notes).toEqual([]);
});

test('an alert whose stack has no env is said to be deployed wherever somebody signed in', async () => {
  const { code, notes } = await document({ 'a.json.gz': logFile([record({ id: 'a' }), record({ id: 'b', region: 'eu-north-1' })]) }, [], assembly());
  expect({ code, notes }).toEqual({ code: 0, notes: [expect.stringContaining('the stack of Mail/Alert has no env')] });
  expect((await document({ 'a.json.gz': GOOD }, [], assembly())).notes).toEqual([]);
});

test.each([
  { argv: ['replay'], says: 'no logs given: name a file or folder of CloudTrail logs with --logs' },
  { argv: ['replay', '--logs', 'gone'], says: 'cannot read gone: there is no such file' },
  { argv: ['replay', '--logs', 'empty'], says: "no CloudTrail record in empty: name the folder or the files of a trail's logs" },
  { argv: ['replay', '--logs', 'logs', '--from', 'monday'], says: 'option --from is "monday": use a day such as 2026-01-31, or a moment such as 2026-01-31T09:00:00Z' },
  { argv: ['replay', '--logs', 'logs', '--to', '2026-02-31'], says: 'option --to is "2026-02-31": use a day such as 2026-01-31, or a moment such as 2026-01-31T09:00:00Z' },
  { argv: ['replay', '--logs', 'logs', '--to', '2026-01-31T09:00'], says: 'option --to is "2026-01-31T09:00": use a day such as 2026-01-31, or a moment such as 2026-01-31T09:00:00Z' },
  { argv: ['replay', '--logs', 'logs', '--from', '2026-02-01', '--to', '2026-01-31'], says: '--from is not before --to: there is no time between them' },
  { argv: ['replay', '--logs', 'logs', '--sample', 'root'], says: 'unknown option --sample: see --help' },
  // It is said before the logs are read.
  { argv: ['replay', '--logs', 'gone', '--out', 'none/x'], says: 'cannot write none/x: its folder does not exist' },
  { argv: ['replay', '--logs', 'logs', '--out', 'logs/a.json.gz'], says: 'cannot write logs/a.json.gz: it was read to make the report, so name another file' },
])('fails on $argv', async ({ argv, says }) => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, APP);
    writeLogs(cwd, { 'a.json.gz': GOOD });
    mkdirSync(join(cwd, 'empty'));
    expect(await run(argv, { cwd })).toEqual({ code: 2, stdout: '', stderr: `cdk-console-login-alert: ${says}\n` });
    expect(readFileSync(join(cwd, 'logs/a.json.gz'))).toEqual(GOOD);
  });
});

test('a report in a file is whole, and nothing else is left beside it', async () => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, APP);
    writeLogs(cwd, { 'a.json.gz': GOOD });
    writeFileSync(join(cwd, 'report.html'), 'older');
    expect(await run(['replay', '--logs', 'logs', '--format', 'html', '--out', 'report.html'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect(readdirSync(cwd).sort()).toEqual(['cdk.out', 'logs', 'report.html']);
  });
});
