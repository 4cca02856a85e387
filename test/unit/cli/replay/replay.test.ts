import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HERE, Chosen, logFile, numbers, record } from './logs';
import { JsonObject } from '../../../../src/cli/json-values';
import { assembly, Ran, run, ruleWith, target, template, withTemporaryDirectory, writeFiles } from '../app';

const APP = assembly(template(), `aws://${HERE.account}/${HERE.region}`);

/** A second alert, for failures of the root user. */
const ROOT_FAILURES = ruleWith({
  EventPattern: { source: ['aws.signin'], detail: { userIdentity: { type: ['Root'] }, responseElements: { ConsoleLogin: ['Failure'] } } },
}, { alert: 'Mail/Root', rule: 'home' });
const TWO_ALERTS = assembly(template({ Root: ROOT_FAILURES }), `aws://${HERE.account}/${HERE.region}`);

type Files = Readonly<Record<string, Buffer | string>>;

/** Writes files with any bytes, below `logs/`. */
function writeLogs(cwd: string, logs: Files): void {
  for (const [name, bytes] of Object.entries(logs)) {
    mkdirSync(dirname(join(cwd, 'logs', name)), { recursive: true });
    writeFileSync(join(cwd, 'logs', name), bytes);
  }
}

/** Replays logs through an app. */
function replay(logs: Files, argv: readonly string[] = [], app = APP): Promise<Ran> {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, app);
    writeLogs(cwd, logs);
    return run(['replay', '--logs', 'logs', ...argv], { cwd });
  });
}

async function document(logs: Files, argv: readonly string[] = [], app = APP) {
  const { code, stdout, stderr } = await replay(logs, ['--format', 'json', ...argv], app);
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}

const REGIONS = ['us-east-1', 'us-east-1', 'us-east-1', 'us-east-2', 'eu-north-1'];
const ACCOUNTS = [HERE.account, HERE.account, HERE.account, '111122223333'];
const EVENTS = ['ConsoleLogin', 'ConsoleLogin', 'SwitchRole', 'CheckMfa'];
const IDENTITIES = ['IAMUser', 'Root', 'AssumedRole'];
const OUTCOMES = ['Success', 'Success', 'Failure'] as const;

/** 600 sign-ins of three days. */
const SIGN_INS: readonly Required<Chosen>[] = (() => {
  const next = numbers(7);
  const one = <T>(values: readonly T[]): T => values[next(values.length)];
  return Array.from({ length: 600 }, (_, index) => ({
    id: `d0d0d0d0-2222-4222-8222-${String(index).padStart(12, '0')}`,
    time: `2026-01-1${5 + next(3)}T0${next(3)}:0${next(4)}:0${next(10)}Z`,
    account: one(ACCOUNTS),
    region: one(REGIONS),
    eventName: one(EVENTS),
    identity: one(IDENTITIES),
    outcome: one(OUTCOMES),
    source: 'signin.amazonaws.com',
  }));
})();

/** What each sign-in comes to, told by hand: the alert is in one environment and takes all but MFA prompts. */
function known({ account, region, eventName }: Required<Chosen>): string {
  if (eventName === 'CheckMfa') return 'notMatched';
  return account === HERE.account && region === HERE.region ? 'alerted' : 'notCovered';
}

function knownForRoot({ account, region, eventName, identity, outcome }: Required<Chosen>): string {
  if (identity !== 'Root' || eventName !== 'ConsoleLogin' || outcome !== 'Failure') return 'notMatched';
  return account === HERE.account && region === HERE.region ? 'alerted' : 'notCovered';
}

type Answer = (signIn: Required<Chosen>) => string;

function counted(signIns: readonly Required<Chosen>[], answer: Answer) {
  const of = (result: string) => signIns.filter(signIn => answer(signIn) === result).length;
  return { alerted: of('alerted'), undelivered: 0, notCovered: of('notCovered'), notMatched: of('notMatched') };
}

/** The same by a fact, the most frequent value first. */
function countedBy(answer: Answer, fact: (signIn: Required<Chosen>) => string) {
  const values = [...new Set(SIGN_INS.map(fact))].sort();
  const of = (value: string) => SIGN_INS.filter(signIn => fact(signIn) === value);
  return values.sort((left, right) => of(right).length - of(left).length).map(value => ({ value, ...counted(of(value), answer) }));
}

