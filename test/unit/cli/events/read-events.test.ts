import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Misuse } from '../../../../src/cli/command';
import { inAccount, readEvents, sampleEvents } from '../../../../src/cli/events/read-events';
import { Files } from '../../../../src/cli/files';
import { Json } from '../../../../src/cli/json-values';
import { SAMPLES } from '../../../../src/signin/samples';
import { withTemporaryDirectory, writeFiles } from '../app';

/** Reads a file `event.json` with this text, or the same text from standard input. */
function read(text: string, source = 'event.json') {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, { 'event.json': text });
    return readEvents({ source, cwd, piped: source === '-' ? Buffer.from(text) : undefined }, new Files());
  });
}

test('an event keeps its text, in which numbers and duplicate keys may matter', async () => {
  const text = '{"account": "111122223333", "region":"eu-west-1", "detail": {"eventID": "e-1", "n": 1.0, "n": 1e400}}';
  expect(await read(`\n${text}\n`)).toEqual([{ name: 'event.json', text, id: 'e-1', account: '111122223333', region: 'eu-west-1' }]);
});

test('an array gives its events in order, each with its own text', async () => {
  const events = await read('[ {"detail":{"eventID":"e-1"},"n":[1.0,{}]} ,\n {"detail":"],[{\\"","t":"\\\\"} ]');
  expect(events.map(({ name, text, id }) => ({ name, text, id }))).toEqual([
    { name: 'event.json[0]', text: '{"detail":{"eventID":"e-1"},"n":[1.0,{}]}', id: 'e-1' },
    { name: 'event.json[1]', text: '{"detail":"],[{\\"","t":"\\\\"}', id: null },
  ]);
});

test('a byte order mark is no part of the event', async () => {
  expect((await read('\ufeff{"detail":1}'))[0].text).toBe('{"detail":1}');
});

test('- is what came through standard input', async () => {
  expect(await read('{"detail":{"eventID":"サ"}}', '-')).toMatchObject([{ name: 'standard input', id: 'サ' }]);
});

test.each<{ title: string; event: object; readOnly: true | undefined }>([
  { title: 'a read of an API', event: { 'detail-type': 'AWS API Call via CloudTrail', 'detail': { readOnly: true, managementEvent: true } }, readOnly: true },
  { title: 'a read-only console event', event: { 'detail-type': 'AWS Console Sign In via CloudTrail', 'detail': { readOnly: true } }, readOnly: true },
  { title: 'a write', event: { 'detail-type': 'AWS API Call via CloudTrail', 'detail': { readOnly: false } }, readOnly: undefined },
  { title: 'an event that says nothing', event: { 'detail-type': 'AWS API Call via CloudTrail', 'detail': {} }, readOnly: undefined },
  { title: 'text', event: { 'detail-type': 'AWS API Call via CloudTrail', 'detail': { readOnly: 'true' } }, readOnly: undefined },
  { title: 'a data event', event: { 'detail-type': 'AWS API Call via CloudTrail', 'detail': { readOnly: true, managementEvent: false } }, readOnly: undefined },
  { title: 'an event of a service itself', event: { 'detail-type': 'Sign-in Anomaly Alert', 'detail': { readOnly: true } }, readOnly: undefined },
])('$title is a read-only management event of CloudTrail: $readOnly', async ({ event, readOnly }) => {
  expect((await read(JSON.stringify(event)))[0].readOnly).toBe(readOnly);
});

test('an event without the usual fields is an event all the same', async () => {
  expect(await read('{"account":1,"detail":null}')).toEqual([{ name: 'event.json', text: '{"account":1,"detail":null}', id: null }]);
});

test.each([
  { text: '', says: 'event.json is empty: it should hold an event' },
  { text: ' \n', says: 'event.json is empty: it should hold an event' },
  { text: '[]', says: 'event.json contains no event' },
])('fails on an event file with $text', async ({ text, says }) => {
  await expect(read(text)).rejects.toThrow(new Misuse(says));
});

test('fails on an event that is larger than EventBridge carries, in bytes', async () => {
  const largest = `{"detail":"${'サ'.repeat(349_520)}...."}`;
  expect(Buffer.byteLength(largest)).toBe(1_048_577);
  expect(await read(largest.replace('.', ''))).toHaveLength(1);
  await expect(read(`[{"detail":1}, ${largest}]`)).rejects.toThrow(new Misuse('event.json[1] is not an event: it has 1048577 bytes, and EventBridge carries at most 1048576'));
});

