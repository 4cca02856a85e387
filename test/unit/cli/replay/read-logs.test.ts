import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Misuse, Step } from '../../../../src/cli/command';
import { ShownEvent } from '../../../../src/cli/events/shown-event';
import type { readerInThreads } from '../../../../src/cli/replay/log-reader';
import { Logs, LogsRead, readLogs } from '../../../../src/cli/replay/read-logs';
import { compile } from '../../../support/compile';
import { ROOT } from '../../../support/repository';
import { withTemporaryDirectory } from '../app';

/** A record of a sign-in; the fields that replay has no need of are left out. */
const record = (eventID: string) => JSON.stringify({
  eventVersion: '1.11', eventTime: '2026-10-05T12:00:00Z', eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', eventID, eventType: 'AwsConsoleSignIn',
});
const OTHER = '{"eventVersion":"1.11","eventSource":"s3.amazonaws.com","eventName":"GetObject"}';
const log = (...ids: string[]) => `{"Records":[${[OTHER, ...ids.map(record)].join(',')}]}`;

type Content = string | Uint8Array;

interface Outcome {
  readonly result: LogsRead;
  readonly events: readonly ShownEvent[];
  readonly steps: readonly Step[];
}

async function readAll(logs: Logs, reader = readLogs): Promise<Outcome> {
  const events: ShownEvent[] = [];
  const steps: Step[] = [];
  const result = await reader(logs, event => events.push(event), step => steps.push(step));
  return { result, events, steps };
}

