import { withTemporaryDirectory, writeFiles } from './app';
import { inAccount, readEvents, sampleEvents } from '../../src/cli/events';
import { Files } from '../../src/cli/files';
import { Misuse } from '../../src/cli/misuse';
import { SAMPLES } from '../../src/signin/samples';

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
  const events = await read('[ {"detail":{"eventID":"e-1"},"n":[1.0,{}]} ,\n {"s":"],[{\\"","t":"\\\\"} ]');
  expect(events.map(({ name, text, id }) => ({ name, text, id }))).toEqual([
    { name: 'event.json[0]', text: '{"detail":{"eventID":"e-1"},"n":[1.0,{}]}', id: 'e-1' },
    { name: 'event.json[1]', text: '{"s":"],[{\\"","t":"\\\\"}', id: null },
  ]);
});

test('a byte order mark is no part of the event', async () => {
  expect((await read('\ufeff{}'))[0].text).toBe('{}');
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
  { text: '', says: 'event.json is empty: it should hold an event, or a JSON array of events' },
  { text: ' \n', says: 'event.json is empty: it should hold an event, or a JSON array of events' },
  { text: '[]', says: 'event.json is an empty array: it should hold an event' },
  { text: 'null', says: 'event.json is not an event: it should be a JSON object, but is null' },
  { text: '"x"', says: 'event.json is not an event: it should be a JSON object, but is a string' },
  { text: '[{}, [{}]]', says: 'event.json[1] is not an event: it should be a JSON object, but is an array' },
  { text: '[{}, 7]', says: 'event.json[1] is not an event: it should be a JSON object, but is a number' },
])('fails on an event file with $text', async ({ text, says }) => {
  await expect(read(text)).rejects.toThrow(new Misuse(says));
});

test('fails on an event that is larger than EventBridge carries, in bytes', async () => {
  const largest = `{"a":"${'サ'.repeat(349_522)}..."}`;
  expect(Buffer.byteLength(largest)).toBe(1_048_577);
  expect(await read(largest.replace('.', ''))).toHaveLength(1);
  await expect(read(`[{}, ${largest}]`)).rejects.toThrow(new Misuse('event.json[1] is not an event: it has 1048577 bytes, and EventBridge carries at most 1048576'));
});

test('fails on an event that is nested deeper than EventBridge carries', async () => {
  const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;
  expect(await read(nested(1100))).toHaveLength(1);
  await expect(read(nested(1102))).rejects.toThrow(new Misuse('event.json is not an event: it is nested 1102 levels deep, and EventBridge carries at most 1100'));
});

test('fails on an event file that is no JSON', async () => {
  await expect(read('{"a":\n\u001b[31m}')).rejects.toThrow(/^event\.json is not JSON: [^\n\u001b]+$/);
});

test('fails on an event file that is missing or a folder', async () => {
  await expect(read('{}', 'other.json')).rejects.toThrow(new Misuse('cannot read other.json: there is no such file'));
  await expect(read('{}', '.')).rejects.toThrow(new Misuse('cannot read .: it is a folder'));
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
