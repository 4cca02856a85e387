import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../support/repository';
import { run } from '../unit/cli/app';
import { RECIPE_PATHS, RECIPE_TEMPLATE } from '../unit/message/recipe';

const FOLDER = join(ROOT, 'examples');
const EXAMPLES = readdirSync(FOLDER).filter(name => name.endsWith('.ts')).map(name => basename(name, '.ts'));

/** Runs an example as its own app and gives the folder that it synthesised to whoever reads it. */
async function withSynthesised<T>(example: string, read: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${example}-`));
  process.env.CDK_OUTDIR = folder;
  const listeners = process.listeners('beforeExit');
  try {
    jest.isolateModules(() => jest.requireActual(join(FOLDER, example)));
    return await read(folder);
  } finally {
    delete process.env.CDK_OUTDIR;
    // Or every app would be synthesised once more when the process ends, to a folder that is gone.
    process.listeners('beforeExit').filter(listener => !listeners.includes(listener)).forEach(listener => process.off('beforeExit', listener));
    rmSync(folder, { recursive: true });
  }
}

describe.each(EXAMPLES)('the example %s', example => {
  test('synthesises, and each of its alerts would be delivered for a sign-in', async () => {
    const { code, stdout, stderr } = await withSynthesised(example, folder => run(['preview', folder, '--format', 'json']));

    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results).toContainEqual(expect.objectContaining({ alerted: true }));
  });

  test('begins by saying what it shows', () => {
    expect(readFileSync(join(FOLDER, `${example}.ts`), 'utf8')).toMatch(/^\/\/ [A-Z].*[.:]\n/);
  });
});

test('the example recipe is the published recipe: nine paths, text and three addresses, for its events and every other way into the account', async () => {
  const { Resources } = await withSynthesised('recipe', folder => JSON.parse(readFileSync(join(folder, 'Recipe.template.json'), 'utf8')));
  const resources = Object.values<{ Type: string; Properties: Record<string, unknown> }>(Resources);
  const rule = resources.find(({ Type }) => Type === 'AWS::Events::Rule')!.Properties;

  expect(rule.EventPattern).toEqual({
    'source': ['aws.signin', 'aws.sts'],
    'replay-name': [{ exists: false }],
    'detail': { $or: [{ eventSource: [{ exists: false }, { 'anything-but': 'sts.amazonaws.com' }] }, { eventSource: ['sts.amazonaws.com'], eventName: ['AssumeRoot'] }] },
  });
  expect(rule.Targets).toEqual([expect.objectContaining({
    InputTransformer: {
      InputPathsMap: RECIPE_PATHS,
      InputTemplate: RECIPE_TEMPLATE.replace('<time >', '<time>'),
    },
  })]);
  expect(resources.filter(({ Type }) => Type === 'AWS::SNS::Subscription').map(({ Properties }) => Properties.Endpoint)).toEqual([
    'owner@example.com', 'owner@example.net', 'owner.phone@example.org',
  ]);
});