function write(folder: string, files: Readonly<Record<string, Content>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Reads paths in a folder with these files. */
function read(files: Readonly<Record<string, Content>>, paths: readonly string[] = ['.'], more: Partial<Logs> = {}, prepare?: (cwd: string) => void): Promise<Outcome> {
  return withTemporaryDirectory(cwd => {
    write(cwd, files);
    prepare?.(cwd);
    return readAll({ paths, cwd, ...more });
  });
}

const ids = ({ events }: Outcome) => events.map(({ id }) => id);

const NAME = (region: string) => `111122223333_CloudTrail_${region}_20261005T1205Z_Mu0KsOhtH1ar15ZZ.json.gz`;

test.each(['AWSLogs/111122223333', 'prefix/AWSLogs/o-a1b2c3d4e5/111122223333'])('the folder of a trail is read from its top: %s', async account => {
  const outcome = await read({
    [`${account}/CloudTrail/eu-west-1/2026/10/05/${NAME('eu-west-1')}`]: gzipSync(log('e-1')),
    [`${account}/CloudTrail/us-east-1/2026/10/05/${NAME('us-east-1')}`]: gzipSync(log('e-2', 'e-3')),
    // A digest is passed over without being read.
    [`${account}/CloudTrail-Digest/us-east-1/2026/10/05/${NAME('us-east-1')}`]: 'no gzip',
    [`${account}/vpcflowlogs/us-east-1/2026/10/05/x.log.gz`]: gzipSync('2 111122223333 eni-1 ACCEPT OK'),
  });
  expect(ids(outcome)).toEqual(['e-1', 'e-2', 'e-3']);
  expect(outcome.events[1].name).toBe(`./${account}/CloudTrail/us-east-1/2026/10/05/${NAME('us-east-1')}[1]`);
  expect(outcome.result).toMatchObject({ files: 2, records: 5, passedOver: 2, broken: [] });
});

test('files and folders are read in the order given, the same one as often as it is named', async () => {
  const outcome = await read({ 'b/2.json': log('e-3'), 'b/1.jsonl': record('e-2'), 'a.json': log('e-1') }, ['a.json', 'b', './a.json']);
  expect(ids(outcome)).toEqual(['e-1', 'e-2', 'e-3', 'e-1']);
  expect(outcome.events.map(({ name }) => name)).toEqual(['a.json[1]', 'b/1.jsonl', 'b/2.json[1]', './a.json[1]']);
  expect(outcome.result).toMatchObject({ files: 4, records: 7, passedOver: 0, broken: [] });
  expect(new Set(outcome.result.read).size).toBe(3);
});

test('broken files are named, and the others are read', async () => {
  const whole = gzipSync(log('e-2'));
  const outcome = await read({
    'a/cut.json.gz': whole.subarray(0, 40),
    'a/empty.json': '',
    'a/good.json.gz': whole,
    'a/no.json': 'no',
    'a/package.json': '{"name":"x"}',
    'a/README.md': 'signin.amazonaws.com',
  }, ['a'], {}, cwd => symlinkSync('nowhere', join(cwd, 'a/link.json')));
  expect(ids(outcome)).toEqual(['e-2']);
  expect(outcome.result).toMatchObject({ files: 1, records: 2, passedOver: 2 });
  expect(outcome.result.broken).toEqual([
    { file: 'a/cut.json.gz', problem: 'cannot read it: its gzip is broken (unexpected end of file)' },
    { file: 'a/empty.json', problem: 'it is empty' },
    { file: 'a/link.json', problem: 'cannot read it: there is no such file' },
    { file: 'a/no.json', problem: expect.stringMatching(/^it is not JSON: /) as unknown },
  ]);
});

test('a broken file among those that are named is no more than named', async () => {
  const outcome = await read({ 'a.json': '', 'b.json': log('e-1') }, ['a.json', 'b.json']);
  expect(ids(outcome)).toEqual(['e-1']);
  expect(outcome.result.broken).toEqual([{ file: 'a.json', problem: 'it is empty' }]);
});

test('names that are not UTF-8 are read', async () => {
  const outcome = await read({}, ['logs'], {}, cwd => {
    const folder = Buffer.concat([Buffer.from(`${cwd}/logs/`), Buffer.from([0xff, 0xfe])]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(Buffer.concat([folder, Buffer.from('/\u001b'), Buffer.from([0xe3]), Buffer.from('.json')]), log('e-1'));
  });
  expect(ids(outcome)).toEqual(['e-1']);
  expect(outcome.events[0].name).toBe('logs/\ufffd\ufffd/\\u001b\ufffd.json[1]');
});

test('links to files are read, links to folders in a folder are not followed', async () => {
  const outcome = await read({ 'logs/a/1.json': log('e-1'), 'other/2.json': log('e-2') }, ['logs', 'link'], {}, cwd => {
    symlinkSync('../logs', join(cwd, 'logs/circle'));
    symlinkSync('../other/2.json', join(cwd, 'logs/2.json'));
    symlinkSync('other', join(cwd, 'link'));
  });
  expect(ids(outcome)).toEqual(['e-2', 'e-1', 'e-2']);
  expect(outcome.result.passedOver).toBe(1);
});

test('- is standard input, and a pipe is what came through it', async () => {
  expect(ids(await read({}, ['-'], { piped: gzipSync(log('e-1')) }))).toEqual(['e-1']);
  const outcome = await read({ 'a.json': log('e-2') }, ['pipe', 'a.json'], { piped: Buffer.from(log('e-1')) }, cwd => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
  });
  expect(outcome.events.map(({ name, id }) => `${name} ${id}`)).toEqual(['pipe[1] e-1', 'a.json[1] e-2']);
});

test('a pipe in a folder is passed over', async () => {
  const outcome = await read({ 'logs/a.json': log('e-1') }, ['logs'], {}, cwd => execFileSync('mkfifo', [join(cwd, 'logs/b.json')]));
  expect(outcome.result).toMatchObject({ files: 1, passedOver: 1, broken: [] });
});

test('a period leaves out events, and not records', async () => {
  const outcome = await read({ 'a.json': log('e-1') }, ['a.json'], { from: new Date('2026-10-06'), to: new Date('2026-10-07') });
  expect(ids(outcome)).toEqual([]);
  expect(outcome.result).toMatchObject({ files: 1, records: 2 });
  expect(ids(await read({ 'a.json': log('e-1') }, ['a.json'], { from: new Date('2026-10-05'), to: new Date('2026-10-06') }))).toEqual(['e-1']);
});

test('each file is announced', async () => {
  const { steps } = await read({ 'a/1.json': log('e-1'), 'a/2.md': '', 'a/3.json': '' });
  expect(steps).toEqual([
    { doing: 'reading ./a/1.json', done: 0, total: 3 },
    { doing: 'reading ./a/2.md', done: 1, total: 3 },
    { doing: 'reading ./a/3.json', done: 2, total: 3 },
  ]);
});

test('an empty folder holds nothing', async () => {
  expect((await read({}, ['.'])).result).toEqual({ files: 0, records: 0, passedOver: 0, broken: [], read: [] });
});

test.each([
  { paths: ['none'], says: 'cannot read none: there is no such file' },
  { paths: ['a.json', 'none'], says: 'cannot read none: there is no such file' },
  { paths: ['no.json'], says: 'no.json: it is a number, and none of these: ' },
  { paths: ['-'], says: 'standard input: it is empty' },
])('fails on $paths', async ({ paths, says }) => {
  const reading = read({ 'a.json': log('e-1'), 'no.json': '7' }, paths);
  await expect(reading).rejects.toThrow(Misuse);
  await expect(reading).rejects.toThrow(says);
});

test.each(['logs', 'logs/'])('fails on a folder that cannot be read: %s', async path => {
  // The superuser, as whom some run the tests, may read every folder.
  const denied = jest.spyOn(fs, 'readdirSync').mockImplementation(() => { throw Object.assign(new Error(), { code: 'EACCES' }); });
  try {
    await expect(read({ 'logs/a.json': log('e-1') }, [path])).rejects.toThrow(new Misuse('logs/: cannot read it: access is denied'));
  } finally {
    denied.mockRestore();
  }
});

describe('in several threads', () => {
  beforeAll(compile, 120_000);

  /** The compiled reader, as an installed package has it. */
  const compiled = async () => (await import(join(ROOT, 'lib/cli/replay/read-logs')) as { readonly readLogs: typeof readLogs }).readLogs;

  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => {
    const text = log(...Array.from({ length: index % 7 * 30 }, (__, each) => `e-${index}-${each}`));
    return [`logs/${String(index).padStart(2, '0')}.json${index % 3 === 0 ? '.gz' : ''}`, index % 3 === 0 ? gzipSync(text) : index % 10 === 1 ? text.slice(1) : text];
  }));

  test('everything is the same, in the same order', async () => {
    await withTemporaryDirectory(async cwd => {
      write(cwd, files);
      const here = await readAll({ paths: ['logs', 'logs/07.json'], cwd, workers: 1 });
      expect(here.result).toMatchObject({ files: 47, passedOver: 0 });
      for (const workers of [undefined, 2, 3]) {
        expect(await readAll({ paths: ['logs', 'logs/07.json'], cwd, workers }, await compiled())).toEqual(here);
      }
    });
  }, 60_000);

  test('a file that needs too much memory is broken, and the others are read', async () => {
    await withTemporaryDirectory(async cwd => {
      write(cwd, { 'large.json': `[${'[],'.repeat(1_500_000)}1]`, 'small.json': log('e-1') });
      const { readerInThreads: start } = await import(join(ROOT, 'lib/cli/replay/log-reader')) as { readonly readerInThreads: typeof readerInThreads };
      const reader = start(1, {}, 16);
      const answers = ['small', 'large', 'small'].map(name => reader.read({ path: Buffer.from(join(cwd, `${name}.json`)), name, claim: 'named' }));
      expect((await Promise.all(answers)).map(({ read: { kind } }) => kind)).toEqual(['read', 'broken', 'read']);
      expect((await answers[1]).read).toEqual({ kind: 'broken', problem: 'to read it needs more memory than 16 MB' });
      await reader.close();
    });
  }, 60_000);
});
