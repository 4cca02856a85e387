import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { SAMPLES } from '../../../../src/signin/samples';
import { assembly, run, ruleWith, runIn, shown, target, template, withTemporaryDirectory, writeFiles } from '../app';
import { stackSet, widespread } from '../other-environments';

const BLIND = ruleWith({ EventPattern: { source: ['aws.ec2'] } }, { alert: 'Mail/Blind', rule: 'home' });

async function json(resources: JsonObject, argv: readonly string[], stdin?: string) {
  const { code, stdout, stderr } = await runIn(assembly(template(resources)), ['preview', '--format', 'json', ...argv], { stdin });
  return { code, stderr, document: JSON.parse(stdout) as { results: { event: Json; alert: string; alerted: boolean }[]; findings?: Json } };
}

test('without an event, every sample is shown at every alert', async () => {
  const { code, document } = await json({ Rule: ruleWith(), Second: ruleWith({}, { alert: 'Mail/Second', rule: 'home' }) }, []);
  expect(code).toBe(0);
  expect(document.results.map(({ alert }) => alert)).toEqual([...SAMPLES.map(() => 'Mail/Alert'), ...SAMPLES.map(() => 'Mail/Second')]);
  // The rules of this test are on the console, and all but MFA prompts.
  const unmatched = SAMPLES.filter(({ event }) => !/Console Sign In.*"eventName":"(?!CheckMfa)/.test(JSON.stringify(event)));
  expect(document.results.filter(({ alerted }) => !alerted)).toHaveLength(2 * unmatched.length);
});

test('an event that the filter refuses is a result, and no finding', async () => {
  const { code, document } = await json({}, ['--sample', 'check-mfa']);
  expect({ code, document }).toMatchObject({ code: 0, document: { results: [{ alerted: false, deliveries: [] }] } });
});

test('an alert that no sample sets off is a finding', async () => {
  const { code, document } = await json({ Blind: BLIND }, []);
  expect(code).toBe(1);
  expect(document.findings).toEqual([{ code: 'no-sample-matches', alert: 'Mail/Blind', message: 'none of the built-in samples sends an alert' }]);
});

test.each([
  { asked: ['--sample', 'root'] },
  { asked: ['--event', '-'] },
])('with $asked, an alert that does not receive it is no finding', async ({ asked }) => {
  expect(await json({ Blind: BLIND }, asked, shown().text)).toMatchObject({ code: 0, stderr: '' });
});

test('an alert whose pattern is wrong has that one finding, not two', async () => {
  const { code, document } = await json({ Rule: ruleWith({ EventPattern: { source: [] } }) }, []);
  expect({ code, findings: document.findings }).toMatchObject({ code: 1, findings: [{ code: 'invalid-pattern' }] });
});

test('a rule that no sample tries is looked at, too', async () => {
  const tampering = ruleWith({ EventPattern: { source: [{ Ref: 'Gone' }] } }, { alert: 'Mail/Alert', rule: 'tampering' });
  const { code, document } = await json({ Tampering: tampering }, ['--sample', 'root']);
  expect({ code, document }).toMatchObject({
    code: 1, document: { results: [{ alerted: true, reasons: [] }], findings: [{ code: 'unresolved-value', message: expect.stringContaining('EventPattern.source[0] of Tampering') }] },
  });
});

test('a sample happens in the account of the alert', async () => {
  const who = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: { a: '$.account', who: '$.detail.userIdentity.arn' }, InputTemplate: '"<a> <who>"' } })] });
  const files = assembly(template({ Rule: who }), 'aws://111122223333/us-east-1');
  const { stdout } = await runIn(files, ['preview', '--sample', 'root', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ results: [{ deliveries: [{ body: '"111122223333 arn:aws:iam::111122223333:root"' }] }] });
});

