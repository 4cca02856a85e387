import * as fc from 'fast-check';
import { hostileLogs } from './hostile-logs';
import { JsonObject } from '../../../../src/cli/json-values';
import { findRecords } from '../../../../src/cli/replay/find-records';
import { runs } from '../../../support/runs';

const RUNS = { numRuns: runs(4000, 200), seed: 20261127 };

/** The number of records, and those that may be of a sign-in, parsed. */
function found(text: string) {
  const bytes = Buffer.from(text);
  const result = findRecords(bytes);
  return result && {
    records: result.records,
    suspects: result.suspects.map(({ index, start, end }) => ({ index, record: JSON.parse(bytes.toString('utf8', start, end)) as unknown })),
  };
}

function parsed(text: string): JsonObject[] {
  return (JSON.parse(text) as { Records: JsonObject[] }).Records;
}

/** Whether a record has a mark, by its parsed members. */
function hasMark({ eventSource, eventName }: JsonObject): boolean {
  return (typeof eventSource === 'string' && eventSource.startsWith('signin.amazonaws.com')) || eventName === 'AssumeRoot';
}

test('the records of every valid log file are counted and separated as JSON.parse does, and no sign-in is missed', () => {
  let fast = 0;
  fc.assert(fc.property(hostileLogs, text => {
    const records = parsed(text);
    const result = found(text);
    if (result === undefined) return;
    fast++;
    expect(result.records).toBe(records.length);
    for (const { index, record } of result.suspects) expect(record).toEqual(records[index]);
    const indices = new Set(result.suspects.map(({ index }) => index));
    expect(records.flatMap((record, index) => hasMark(record) && !indices.has(index) ? [record] : [])).toEqual([]);
  }), RUNS);
  // Most files must be read this way, or the test would show nothing.
  expect(fast).toBeGreaterThan(RUNS.numRuns * 0.6);
});

test('a log file that is cut short anywhere is left to the parser', () => {
  fc.assert(fc.property(hostileLogs, fc.nat(), (text, at) => {
    const whole = text.trimEnd();
    expect(found(whole.slice(0, at % whole.length))).toBeUndefined();
  }), RUNS);
});

const SIGN_IN = '{"eventVersion":"1.11","eventSource":"signin.amazonaws.com"}';
const OTHER = '{"eventVersion":"1.11","eventSource":"s3.amazonaws.com"}';
const ROOT = '{"eventSource":"sts.amazonaws.com","eventName":"AssumeRoot"}';

test.each([
  { what: 'no records', text: '{"Records":[]}', records: 0, indices: [] },
  { what: 'records as CloudTrail writes them', text: `{"Records":[${OTHER},${SIGN_IN},${ROOT},${OTHER}]}`, records: 4, indices: [1, 2] },
  { what: 'blanks', text: ` {\n"Records" : [ ${OTHER} ,\t${SIGN_IN}\r\n] } \n`, records: 2, indices: [1] },
  { what: 'a mark with blanks', text: '{"Records":[{"eventSource" :\n "signin.amazonaws.com"}]}', records: 1, indices: [0] },
  { what: 'a record inside a record', text: `{"Records":[{"a":[${SIGN_IN},${SIGN_IN}]},${OTHER}]}`, records: 2, indices: [0] },
  { what: 'a record as text', text: `{"Records":[{"a":${JSON.stringify(`},${SIGN_IN}]`)}},${SIGN_IN}]}`, records: 2, indices: [0, 1] },
  { what: 'a key with the text of a value', text: '{"Records":[{"signin.amazonaws.com":"eventSource","AssumeRoot":1}]}', records: 1, indices: [] },
  { what: 'a text that begins and ends with what stands between texts', text: `{"Records":[{"a":" , ","b":":[ ","c":[" ] ","] "]},${SIGN_IN}]}`, records: 2, indices: [1] },
  { what: 'escaped quotes and backslashes', text: `{"Records":[{"a":"\\\\","b":["\\\\\\"[","\\\\"]},${SIGN_IN}]}`, records: 2, indices: [1] },
  { what: 'an escape that is no letter', text: `{"Records":[{"a":"\\u003d\\u00e9\\u005c"},${SIGN_IN}]}`, records: 2, indices: [1] },
])('$what: the records are separated', ({ text, records, indices }) => {
  const result = found(text);
  expect({ records: result?.records, indices: result?.suspects.map(({ index }) => index) }).toEqual({ records, indices });
});

test('a mark is found at every place beside the end of a block', () => {
  for (let length = 65_400; length < 65_560; length++) {
    const text = `{"Records":[{"a":"${'-'.repeat(length)}","eventSource":"signin.amazonaws.com"},{"b":1},${ROOT}]}`;
    expect(found(text)?.suspects.map(({ index }) => index)).toEqual([0, 2]);
  }
});

test.each([
  { what: 'an escaped letter', text: '{"Records":[{"eventSource":"\\u0073ignin.amazonaws.com"}]}' },
  { what: 'an escaped letter of a key', text: '{"Records":[{"event\\u004eame":"AssumeRoot"}]}' },
  { what: 'the same key twice', text: `{"Records":[${OTHER}],"Records":[${SIGN_IN}]}` },
  { what: 'another member', text: `{"Records":[${OTHER}],"a":1}` },
  { what: 'another member before', text: `{"a":1,"Records":[${OTHER}]}` },
  { what: 'another array', text: `{"Records":[${OTHER}],"a":[]}` },
  { what: 'two log files on lines', text: `{"Records":[${OTHER}]}\n{"Records":[${SIGN_IN}]}` },
  { what: 'a byte order mark', text: `\ufeff{"Records":[${OTHER}]}` },
  { what: 'a record that is no object', text: '{"Records":[1]}' },
  { what: 'a bare array', text: `[${SIGN_IN}]` },
  { what: 'a bare record', text: SIGN_IN },
  { what: 'nothing', text: '' },
  { what: 'brackets that do not close', text: `{"Records":[${OTHER},{"a":[1}]}` },
  { what: 'a bracket too many', text: `{"Records":[${OTHER},{"a":1]}]}` },
])('$what is left to the parser', ({ text }) => {
  expect(found(text)).toBeUndefined();
});