/** Logs of these sign-ins among other records, as S3 has them for an organization. */
const LOGS: Files = Object.fromEntries(['us-east-1', 'us-east-2', 'eu-north-1'].flatMap(region => [...new Set(ACCOUNTS)].map(account => {
  const own = SIGN_INS.filter(signIn => signIn.region === region && signIn.account === account).map(record);
  const others = own.map((_, index) => record({ id: `other-${index}`, account, region, eventName: 'DescribeInstances', source: 'ec2.amazonaws.com' }));
  const name = `${account}_CloudTrail_${region}_20260115T0900Z_AbCdEfGhIjKlMnOp.json.gz`;
  return [`AWSLogs/o-a1b2c3d4e5/${account}/CloudTrail/${region}/2026/01/15/${name}`, logFile([...others, ...own])];
})));

describe('logs with a known answer', () => {
  test('are counted to the last one, in JSON', async () => {
    const { code, alerts, all, counts, logs, uncovered, signIns, findings } = await document(LOGS, [], TWO_ALERTS);
    expect(logs).toEqual({ files: 6, records: 1200, passedOver: 0, broken: [] });
    const times = SIGN_INS.map(({ time }) => time).sort();
    expect(counts).toEqual({ signIns: 600, copies: 0, first: times[0], last: times[599] });
    expect(all).toMatchObject(counted(SIGN_INS, known));
    for (const [index, answer] of [known, knownForRoot].entries()) {
      expect(alerts[index]).toMatchObject(counted(SIGN_INS, answer));
      expect(alerts[index].by).toEqual({
        eventName: countedBy(answer, ({ eventName }) => eventName),
        region: countedBy(answer, ({ region }) => region),
        account: countedBy(answer, ({ account }) => account),
        identity: countedBy(answer, ({ identity }) => identity),
        outcome: countedBy(answer, ({ outcome }) => outcome),
        day: countedBy(answer, ({ time }) => time.slice(0, 10)).sort((left, right) => left.value < right.value ? -1 : 1),
      });
    }
    expect(alerts.map(({ alert, notMatchedBy }: JsonObject) => [alert, notMatchedBy])).toEqual([
      ['Mail/Alert', [{ field: 'detail.eventName', signIns: counted(SIGN_INS, known).notMatched }]],
      ['Mail/Root', [
        { field: 'detail.responseElements.ConsoleLogin', signIns: SIGN_INS.filter(({ eventName, outcome }) => eventName !== 'ConsoleLogin' || outcome !== 'Failure').length },
        { field: 'detail.userIdentity.type', signIns: SIGN_INS.filter(({ identity }) => identity !== 'Root').length },
      ]],
    ]);
    const outside = countedBy(known, ({ account, region }) => `${region} ${account}`).filter(({ notCovered }) => notCovered > 0);
    expect(uncovered).toEqual(outside.map(({ value, notCovered }) => ({ region: value.split(' ')[0], account: value.split(' ')[1], signIns: notCovered }))
      .sort((left, right) => `${left.region} ${left.account}` < `${right.region} ${right.account}` ? -1 : 1));
    expect(findings.map(({ code: each, signIns: number }: JsonObject) => [each, number])).toEqual(uncovered.map(({ signIns: number }: JsonObject) => ['not-covered', number]));
    expect(code).toBe(1);
    expect(signIns).toHaveLength(600);
    expect(signIns.map(({ id, results }: { id: string; results: { result: string }[] }) => [id, ...results.map(({ result }) => result)])).toEqual(
      [...SIGN_INS].sort((left, right) => `${left.time} ${left.id}` < `${right.time} ${right.id}` ? -1 : 1).map(each => [each.id, known(each), knownForRoot(each)]));
  });

  test('have a busiest day, minute and second', async () => {
    const { alerts: [{ busiest }] } = await document(LOGS);
    for (const [period, length] of [['day', 10], ['minute', 16], ['second', 19]] as const) {
      const alerted = SIGN_INS.filter(signIn => known(signIn) === 'alerted').map(({ time }) => time.slice(0, length));
      const numberOf = (time: string) => alerted.filter(each => each === time).length;
      const [time] = [...new Set(alerted)].sort().sort((left, right) => numberOf(right) - numberOf(left));
      expect(busiest[period]).toEqual({ time, number: numberOf(time) });
    }
  });

  test('have the same numbers in the text', async () => {
    const { code, stdout } = await replay(LOGS);
    const { alerted, notMatched, notCovered } = counted(SIGN_INS, known);
    expect(code).toBe(1);
    expect(stdout).toContain(`\nMail/Alert\n  ${alerted} alerts sent, ${notMatched} not matched, ${notCovered} not covered\n`);
    expect(stdout).toContain(`\n  not matched  detail.eventName ${notMatched}\n`);
    for (const [title, fact] of [['Regions', 'region'], ['identities', 'identity'], ['outcomes', 'outcome']] as const) {
      const shares = countedBy(known, signIn => signIn[fact]).map(each => `${each.value} ${each.alerted} of ${each.alerted + each.notCovered + each.notMatched}`);
      expect(stdout).toContain(`\n  ${title.padEnd(12)} ${shares.join(', ')}\n`);
    }
    expect(stdout).toContain(`\nNo alert is sent for ${notMatched + notCovered} sign-ins: `);
    expect(stdout.split('\n').length).toBeLessThan(24);
  });

  test('have the same numbers in the page, and a row for each sign-in', async () => {
    const { code, stdout } = await replay(LOGS, ['--format', 'html'], TWO_ALERTS);
    expect(code).toBe(1);
    const { alerts, values, rows, messages } = tableIn(stdout);
    expect(alerts).toEqual(['Mail/Alert', 'Mail/Root']);
    const results = ['alerted', 'undelivered', 'notCovered', 'notMatched'];
    const read = rows.map(row => row.map(value => values[value])).map(([time, account, region, eventName, identity, , , outcome, digits]) =>
      JSON.stringify([time, account, region, eventName, identity, outcome, ...[...digits].map(digit => results[Number(digit)])]));
    expect(read.sort()).toEqual(SIGN_INS.map(each =>
      JSON.stringify([each.time, each.account, each.region, each.eventName, each.identity, each.outcome, known(each), knownForRoot(each)])).sort());
    expect(messages).toHaveLength(600);
    // One message for each alert that is sent, in the row of its sign-in.
    for (const [index, row] of rows.entries()) {
      const sent = [...values[row[8]]].filter(digit => digit === '0').length;
      expect(messages[index].split('class="view mail"')).toHaveLength(1 + sent);
    }
    const { alerted, notMatched, notCovered } = counted(SIGN_INS, known);
    expect(stdout).toContain(`<ul class="results"><li><b>${alerted}</b> alert sent</li><li><b>0</b> never delivered</li>`
      + `<li><b>${notCovered}</b> not covered</li><li><b>${notMatched}</b> not matched</li></ul>`);
  });

  test.each(['text', 'json', 'html'])('give the same %s whatever the files are called and however often they are there, but for the number of files', async format => {
    const first = await replay(LOGS, ['--format', format]);
    const copied = Object.fromEntries(Object.entries(LOGS).flatMap(([name, bytes]) => [[name, bytes], [`copy/${name}`, bytes]]));
    const twice = await replay(copied, ['--format', format]);
    const comparable = ({ stdout }: Ran) => stdout.replace(/6 files, 1200 records|12 files, 2400 records; 600 copies not counted again/, '')
      .replace(/Read: .*<\/p>/, '').replace(/"logs": \{[^}]*\}|"copies": \d+/g, '');
    expect(comparable(twice)).toBe(comparable(first));
    expect(twice.stdout).toMatch(/600 copies|"copies": 600/);
  });
});

/** The data of the table, and the messages of its rows. */
function tableIn(page: string) {
  const block = (id: string) => JSON.parse(new RegExp(`<script type="application/json" id="${id}">(.*)</script>`).exec(page)![1]);
  const { alerts, values, rows } = block('table') as { alerts: string[]; values: string[]; rows: number[][] };
  const { parts } = block('messages') as { parts: string[] };
  return { alerts, values, rows, messages: parts.flatMap(part => JSON.parse(gunzipSync(Buffer.from(part, 'base64')).toString()) as string[]) };
}

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
