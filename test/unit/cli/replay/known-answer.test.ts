import { gunzipSync } from 'node:zlib';
import { HERE, Chosen, logFile, numbers, record } from './logs';
import { document, LogFiles, replay } from './replaying';
import { JsonObject } from '../../../../src/cli/json-values';
import { assembly, Ran, ruleWith, template } from '../app';

/** A second alert, for failures of the root user. */
const ROOT_FAILURES = ruleWith({
  EventPattern: { source: ['aws.signin'], detail: { userIdentity: { type: ['Root'] }, responseElements: { ConsoleLogin: ['Failure'] } } },
}, { alert: 'Mail/Root', rule: 'home' });
const TWO_ALERTS = assembly(template({ Root: ROOT_FAILURES }), `aws://${HERE.account}/${HERE.region}`);

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

/** What each sign-in comes to, computed by hand: the alert is in one environment and takes all but MFA prompts. */
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
const LOGS: LogFiles = Object.fromEntries(['us-east-1', 'us-east-2', 'eu-north-1'].flatMap(region => [...new Set(ACCOUNTS)].map(account => {
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
