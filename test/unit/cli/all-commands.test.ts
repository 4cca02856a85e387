import { COMMANDS, evaluateHere, HELP } from '../../../src/cli/all-commands';

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

Shows which sign-ins of past CloudTrail logs would have sent an alert.

  cdk-console-login-alert replay [FOLDER] --logs PATH ... [options]

  --logs PATH|-        log files of a trail or folders of them, as S3 has them,
                       or any form that --event of preview reads; may be
                       repeated
  --from DATE          the first day, as 2026-01-31 in UTC, or a moment, as
                       2026-01-31T09:00:00Z; default: the start of the logs
  --to DATE            the last day, or the moment before which to end
  --format FORMAT      text (default): a summary; json: everything; or html: a
                       page with a table of all sign-ins and their messages
  --out FILE           write there instead of standard output

Asks AWS whether the console sign-in alerts of an app work as deployed.

  cdk-console-login-alert doctor [FOLDER] [options]

FOLDER is the synthesised app, in any CDK language (default: cdk.out).
Asks with the aws command, version 1 or 2, and changes nothing. Each line says
what is well, what is wrong and which command mends it, or what is not known
and which permission is missing.

  --profile NAME       a profile of the aws command
  --since TIME         how far back sign-ins are looked at, in hours or days
                       up to 90d (default: 7d)
  --format FORMAT      text (default), json, or html
  --out FILE           write there instead of standard output
  --policy             print the IAM policy that it needs, and ask nothing
  --help, --version

Exit code: 0; 1 if there are findings: a matching event that would never be
delivered as intended, an alert that no sample matches, a value that cannot be
resolved; in a replay also sign-ins in a Region or account that nothing covers,
more mails in a second than SNS delivers, and a broken file; of the doctor
anything that is wrong or not known;
2 if the command was not understood, could not read its input, or gave up,
because the input takes more time or memory than any app that can be deployed.
"
`);
});

test('every option of a command is in the help', () => {
  for (const { name, options, help } of COMMANDS) {
    expect(help).toContain(`cdk-console-login-alert ${name} `);
    for (const option of Object.keys(options)) expect(help).toContain(`  --${option}`);
  }
});

test('fails on a task of no command', async () => {
  await expect(evaluateHere({ command: 'gone', given: { folders: [], options: new Map() }, cwd: '.', colour: false }, () => undefined))
    .rejects.toThrow('there is no command gone');
});