test('fails on an event that is nested deeper than EventBridge carries', async () => {
  const nested = (levels: number) => `${'{"detail":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;
  expect(await read(nested(1100))).toHaveLength(1);
  await expect(read(nested(1102))).rejects.toThrow(new Misuse('event.json is not an event: it is nested 1102 levels deep, and EventBridge carries at most 1100'));
});

test('fails on an event file that is no JSON', async () => {
  await expect(read('{"a":\n\u001b[31m}')).rejects.toThrow(/^event\.json is not JSON: [^\n\u001b]+$/);
});

test('fails on an event file that is missing', async () => {
  await expect(read('{}', 'other.json')).rejects.toThrow(new Misuse('cannot read other.json: there is no such file'));
});

test.each([
  { source: 'loop.json', says: 'cannot read loop.json: its symbolic links lead in a circle' },
  { source: 'logs', says: 'cannot read loop.json: its symbolic links lead in a circle' },
  { source: 'event.json/more', says: 'cannot read event.json/more: there is no such file' },
])('fails on a path that leads nowhere: $source', async ({ source, says }) => {
  await withTemporaryDirectory(cwd => {
    writeFiles(cwd, { 'event.json': '{}', 'logs/readme.txt': '' });
    for (const loop of ['loop.json', 'logs/loop.json']) symlinkSync('loop.json', join(cwd, loop));
    expect(() => readEvents({ source, cwd }, new Files())).toThrow(new Misuse(says));
  });
});

test('an event that is made from a record lists the fields that the record lacks', async () => {
  const record = '{"eventVersion":"1.11","eventType":"AwsConsoleSignIn","eventSource":"signin.amazonaws.com","recipientAccountId":"111122223333",'
    + '"awsRegion":"global","eventTime":"2026-02-03T04:05:01Z","eventID":"e-1"}';
  expect(await read(record)).toMatchObject([{ name: 'event.json', id: 'e-1', account: '111122223333', region: 'us-east-1', missing: ['id'] }]);
});

test('a folder gives the events of all its files, in order, and passes over digest files', async () => {
  await withTemporaryDirectory(async cwd => {
    const event = (id: string): Json => ({ detail: { eventID: id } });
    writeFiles(cwd, {
      'logs/b.json': [event('e-2'), event('e-3')], 'logs/a/1.json': event('e-1'), 'logs/digest.json': { digestS3Object: 'x', logFiles: [] }, 'logs/readme.txt': 'x',
    });
    writeFileSync(join(cwd, 'logs/c.json.gz'), gzipSync(JSON.stringify(event('e-4'))));
    const events = readEvents({ source: 'logs', cwd }, new Files());
    expect(events.map(({ name, id }) => ({ name, id }))).toEqual([
      { name: 'a/1.json', id: 'e-1' }, { name: 'b.json[0]', id: 'e-2' }, { name: 'b.json[1]', id: 'e-3' }, { name: 'c.json.gz', id: 'e-4' },
    ]);
    writeFiles(cwd, { 'logs/d.json': '{' });
    expect(() => readEvents({ source: 'logs', cwd }, new Files())).toThrow(/^d\.json is not JSON: /);
    writeFiles(cwd, { 'empty/readme.txt': '' });
    expect(() => readEvents({ source: 'empty', cwd }, new Files())).toThrow(new Misuse('empty contains no event'));
  });
});

test('what comes through a pipe may be compressed', () => {
  const piped = gzipSync('{"detail":{"eventID":"e-1"}}');
  expect(readEvents({ source: '-', cwd: '.', piped }, new Files())).toMatchObject([{ name: 'standard input', id: 'e-1' }]);
});

test('without a name, every sample is shown', () => {
  expect(sampleEvents([]).map(({ name }) => name)).toEqual(SAMPLES.map(({ name }) => name));
});

test('samples come in the order in which they are named', () => {
  const [failure, root] = sampleEvents(['failure', 'root']);
  expect([failure.name, root.name]).toEqual(['failure', 'root']);
  expect(JSON.parse(root.text)).toEqual(SAMPLES.find(({ name }) => name === 'root')?.event);
  expect(root).toMatchObject({ account: '123456789012', region: 'us-east-1', id: expect.any(String), description: expect.any(String) });
});

test('fails on an unknown sample, and lists the known ones', () => {
  expect(() => sampleEvents(['root', 'toor'])).toThrow(new Misuse(`unknown sample "toor": there are ${SAMPLES.map(({ name }) => name).join(', ')}`));
});

test('a sample happens in the account of the alert, and an event where it happened', async () => {
  const [root] = sampleEvents(['root']);
  const moved = inAccount(root, '111122223333');
  expect(moved).toMatchObject({ name: 'root', account: '111122223333', region: 'us-east-1', id: root.id });
  expect(moved.text).toContain('arn:aws:iam::111122223333:root');
  expect(moved.text).not.toContain('123456789012');
  expect(inAccount(root, undefined)).toBe(root);
  const [own] = await read(root.text);
  expect(inAccount(own, '111122223333')).toBe(own);
});
