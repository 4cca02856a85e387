import { HELP, parse } from '../../../src/cli/arguments';
import { Misuse } from '../../../src/cli/misuse';

const PLAIN = { app: 'cdk.out', event: undefined, samples: [], format: 'text', out: undefined };

test.each([
  { argv: ['preview'], read: PLAIN },
  { argv: ['preview', 'build/app'], read: { ...PLAIN, app: 'build/app' } },
  { argv: ['preview', '--event', '-'], read: { ...PLAIN, event: '-' } },
  { argv: ['preview', '--event=sign in.json', 'app'], read: { ...PLAIN, app: 'app', event: 'sign in.json' } },
  { argv: ['--sample', 'root', 'preview', '--sample', 'failure'], read: { ...PLAIN, samples: ['root', 'failure'] } },
  { argv: ['preview', '--format', 'json', '--out', 'report.json'], read: { ...PLAIN, format: 'json', out: 'report.json' } },
  { argv: ['preview', '--format=html', '--out', 'preview.html'], read: { ...PLAIN, format: 'html', out: 'preview.html' } },
  { argv: ['preview', '--', '--odd'], read: { ...PLAIN, app: '--odd' } },
])('$argv is understood', ({ argv, read }) => {
  expect(parse(argv)).toEqual({ name: 'preview', arguments: read });
});

test.each([
  { argv: ['--help'], command: { name: 'help', asked: true } },
  { argv: ['-h'], command: { name: 'help', asked: true } },
  { argv: ['preview', '--help'], command: { name: 'help', asked: true } },
  { argv: [], command: { name: 'help', asked: false } },
  { argv: ['--version'], command: { name: 'version' } },
])('$argv asks for $command.name', ({ argv, command }) => {
  expect(parse(argv)).toEqual(command);
});

test.each([
  { argv: ['preview', '--colour'], says: 'unknown option --colour: see --help' },
  { argv: ['preview', '-x'], says: 'unknown option -x: see --help' },
  { argv: ['preview', '--event'], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--event='], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--event', '--sample', 'root'], says: 'option --event needs a value: see --help' },
  { argv: ['preview', '--help=yes'], says: 'option --help takes no value, but got "yes"' },
  { argv: ['preview', '--event', 'a', '--event', 'b'], says: 'option --event was given 2 times: give it once' },
  { argv: ['preview', '--format', 'yaml'], says: 'unknown format "yaml": it is text, json or html' },
  { argv: ['preview', 'a', 'b'], says: 'one folder at a time, but 2 were given: a, b' },
  { argv: ['deploy'], says: 'unknown command deploy: the only one is preview' },
  { argv: ['--sample', 'root'], says: 'no command given: say preview, or --help' },
])('fails on $argv', ({ argv, says }) => {
  expect(() => parse(argv)).toThrow(new Misuse(says));
});

test('the help names every option', () => {
  expect(HELP).toMatchInlineSnapshot(`
"Shows, without an AWS account, what a console sign-in alert would send.

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
"
`);
});
