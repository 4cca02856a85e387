import { gzipSync, gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { hostileLogs } from './hostile-logs';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { LogFile } from '../../../../src/cli/replay/find-log-files';
import { LogRead, Period, readLog, freeMemory } from '../../../../src/cli/replay/read-log-file';
import { elementTexts, memberText } from '../../../../src/eventbridge/json-reader';
import { runs } from '../../../support/runs';

const RUNS = { numRuns: runs(4000, 200), seed: 20261127 };

function read(content: string | Uint8Array, claim: LogFile['claim'] = 'named', period: Period = {}): LogRead {
  return readLog(typeof content === 'string' ? Buffer.from(content) : content, { name: 'log', claim }, period);
}

/** The names of the events, and their details parsed. */
function given(result: LogRead) {
  return result.kind === 'read' ? result.events.map(({ name, text }) => ({ name, detail: (JSON.parse(text) as JsonObject).detail })) : result.kind;
}

/** What `given` must be, by parsing everything. */
function expected(text: string) {
  const { Records: records } = JSON.parse(text) as { Records: JsonObject[] };
  return records.flatMap((detail, index) => isSignIn(detail) ? [{ name: `log[${index}]`, detail }] : []);
}

function isSignIn({ eventSource, eventName }: JsonObject): boolean {
  return eventSource === 'signin.amazonaws.com' || eventSource === 'signin.amazonaws.com.cn' || (eventSource === 'sts.amazonaws.com' && eventName === 'AssumeRoot');
}

test('every valid log file gives the sign-ins that JSON.parse finds, and the number of its records', () => {
  fc.assert(fc.property(hostileLogs, fc.boolean(), (text, compressed) => {
    const result = read(compressed ? gzipSync(text) : text);
    expect(given(result)).toEqual(expected(text));
    expect(result).toMatchObject({ records: (JSON.parse(text) as { Records: Json[] }).Records.length });
  }), RUNS);
});

test('a log file in which other forms hold the records gives the same sign-ins', () => {
  fc.assert(fc.property(hostileLogs, fc.infiniteStream(fc.nat(4)), (text, forms) => {
    const wrapped = elementTexts(memberText(text, 'Records') ?? '').map(each => [
      each, JSON.stringify(each), `{"body":${JSON.stringify(each)}}`, `{"Messages":[{"Body":${JSON.stringify(JSON.stringify(each))}}]}`, `[${each}]`,
    ][forms.next().value]);
    const details = (result: LogRead) => result.kind === 'read' ? result.events.map(event => (JSON.parse(event.text) as JsonObject).detail) : result.kind;
    expect(details(read(`{"Records":[${wrapped.join(',')}]}`))).toEqual(expected(text).map(({ detail }) => detail));
  }), RUNS);
});

test('a log file that is cut short anywhere is broken, and gives nothing', () => {
  fc.assert(fc.property(hostileLogs, fc.nat(), fc.boolean(), (text, at, compressed) => {
    const whole = compressed ? gzipSync(text) : Buffer.from(text.trimEnd());
    expect(read(whole.subarray(0, at % whole.length)).kind).toBe('broken');
  }), RUNS);
});

test('a compressed log file with a changed byte is broken, unless nothing that it holds has changed', () => {
  fc.assert(fc.property(hostileLogs, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, change) => {
    const bytes = gzipSync(text);
    // The ten bytes before the text say when and where it was compressed.
    const place = 10 + at % (bytes.length - 10);
    bytes[place] = (bytes[place] + change) % 256;
    const result = read(bytes);
    if (result.kind !== 'broken') expect(given(result)).toEqual(expected(text));
  }), RUNS);
});

