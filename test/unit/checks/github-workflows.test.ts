import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../support/repository';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, '.github', 'workflows');

/** projen brings the parser that it writes the workflows with. */
const { parse } = createRequire(require.resolve('projen'))('yaml') as { parse(text: string): Workflow };

const WORKFLOWS = new Map(readdirSync(FOLDER).map(name => [name.replace('.yml', ''), parse(readFileSync(join(FOLDER, name), 'utf8'))]));

const JOBS = [...WORKFLOWS].flatMap(([workflow, { jobs }]) => Object.entries(jobs).map(([name, job]) => ({ name: `${workflow}/${name}`, job })));

const releaseJobs = WORKFLOWS.get('release')!.jobs;

/** The rights of a job that let it change something, or stand for us elsewhere. */
function rights({ permissions = { everything: 'write' } }: Job): string[] {
  return Object.entries(permissions).filter(([, right]) => right === 'write').map(([name]) => name);
}

function secrets(job: Job): string[] {
  return [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
}

/** What a job runs, but for commands of git, GitHub and the shell. */
function runsCode({ steps }: Job): boolean {
  return steps.some(({ run = '' }) => /\b(npm|npx|node|projen|\.ci\/run)\b/.test(run));
}

test('there are these jobs: a new one is one to review', () => {
  expect(JOBS.map(({ name }) => name)).toEqual([
    'build/build', 'build/package-js', 'build/package-java', 'build/package-python', 'build/package-dotnet', 'build/package-go',
    'checks/quick', 'checks/all',
    'pull-request-lint/validate',
    'release/release', 'release/release_github', 'release/release_npm', 'release/release_maven', 'release/release_pypi', 'release/release_nuget',
    'release/release_golang', 'release/checks',
    'upgrade-main/upgrade', 'upgrade-main/pr',
  ]);
});

test('every action is pinned to a commit, and the same one everywhere', () => {
  const used = [...new Set(JOBS.flatMap(({ job }) => job.steps.flatMap(({ uses }) => uses ?? [])))].sort();

  used.forEach(action => expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/));
  expect(new Set(used.map(action => action.split('@')[0])).size).toBe(used.length);
});

test('what is installed comes from the lock file, and what is run from what is installed', () => {
  for (const { name, job } of JOBS) {
    const commands = job.steps.flatMap(({ run }) => run?.split('\n') ?? []);
    commands.filter(command => /\bnpm (i|install|exec)\b|\byarn\b|\bcurl\b|\bwget\b/.test(command)).forEach(command => expect(`${name}: ${command}`).toBe(''));
    commands.filter(command => /\bnpx\b/.test(command)).forEach(command => expect(command).toMatch(/npx projen [\w:-]+$/));
  }
});

test('a job that runs code keeps no credentials of the checkout', () => {
  for (const { name, job } of JOBS.filter(each => runsCode(each.job))) {
    const kept = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')).map(step => step.with?.['persist-credentials']);
    expect([name, kept]).toEqual([name, kept.map(() => false)]);
  }
});

test('a job that builds or checks may only read', () => {
  const builders = JOBS.filter(({ name, job }) => runsCode(job) && !name.startsWith('release/release_'));

  expect(builders.map(({ name, job }) => [name, rights(job), secrets(job)])).toEqual(builders.map(({ name }) => [name, [], []]));
  builders.forEach(({ job }) => expect(job.permissions).toEqual({ contents: 'read' }));
});

test('no script of a package runs in a job that holds a token', () => {
  const holders = JOBS.filter(({ job }) => rights(job).length > 0 || secrets(job).length > 0);
  const installs = holders.flatMap(({ job }) => job.steps.flatMap(({ run }) => run ?? [])).filter(run => /\bnpm (ci|install|i)\b/.test(run));

  expect(installs).toEqual(Array.from({ length: 5 }, () => 'cd .repo && npm ci --ignore-scripts'));
});

test('a job that publishes has the rights that its registry asks for, and somebody approves it', () => {
  const publishers = Object.entries(releaseJobs).filter(([name]) => name.startsWith('release_'));

  expect(publishers.map(([name, job]) => [name, rights(job), [...new Set(secrets(job))].sort()])).toEqual([
    ['release_github', ['contents'], ['GITHUB_TOKEN']],
    ['release_npm', ['id-token'], []],
    ['release_maven', [], ['MAVEN_GPG_PRIVATE_KEY', 'MAVEN_GPG_PRIVATE_KEY_PASSPHRASE', 'MAVEN_PASSWORD', 'MAVEN_STAGING_PROFILE_ID', 'MAVEN_USERNAME']],
    ['release_pypi', ['id-token'], []],
    ['release_nuget', ['id-token'], ['NUGET_USERNAME']],
    ['release_golang', [], ['GO_GITHUB_TOKEN']],
  ]);
  publishers.forEach(([, job]) => expect(job.environment).toBe('release'));
});

test('secrets reach the step that needs them alone', () => {
  for (const { name, job } of JOBS.filter(each => secrets(each.job).length > 0)) {
    const steps = job.steps.filter(step => JSON.stringify(step).includes('secrets.'));
    expect([name, steps.length, JSON.stringify(job.steps).match(/secrets\./g)?.length]).toEqual([name, 1, secrets(job).length]);
  }
});

test.each(['npm', 'maven', 'pypi', 'nuget', 'golang'])('publib of the lock file publishes to %s', registry => {
  const { steps } = releaseJobs[`release_${registry}`];

  expect(steps.at(-1)!.run).toBe(`.repo/node_modules/.bin/publib-${registry}`);
  expect(Object.keys(jest.requireActual('publib/package.json').bin)).toContain(`publib-${registry}`);
});

describe('what `.ci/run` runs', () => {
  const commandsOf = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []).filter(run => run.startsWith('.ci/run'));
  const { on, jobs } = WORKFLOWS.get('checks')!;

  test('runs quickly on each pull request, and whole each night', () => {
    expect(on).toEqual({ pull_request: {}, schedule: [{ cron: expect.any(String) }], workflow_dispatch: {} });
    expect([jobs.quick.if, commandsOf(jobs.quick)]).toEqual(["github.event_name == 'pull_request'", ['.ci/run quick']]);
    expect([jobs.all.if, commandsOf(jobs.all)]).toEqual(["github.event_name != 'pull_request'", ['.ci/run']]);
  });

  test('must pass whole before anything is built for a release', () => {
    expect(commandsOf(releaseJobs.checks)).toEqual(['.ci/run']);
    expect(releaseJobs.release.needs).toBe('checks');
    Object.entries(releaseJobs).filter(([name]) => name.startsWith('release_')).forEach(([, { needs }]) => expect([needs].flat()).toContain('release'));
  });
});
