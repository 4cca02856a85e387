import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsAnswer, AskIn } from '../../../../../src/cli/doctor/aws/aws-calls';
import { askingOnce, awsCommand } from '../../../../../src/cli/doctor/aws/aws-command';
import { withTemporaryDirectory } from '../../app';

/** Runs a program of this test as the `aws` command. */
function withCommand<T>(program: string, use: (askIn: AskIn, folder: string) => Promise<T>, profile?: string): Promise<T> {
  return withTemporaryDirectory(folder => {
    const file = join(folder, 'aws');
    writeFileSync(file, `#!${process.execPath}\n${program}`);
    chmodSync(file, 0o755);
    return use(awsCommand(profile, { file, env: { FOLDER: folder } }), folder);
  });
}

const ECHO = 'console.log(JSON.stringify({ argv: process.argv.slice(2), pager: process.env.AWS_PAGER }));';

test('a call is one JSON argument, without a shell, a pager or a prompt', async () => {
  await withCommand(ECHO, async askIn => {
    expect(await askIn('eu-west-1')('sns', 'get-topic-attributes', { TopicArn: 'file:///etc/passwd; $(id) `id`' })).toEqual({
      kind: 'answer',
      value: {
        argv: [
          'sns', 'get-topic-attributes', '--cli-input-json', '{"TopicArn":"file:///etc/passwd; $(id) `id`"}', '--output', 'json', '--color', 'off',
          '--region', 'eu-west-1', '--profile', 'security',
        ],
        pager: '',
      },
    });
  }, 'security');
});

test('without a Region and a profile those of the configuration are used, and event history is not read without an end', async () => {
  await withCommand(ECHO, async askIn => {
    const argv = ['cloudtrail', 'lookup-events', '--cli-input-json', '{}', '--output', 'json', '--color', 'off', '--max-items', '500'];
    expect(await askIn(undefined)('cloudtrail', 'lookup-events')).toMatchObject({ value: { argv } });
  });
});

test('an empty answer is an empty object', async () => {
  await withCommand('', async askIn => {
    expect(await askIn(undefined)('sns', 'get-sms-attributes')).toEqual({ kind: 'answer', value: {} });
  });
});

test.each<{ readonly prints: string; readonly code: string; readonly message: string }>([
  {
    prints: '\\nAn error occurred (NotFound) when calling the GetTopicAttributes operation: Topic does not exist\\n',
    code: 'NotFound',
    message: 'Topic does not exist',
  },
  // Newer commands of version 2 begin so.
  { prints: '\\naws: [ERROR]: An error occurred (AuthorizationError) when calling the GetTopicAttributes operation: no', code: 'AuthorizationError', message: 'no' },
  { prints: 'An error occurred (Throttling) when calling the X operation (reached max retries: 4): Rate exceeded', code: 'Throttling', message: 'Rate exceeded' },
  { prints: '\\nUnable to locate credentials. You can configure credentials by running \\"aws login\\".\\n', code: 'NoAnswer', message: 'Unable to locate credentials. You can configure credentials by running "aws login".' },
  { prints: '', code: 'NoAnswer', message: 'the aws command gives no reason' },
])('fails with $code and $message', async ({ prints, code, message }) => {
  await withCommand(`process.stderr.write("${prints}"); process.exitCode = 254;`, async askIn => {
    expect(await askIn(undefined)('sns', 'get-topic-attributes')).toEqual({ kind: 'failure', code, message, permission: 'sns:GetTopicAttributes' });
  });
});

test('fails on an answer that is no JSON', async () => {
  await withCommand('console.log("text")', async askIn => {
    expect(await askIn(undefined)('sns', 'get-topic-attributes')).toMatchObject({ kind: 'failure', code: 'NoAnswer', message: 'the answer is no JSON' });
  });
});

test('fails where there is no aws command', async () => {
  const asked = awsCommand(undefined, { file: join(__dirname, 'none'), env: {} })(undefined)('sts', 'get-caller-identity');
  await expect(asked).rejects.toThrow('there is no aws command: install the AWS CLI, version 1 or 2, and log in with it');
});

test('four calls run at once, and the others after them', async () => {
  const program = `
    const { appendFileSync } = require('node:fs');
    const log = text => appendFileSync(process.env.FOLDER + '/log', text);
    log('+');
    setTimeout(() => { log('-'); console.log('{}'); }, 200);`;
  await withCommand(program, async (askIn, folder) => {
    await Promise.all(Array.from({ length: 9 }, (_, index) => askIn(undefined)('sns', 'get-topic-attributes', { TopicArn: String(index) })));
    let running = 0;
    const most = [...readFileSync(join(folder, 'log'), 'utf8')].reduce((highest, sign) => Math.max(highest, running += sign === '+' ? 1 : -1), 0);
    expect(running).toBe(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });
});

test('the same question is asked once, and another one in another Region', async () => {
  const asked: string[] = [];
  const askIn = askingOnce(region => (service, call, parameters): Promise<AwsAnswer> => {
    asked.push(`${region} ${service} ${call} ${JSON.stringify(parameters)}`);
    return Promise.resolve({ kind: 'answer', value: {} });
  });
  await Promise.all([askIn('a')('sns', 'get-sms-attributes'), askIn('a')('sns', 'get-sms-attributes'), askIn('b')('sns', 'get-sms-attributes')]);
  expect(asked).toEqual(['a sns get-sms-attributes {}', 'b sns get-sms-attributes {}']);
});
