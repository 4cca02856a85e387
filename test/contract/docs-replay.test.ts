import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../src';
import { FIELDS } from '../../src/signin/fields';
import { SAMPLES } from '../../src/signin/samples';
import { run } from '../support/command';
import { blocks, page, rows } from '../support/markdown';

const PAGE = page('docs/replay.md');

/** What `replay` prints for the samples. */
async function replaySamples(format: string): Promise<string> {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Security', { env: { account: '123456789012', region: 'us-east-1' } });
  new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', { recipients: [AlertRecipient.email('security@example.com')], trail: SignInTrail.create() });
  const stdin = JSON.stringify(SAMPLES.map(({ event }) => event));
  return (await run(['replay', app.synth().directory, '--logs', '-', '--format', format], { stdin })).stdout;
}

test('docs/replay.md shows what replay prints for the samples', async () => {
  expect(blocks(PAGE)).toContainEqual({ info: 'text', code: await replaySamples('text') });
});

test('docs/replay.md describes every key of the JSON document', async () => {
  const document = JSON.parse(await replaySamples('json')) as Record<string, unknown>;
  const described = rows(PAGE, '| key | content |');
  expect(described.map(([key]) => key.replace(/`/g, ''))).toEqual(Object.keys(document));
  const inner = ['logs', 'counts', 'all', 'alerts', 'findings', 'signIns'].flatMap(key => [document[key]].flat().slice(0, 1).flatMap(value => Object.keys(value as object)));
  expect([...new Set(inner)].filter(key => !PAGE.includes(`\`${key}\``))).toEqual([]);
});

test('the query of docs/replay.md exports every field that a message has', () => {
  const [{ code }] = blocks(PAGE).filter(({ info }) => info === 'sql');
  const fields = FIELDS.flatMap(({ paths }) => paths).flatMap(path => /^\$\.detail\.(\w+)/.exec(path)?.[1] ?? []);
  expect([...new Set(fields)].filter(field => !code.includes(`'${field}'`))).toEqual([]);
  const identity = FIELDS.flatMap(({ paths }) => paths).flatMap(path => /^\$\.detail\.userIdentity\.(\w+)/.exec(path)?.[1] ?? []);
  expect([...new Set(identity)].filter(field => !code.includes(`'${field}'`))).toEqual([]);
});
