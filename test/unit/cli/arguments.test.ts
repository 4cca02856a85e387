import { folderOf, formatOf, momentOf, parse, optionValue, optionValues } from '../../../src/cli/arguments';
import { Command, Misuse } from '../../../src/cli/command';

/** Commands that are only parsed. */
function command(name: string, options: Command['options']): Command {
  return { name, options, help: '', limits: { seconds: 1, megabytes: 64, each: 'task' }, run: async () => 0, evaluate: async () => ({ report: '', findings: 0, read: [] }) };
}

const COMMANDS = [command('preview', { event: 'value', sample: 'value', format: 'value', out: 'value' }), command('doctor', { policy: 'flag', format: 'value', from: 'value' })];

/** What a command is given by a command line. */
function given(argv: readonly string[]) {
  const request = parse(argv, COMMANDS);
  if (request.kind !== 'command') throw new Error(`${argv.join(' ')} asks for ${request.kind}`);
  return { name: request.command.name, ...request.given };
}

test.each([
  { argv: ['preview'], folders: [], options: [] },
  { argv: ['preview', 'build/app'], folders: ['build/app'], options: [] },
  { argv: ['preview', '--event', '-'], folders: [], options: [['event', ['-']]] },
  { argv: ['preview', '--event=sign in.json', 'app'], folders: ['app'], options: [['event', ['sign in.json']]] },
  { argv: ['--sample', 'root', 'preview', '--sample', 'failure'], folders: [], options: [['sample', ['root', 'failure']]] },
  { argv: ['preview', '--format', 'json', '--out', 'report.json'], folders: [], options: [['format', ['json']], ['out', ['report.json']]] },
  { argv: ['preview', '--', '--odd'], folders: ['--odd'], options: [] },
])('$argv is understood', ({ argv, folders, options }) => {
  const { name, ...read } = given(argv);
  expect({ name, folders: read.folders, options: [...read.options] }).toEqual({ name: 'preview', folders, options });
});

test('each command has options of its own', () => {
  expect([...given(['doctor', '--policy', '--format', 'json']).options]).toEqual([['policy', ['true']], ['format', ['json']]]);
  expect(() => given(['doctor', '--event', '-'])).toThrow(new Misuse('unknown option --event: see --help'));
});

test('the folder and the format have defaults', () => {
  expect([folderOf(given(['preview'])), formatOf(given(['preview']))]).toEqual(['cdk.out', 'text']);
  expect([folderOf(given(['preview', 'app'])), formatOf(given(['preview', '--format=html']))]).toEqual(['app', 'html']);
});

test('an option has all its values, or the one that it may have', () => {
  const options = given(['preview', '--sample', 'root', '--sample', 'failure', '--out', 'x']);
  expect([optionValues(options, 'sample'), optionValue(options, 'out'), optionValue(options, 'event')]).toEqual([['root', 'failure'], 'x', undefined]);
});

test.each([
  { argv: ['--help'], request: { kind: 'help', asked: true } },
  { argv: ['-h'], request: { kind: 'help', asked: true } },
  { argv: ['preview', '--help'], request: { kind: 'help', asked: true } },
  { argv: [], request: { kind: 'help', asked: false } },
  { argv: ['--version'], request: { kind: 'version' } },
])('$argv asks for $request.kind', ({ argv, request }) => {
  expect(parse(argv, COMMANDS)).toEqual(request);
});

test.each([
  { argv: ['preview', '--colour'], says: 'unknown option --colour: see --help' },
  { argv: ['preview', '-x'], says: 'unknown option -x: see --help' },
  { argv: ['preview', '--event'], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--event='], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--event', '--sample', 'root'], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--help=yes'], says: 'option --help takes no value, but got "yes"' },
  { argv: ['deploy'], says: 'unknown command deploy: use preview or doctor' },
  { argv: ['--sample', 'root'], says: 'no command given: use preview or doctor, or --help' },
])('fails on $argv', ({ argv, says }) => {
  expect(() => parse(argv, COMMANDS)).toThrow(new Misuse(says));
});

test('fails on an option given twice, on an unknown format and on two folders', () => {
  expect(() => optionValue(given(['preview', '--event', 'a', '--event', 'b']), 'event')).toThrow(new Misuse('option --event was given 2 times: give it once'));
  expect(() => formatOf(given(['preview', '--format', 'yaml']))).toThrow(new Misuse('unknown format "yaml": use text, json or html'));
  expect(() => folderOf(given(['preview', 'a', 'b']))).toThrow(new Misuse('one folder at a time, but 2 were given: a, b'));
});

test.each([
  { value: '2026-01-31', start: '2026-01-31T00:00:00.000Z', end: '2026-02-01T00:00:00.000Z' },
  { value: '2024-02-29', start: '2024-02-29T00:00:00.000Z', end: '2024-03-01T00:00:00.000Z' },
  { value: '2026-01-31T09:00:00Z', start: '2026-01-31T09:00:00.000Z', end: '2026-01-31T09:00:00.000Z' },
  { value: '2026-01-31T09:00+09:00', start: '2026-01-31T00:00:00.000Z', end: '2026-01-31T00:00:00.000Z' },
])('$value is a moment, or a day with a start and an end', ({ value, start, end }) => {
  const options = given(['doctor', '--from', value]);
  expect([momentOf(options, 'from', 'start'), momentOf(options, 'from', 'end')]).toEqual([new Date(start), new Date(end)]);
});

test.each(['yesterday', '2026-01', '2026-02-29', '2026-13-01', '2026-01-31T25:00:00Z', '2026-01-31T09:00:00', '31.01.2026', '1767225600'])('fails on the moment %s', value => {
  expect(() => momentOf(given(['doctor', '--from', value]), 'from', 'start'))
    .toThrow(new Misuse(`option --from is "${value}": use a day such as 2026-01-31, or a moment such as 2026-01-31T09:00:00Z`));
});