test('an alert whose coverage no sample reaches is a finding', async () => {
  const files = assembly(widespread({ Set: stackSet({ StackInstancesGroup: [{ Regions: ['ap-south-1'], DeploymentTargets: { Accounts: ['123456789012'] } }] }) }), 'aws://123456789012/sa-east-1');
  const { code, stdout } = await runIn(files, ['preview', '--format', 'json']);
  expect({ code, document: JSON.parse(stdout) }).toMatchObject({ code: 1, document: { findings: [{ code: 'no-sample-matches', alert: 'Mail/Alert' }] } });
});

test('a page shows the messages', async () => {
  const { code, stdout } = await runIn(assembly(), ['preview', '--sample', 'root', '--format', 'html']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<!doctype html>[^]*security@example\.com[^]*<\/html>\n$/);
});

test('events given and samples named are shown in this order', async () => {
  const given = JSON.stringify([{ detail: { eventID: 'e-1' } }, { detail: { eventID: 'e-2' } }]);
  const { document } = await json({}, ['--sample', 'root', '--event', '-'], given);
  expect(document.results.map(({ event }) => event)).toEqual(['e-1', 'e-2', expect.stringMatching(/^.{36}$/)]);
});

test('what the stack leaves open is taken from each event', async () => {
  const open = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: { 'Fn::Sub': '"in ${AWS::Region} of ${AWS::AccountId}"' } } })] });
  const event = (account: string, region: string) => JSON.parse(shown({ account, region }).text) as Json;
  const { document } = await json({ Rule: open }, ['--event', '-'], JSON.stringify([event('123456789012', 'eu-west-1'), event('111122223333', 'us-east-2')]));
  expect(document.results).toMatchObject([
    { deliveries: [{ body: '"in eu-west-1 of 123456789012"' }] },
    { deliveries: [{ body: '"in us-east-2 of 111122223333"' }] },
  ]);
});

test('a CloudTrail record alerts as the event that EventBridge makes of it, and the fields that it lacks are listed', async () => {
  const record = JSON.stringify({
    eventVersion: '1.11',
    eventType: 'AwsConsoleSignIn',
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventID: 'e-1',
    awsRegion: 'us-east-1',
    recipientAccountId: '123456789012',
    eventTime: '2026-02-03T04:05:01Z',
    userIdentity: { type: 'Root' },
  });
  for (const given of [record, `{"Records":[${record}]}`, JSON.stringify({ Events: [{ CloudTrailEvent: record }] })]) {
    const { code, document } = await json({}, ['--event', '-'], given);
    expect({ code, results: document.results }).toMatchObject({
      code: 0,
      results: [{ event: 'e-1', alerted: true, reasons: [], notes: [expect.stringContaining('made from a CloudTrail record, which does not contain its id;')] }],
    });
  }
});

test('a report can go to a file, and findings are still heard of', async () => {
  await withTemporaryDirectory(async cwd => {
    writeFiles(cwd, assembly(template({ Blind: BLIND })));
    expect(await run(['preview', '--format', 'json', '--out', 'report.json'], { cwd, terminal: true })).toEqual({
      code: 1, stdout: '', stderr: '1 problem found: see report.json\n',
    });
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))).toMatchObject({ findings: [{ code: 'no-sample-matches' }] });
    expect(await run(['preview', '--sample', 'root', '--out', 'report.txt'], { cwd, terminal: true })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toMatch(/^root: [^\u001b]*$/);
    expect((await run(['preview', '--sample', 'root', '--out', '-'], { cwd })).stdout).toMatch(/^root: /);
  });
});

test.each<{ terminal: boolean; env: Record<string, string>; colour: boolean }>([
  { terminal: true, env: {}, colour: true },
  { terminal: true, env: { NO_COLOR: '1' }, colour: false },
  { terminal: true, env: { NO_COLOR: '' }, colour: true },
  { terminal: false, env: {}, colour: false },
])('terminal $terminal with $env: colour $colour', async ({ terminal, env, colour }) => {
  const { stdout } = await runIn(assembly(), ['preview', '--sample', 'root'], { terminal, env });
  expect(stdout.includes('\u001b[')).toBe(colour);
});