test('a log file with a changed byte is broken, or gives what JSON.parse finds if it is still JSON, or only records that were in it before', () => {
  fc.assert(fc.property(hostileLogs, fc.nat(), fc.integer({ min: 0, max: 255 }), (text, at, byte) => {
    const bytes = Buffer.from(text);
    bytes[at % bytes.length] = byte;
    const result = read(bytes);
    if (result.kind === 'broken') return;
    if (isJson(bytes.toString())) expect(given(result)).toEqual(expected(bytes.toString()));
    else expect(expected(text)).toEqual(expect.arrayContaining(given(result) as unknown[]));
  }), RUNS);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const RECORD = '{"eventVersion": "1.11", "eventTime": "2026-10-05T12:00:00Z", "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", '
  + '"awsRegion": "us-east-1", "eventID": "e-1", "eventType": "AwsConsoleSignIn", "recipientAccountId": "111122223333", "n": 1.0, "n": 1e400}';
const OTHER = RECORD.replace('signin', 's3');
const ROOT = RECORD.replace('signin', 'sts').replace('ConsoleLogin', 'AssumeRoot');
const EVENT = `{"version":"0","source":"aws.signin","detail-type":"AWS Console Sign In via CloudTrail","time":"2026-10-05T12:00:00Z","detail":${RECORD}}`;
const ANOMALY = '{"source":"aws.signin","detail-type":"Sign-in Anomaly Alert","detail":{}}';

test('a record becomes the event that EventBridge makes of it, with its numbers and keys as they are written', () => {
  expect(read(`{"Records": [${OTHER}, ${RECORD}]}`)).toEqual({
    kind: 'read',
    records: 2,
    events: [{
      name: 'log[1]',
      text: '{"version":"0","id":"00000000-0000-0000-0000-000000000000","detail-type":"AWS Console Sign In via CloudTrail","source":"aws.signin",'
        + `"account":"111122223333","time":"2026-10-05T12:00:00Z","region":"us-east-1","resources":[],"detail":${RECORD}}`,
      id: 'e-1',
      account: '111122223333',
      region: 'us-east-1',
      source: 'aws.signin',
      missing: ['id'],
    }],
  });
});

test.each([
  { form: 'a log file', text: `{"Records":[${RECORD},${OTHER},${ROOT}]}`, records: 3, names: ['log[0]', 'log[2]'] },
  { form: 'an event of EventBridge', text: EVENT, records: 1, names: ['log'] },
  { form: 'a direct event', text: ANOMALY, records: 1, names: ['log'] },
  { form: 'a bare record', text: RECORD, records: 1, names: ['log'] },
  { form: 'a bare record of another service', text: OTHER, records: 1, names: [] },
  { form: 'an array', text: `[${EVENT},${OTHER},${RECORD}]`, records: 3, names: ['log[0]', 'log[2]'] },
  { form: 'lines', text: `${OTHER}\n${RECORD}\n${ROOT}\n`, records: 3, names: ['log[1]', 'log[2]'] },
  { form: 'lines of log files', text: `{"Records":[${OTHER}]}\n{"Records":[${RECORD}]}`, records: 2, names: ['log[1][0]'] },
  { form: 'lookup-events', text: `{"Events":[{"CloudTrailEvent":${JSON.stringify(OTHER)}},{"CloudTrailEvent":${JSON.stringify(RECORD)}}]}`, records: 2, names: ['log[1]'] },
  { form: 'a message of a queue', text: `{"Messages":[{"Body":${JSON.stringify(EVENT)}}]}`, records: 1, names: ['log[0]'] },
  { form: 'messages of a queue as a function gets them', text: `{"Records":[{"body":${JSON.stringify(OTHER)}},{"body":${JSON.stringify(EVENT)}}]}`, records: 2, names: ['log[1]'] },
  { form: 'a log file with an entry of lookup-events', text: `{"Records":[${OTHER},{"CloudTrailEvent":${JSON.stringify(ROOT)}}]}`, records: 2, names: ['log[1]'] },
  { form: 'a log file with a record as text', text: `{"Records":[${OTHER},${JSON.stringify(RECORD)}]}`, records: 2, names: ['log[1]'] },
  { form: 'a log file with a direct event', text: `{"Records":[${OTHER},${ANOMALY}]}`, records: 2, names: ['log[1]'] },
  { form: 'a record of AWS in China', text: `{"Records":[${RECORD.replace('.com"', '.com.cn"')}]}`, records: 1, names: ['log[0]'] },
  { form: 'UTF-16', text: Buffer.from(`\ufeff{"Records":[${RECORD}]}`, 'utf16le'), records: 1, names: ['log[0]'] },
  { form: 'gzip in two parts', text: Buffer.concat([gzipSync('{"Records":['), gzipSync(`${RECORD}]}`)]), records: 1, names: ['log[0]'] },
  { form: 'a log file with no records', text: '{"Records":[]}', records: 0, names: [] },
  { form: 'a record that is not text in UTF-8', text: Buffer.from(`{"Records":[{"eventVersion":"\xff"},${RECORD.replace('e-1', '\xe3')}]}`, 'latin1'), records: 2, names: ['log[1]'] },
])('$form is read', ({ text, records, names }) => {
  const result = read(text);
  expect({ ...result, events: result.kind === 'read' && result.events.map(({ name }) => name) }).toEqual({ kind: 'read', records, events: names });
});

test.each([
  { what: 'AssumeRole', record: ROOT.replace('AssumeRoot', 'AssumeRole') },
  { what: 'AssumeRoot of another service', record: ROOT.replace('sts.', 's3.') },
  { what: 'a record that names the source elsewhere', record: OTHER.replace('{', '{"a":{"eventSource":"signin.amazonaws.com"},') },
  { what: 'a record whose last source is another', record: RECORD.replace(/\}$/, ',"eventSource":"s3.amazonaws.com"}') },
])('$what is not a sign-in', ({ record }) => {
  expect(read(`{"Records":[${record}]}`)).toEqual({ kind: 'read', records: 1, events: [] });
});

const NOON = Date.parse('2026-10-05T12:00:00Z');

test.each([
  { period: { from: NOON }, given: 1 },
  { period: { from: NOON + 1 }, given: 0 },
  { period: { to: NOON }, given: 0 },
  { period: { to: NOON + 1 }, given: 1 },
  { period: { from: NOON - 1, to: NOON + 1 }, given: 1 },
])('a period has its first moment and not its last: $period', ({ period, given: number }) => {
  for (const text of [`{"Records":[${RECORD}]}`, EVENT]) expect(given(read(text, 'named', period))).toHaveLength(number);
});

test('an event that does not say when it happened is in every period', () => {
  expect(given(read(ANOMALY, 'named', { from: NOON, to: NOON }))).toHaveLength(1);
  expect(given(read(`{"Records":[${RECORD.replace('2026-10-05T12:00:00Z', 'today')}]}`, 'named', { from: NOON }))).toHaveLength(1);
});

const DIGEST = '{"digestS3Object":"AWSLogs/111122223333/CloudTrail-Digest/x.json.gz","logFiles":[]}';

test.each<{ what: string; text: string | Uint8Array; passedOverOf: LogFile['claim'][] }>([
  { what: 'a digest file', text: DIGEST, passedOverOf: ['named', 'json', 'compressed'] },
  { what: 'JSON of another kind', text: '{"name":"x","version":"1"}', passedOverOf: ['json', 'compressed'] },
  { what: 'JSON lines of another kind', text: '{"level":"info"}\n{"level":"warn"}', passedOverOf: ['json', 'compressed'] },
  { what: 'an array of another kind', text: '[{"a":1},{"b":2}]', passedOverOf: ['json', 'compressed'] },
  { what: 'text', text: gzipSync('2 111122223333 eni-1 ACCEPT OK'), passedOverOf: ['compressed'] },
  { what: 'an archive', text: gzipSync(Buffer.alloc(1024)), passedOverOf: ['compressed'] },
  { what: 'nothing', text: '', passedOverOf: [] },
  { what: 'blanks', text: ' \n', passedOverOf: [] },
  { what: 'JSON that is cut short', text: '{"Records":[', passedOverOf: [] },
  { what: 'a broken gzip', text: gzipSync(`{"Records":[${RECORD}]}`).subarray(0, 60), passedOverOf: [] },
  { what: 'an array in which something is an event', text: `[{"a":1},${RECORD}]`, passedOverOf: [] },
  { what: 'lines of which one is an event', text: `{"level":"info"}\n${RECORD}`, passedOverOf: [] },
  { what: 'records of another kind', text: '{"Records":[{"kinesis":{"data":"e30="}}]}', passedOverOf: [] },
  { what: 'records of which one is none', text: `{"Records":[${RECORD.replace('"eventSource"', '"\\u0065ventSource"')},{}]}`, passedOverOf: [] },
])('$what is broken, or passed over where nobody said that it is a log: $passedOverOf', ({ text, passedOverOf }) => {
  for (const claim of ['named', 'json', 'compressed'] as const) {
    expect(`${claim}: ${read(text, claim).kind}`).toBe(`${claim}: ${passedOverOf.includes(claim) ? 'passed-over' : 'broken'}`);
  }
});

test.each([
  { text: '', problem: 'it is empty' },
  { text: '{"Records":[', problem: /^it is not JSON: / },
  { text: gzipSync(`{"Records":[${RECORD}]}`).subarray(0, 60), problem: 'cannot read it: its gzip is broken (unexpected end of file)' },
  { text: `{"Records":[${RECORD.replace('}', '')}}]}`.replace('1e400', '1e400,'), problem: /^it is not JSON: / },
  { text: `{"Records":[${RECORD.replace('"e-1"', `"${'x'.repeat(1_048_576)}"`)}]}`, problem: /^it\[0\] is not an event: it has \d+ bytes/ },
  { text: `${'['.repeat(100_000)}${']'.repeat(100_000)}`, problem: 'something in it is nested too deeply' },
  { text: '{"a":1}', problem: /^it is an object with a, and none of these: an event of EventBridge, / },
])('a broken file is said to be so: $problem', ({ text, problem }) => {
  const result = read(text);
  expect(result).toEqual({ kind: 'broken', problem: typeof problem === 'string' ? problem : expect.stringMatching(problem) as unknown });
});

test('what was decompressed is empty once its memory is free', () => {
  const bytes = gunzipSync(gzipSync(Buffer.alloc(1_000_000, 'a')));
  freeMemory(bytes);
  expect(bytes).toHaveLength(0);
});

test('bytes that share their memory with others keep it', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')];
  freeMemory(one);
  expect([one, other].map(String)).toEqual(['one', 'other']);
  expect(Buffer.from('a third').toString()).toBe('a third');
});
