import { parseArgs } from 'node:util';
import { Command, GivenArguments, Misuse } from './command';
import { printableLine } from './printable';

/** The formats of a report, the default one first. */
const FORMATS = ['text', 'json', 'html'] as const;

/** The format of a report. */
export type Format = typeof FORMATS[number];

/** A command line that was understood. */
export type Request =
  | { readonly kind: 'help'; readonly asked: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'command'; readonly command: Command; readonly given: GivenArguments };

/** The options that every command has. */
const COMMON: Command['options'] = { help: 'flag', version: 'flag' };

/** Reads the command line. Fails with `Misuse` where it cannot be understood. */
export function parse(argv: readonly string[], commands: readonly Command[]): Request {
  const every: Command['options'] = Object.assign({}, COMMON, ...commands.map(({ options }) => options));
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(every).map(([name, kind]) => [name, {
      type: kind === 'flag' ? 'boolean' : 'string', multiple: true, ...name === 'help' && { short: 'h' },
    }])),
    allowPositionals: true,
    // Not strict, because node's own messages are several sentences long.
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token.name, token.rawName, token.value, every);
  }
  if (values.help !== undefined) return { kind: 'help', asked: true };
  if (values.version !== undefined) return { kind: 'version' };
  const [name, ...folders] = positionals;
  if (name === undefined && argv.length === 0) return { kind: 'help', asked: false };
  const known = `use ${commands.map(command => command.name).join(', ').replace(/, (?=\w+$)/, ' or ')}`;
  if (name === undefined) throw new Misuse(`no command given: ${known}, or --help`);
  const command = commands.find(each => each.name === name);
  if (command === undefined) throw new Misuse(`unknown command ${printableLine(name)}: ${known}`);
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token.name, token.rawName, token.value, { ...COMMON, ...command.options });
  }
  return { kind: 'command', command, given: { folders, options: new Map(Object.entries(values).map(([option, given]) => [option, [given ?? []].flat().map(String)])) } };
}

function checkOption(name: string, typed: string, value: string | undefined, options: Command['options']): void {
  const kind = Object.entries(options).find(([known]) => known === name)?.[1];
  if (kind === undefined) throw new Misuse(`unknown option ${printableLine(typed)}: see --help`);
  if (kind === 'flag' && value !== undefined) throw new Misuse(`option ${typed} takes no value, but got "${printableLine(value)}"`);
  // `-` alone is standard input; anything longer that begins so is the next option.
  const missing = value === undefined || value === '' || /^-./.test(value);
  if (kind === 'value' && missing) throw new Misuse(`option ${typed} needs a value: see --help`);
}

/** The folder with the synthesised app, as typed. */
export function folderOf({ folders }: GivenArguments): string {
  const [folder = 'cdk.out', ...more] = folders;
  if (more.length > 0) throw new Misuse(`one folder at a time, but ${folders.length} were given: ${folders.map(printableLine).join(', ')}`);
  return folder;
}

/** All values of an option. */
export function optionValues({ options }: GivenArguments, name: string): readonly string[] {
  return options.get(name) ?? [];
}

/** The value of an option that may be given once. */
export function optionValue(given: GivenArguments, name: string): string | undefined {
  const values = optionValues(given, name);
  if (values.length > 1) throw new Misuse(`option --${name} was given ${values.length} times: give it once`);
  return values[0];
}

const DAY_MS = 86_400_000;

/** A day, or a moment with its offset from UTC. */
const MOMENT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * The value of an option that is a day in UTC or a moment.
 *
 * @param of which moment a day stands for: its start, or its end
 */
export function momentOf(given: GivenArguments, name: string, of: 'start' | 'end'): Date | undefined {
  const value = optionValue(given, name);
  if (value === undefined) return undefined;
  const [, day, time] = MOMENT.exec(value) ?? [];
  const moment = new Date(`${day}${time ?? 'T00:00:00Z'}`);
  // JavaScript takes February 31 for March 3.
  if (!isDay(day) || Number.isNaN(moment.getTime())) {
    throw new Misuse(`option --${name} is "${printableLine(value)}": use a day such as 2026-01-31, or a moment such as 2026-01-31T09:00:00Z`);
  }
  return time === undefined && of === 'end' ? new Date(moment.getTime() + DAY_MS) : moment;
}

function isDay(day: string | undefined): boolean {
  const start = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().slice(0, 10) === day;
}

/** The value of `--format`. */
export function formatOf(given: GivenArguments): Format {
  const format = optionValue(given, 'format') ?? FORMATS[0];
  const known = FORMATS.find(each => each === format);
  if (known === undefined) throw new Misuse(`unknown format "${printableLine(format)}": use text, json or html`);
  return known;
}
