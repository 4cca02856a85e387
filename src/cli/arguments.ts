import { parseArgs } from 'node:util';
import { Misuse } from './misuse';
import { printableLine } from './printable';

/** The report's forms, the default one first. */
const FORMATS = ['text', 'json', 'html'] as const;

/** How a report is printed. */
export type Format = typeof FORMATS[number];

/** What `preview` was asked for. */
export interface PreviewArguments {
  /** The folder with the synthesised app, as typed. */
  readonly app: string;
  /** A file or folder, or `-` for standard input. */
  readonly event?: string;
  readonly samples: readonly string[];
  readonly format: Format;
  /** Where the report goes instead of standard output. */
  readonly out?: string;
}

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help'; readonly asked: boolean }
  | { readonly name: 'version' }
  | { readonly name: 'preview'; readonly arguments: PreviewArguments };

/** Every option; `--sample` alone may be given more than once. */
const OPTIONS = {
  event: { type: 'string', multiple: true },
  sample: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** What `--help` prints. */
export const HELP = `Shows, without an AWS account, what a console sign-in alert would send.

  cdk-console-login-alert preview [FOLDER] [options]

FOLDER is the synthesised app, in any CDK language (default: cdk.out).
For each alert in it and each event: whether it alerts, what is sent, or why
not. A sample is shown as if it happened in the account of the alert.

  --event PATH|-       events as AWS hands them out: as EventBridge delivers
                       them, as CloudTrail records or log files, as messages
                       of a queue; a file or a folder, plain or gzip, or - for
                       standard input
  --sample NAME        a built-in sample sign-in; may be repeated
                       (default, without --event: every sample)
  --format FORMAT      text (default), json, or html: a page that shows each
                       message as its reader sees it
  --out FILE           write there instead of standard output
  --help, --version

Exit code: 0; 1 if something is found: a matching event that would never be
delivered as intended, an alert that no sample sets off, a value that cannot
be resolved;
2 if the command was not understood, could not read what it was given, or gave
up, since that takes more time or memory than any app that can be deployed.
`;

/** Reads the command line; what it cannot understand is a `Misuse`. */
export function parse(argv: readonly string[]): Command {
  // Not strict, because node's own messages are several sentences long.
  const { values, positionals, tokens } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token.name, token.rawName, token.value);
  }
  if (values.help) return { name: 'help', asked: true };
  if (values.version) return { name: 'version' };
  const [command, app = 'cdk.out', ...rest] = positionals;
  if (command === undefined && argv.length === 0) return { name: 'help', asked: false };
  if (command === undefined) throw new Misuse('no command given: say preview, or --help');
  if (command !== 'preview') throw new Misuse(`unknown command ${printableLine(command)}: the only one is preview`);
  if (rest.length > 0) throw new Misuse(`one folder at a time, but ${rest.length + 1} were given: ${[app, ...rest].map(printableLine).join(', ')}`);

  return {
    name: 'preview',
    arguments: {
      app,
      event: once('event', strings(values.event)),
      samples: strings(values.sample),
      format: formatOf(once('format', strings(values.format))),
      out: once('out', strings(values.out)),
    },
  };
}

function checkOption(name: string, typed: string, value: string | undefined): void {
  const option = Object.entries(OPTIONS).find(([known]) => known === name)?.[1];
  if (option === undefined) throw new Misuse(`unknown option ${printableLine(typed)}: see --help`);
  if (option.type === 'boolean' && value !== undefined) throw new Misuse(`option ${typed} takes no value, but got "${printableLine(value)}"`);
  // `-` alone is standard input; anything longer that begins so is the next option.
  const missing = value === undefined || value === '' || /^-./.test(value);
  if (option.type === 'string' && missing) throw new Misuse(`option ${typed} needs a value: see --help`);
}

function strings(values: string | boolean | readonly (string | boolean)[] | undefined): string[] {
  return [values ?? []].flat().map(String);
}

function once(name: string, values: readonly string[]): string | undefined {
  if (values.length > 1) throw new Misuse(`option --${name} was given ${values.length} times: give it once`);
  return values[0];
}

function formatOf(format: string | undefined): Format {
  const known = FORMATS.find(each => each === (format ?? FORMATS[0]));
  if (known === undefined) throw new Misuse(`unknown format "${printableLine(String(format))}": it is text, json or html`);
  return known;
}
