import { awscdk, github } from 'projen';

/**
 * The commit of each action that a workflow uses: a tag can be moved by whoever owns the action, a commit cannot.
 * For a new version ask `git ls-remote --tags https://github.com/OWNER/ACTION`, and of an annotated tag take the line that ends with `^{}`.
 */
const ACTIONS: Readonly<Record<string, { readonly version: string; readonly commit: string }>> = {
  'actions/checkout': { version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/download-artifact': { version: 'v8.0.1', commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c' },
  'actions/setup-dotnet': { version: 'v6.0.0', commit: 'a98b56852c35b8e3190ac28c8c2271da59106c68' },
  'actions/setup-go': { version: 'v7.0.0', commit: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e' },
  'actions/setup-java': { version: 'v6.0.0', commit: 'dd06d9cba3e5552c54d9f8ea23572deb30010f7c' },
  'actions/setup-node': { version: 'v7.0.0', commit: '820762786026740c76f36085b0efc47a31fe5020' },
  'actions/setup-python': { version: 'v7.0.0', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97' },
  'actions/upload-artifact': { version: 'v7.0.1', commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a' },
  'peter-evans/create-pull-request': { version: 'v8.1.1', commit: '5f6978faf089d4d20b00c7766989d076bb2fc7f1' },
};

/** The jobs that publish a package, and how many actions they need for the tools of its language before everything else. */
const PUBLISHERS = [
  { job: 'release_npm', language: 'js', program: 'publib-npm', tools: 1 },
  { job: 'release_maven', language: 'java', program: 'publib-maven', tools: 2 },
  { job: 'release_pypi', language: 'python', program: 'publib-pypi', tools: 2 },
  { job: 'release_nuget', language: 'dotnet', program: 'publib-nuget', tools: 2 },
  { job: 'release_golang', language: 'go', program: 'publib-golang', tools: 2 },
];

/** Where a job has these of its steps, after the actions for its tools: download, permissions, checkout, install, extract, move, create, collect, release. */
const STEPS = { checkout: 2, install: 3, release: 8 };

/** Without the scripts of packages, which would run beside whatever token the job has. */
const INSTALL = 'cd .repo && npm ci --ignore-scripts';

/** Makes the workflows run only what is pinned, with as few rights as each needs. `test/unit/checks/github-workflows.test.ts` holds the result. */
export function hardenWorkflows(project: awscdk.AwsCdkConstructLibrary): void {
  const { github: ours } = project;
  if (!ours) throw new Error('the project has no workflows');
  for (const [action, { commit }] of Object.entries(ACTIONS)) ours.actions.set(action, `${action}@${commit}`);

  const file = (name: string) => ours.tryFindWorkflow(name)!.file!;
  const [build, release, upgrade] = ['build', 'release', 'upgrade-main'].map(file);

  build.addOverride('jobs.build.permissions.contents', 'read');
  build.addOverride('jobs.build.steps.0.with.persist-credentials', false);
  release.addOverride('jobs.release.permissions.contents', 'read');
  release.addOverride('jobs.release.steps.0.with.persist-credentials', false);
  upgrade.addOverride('jobs.upgrade.steps.0.with.persist-credentials', false);
  for (const { job, language, program, tools } of PUBLISHERS) {
    for (const [workflow, name] of [[build, `package-${language}`], [release, job]] as const) {
      workflow.addOverride(`jobs.${name}.steps.${tools + STEPS.checkout}.with.persist-credentials`, false);
      workflow.addOverride(`jobs.${name}.steps.${tools + STEPS.install}.run`, INSTALL);
    }
    // publib comes with the lock file.
    release.addOverride(`jobs.${job}.steps.${tools + STEPS.release}.run`, `.repo/node_modules/.bin/${program}`);
  }
  // The client's own default registry is the right one.
  release.addDeletionOverride(`jobs.release_npm.steps.${1 + STEPS.release}.env.NPM_REGISTRY`);

  // Nothing is published that does not pass everything.
  release.addOverride('jobs.checks', checks('.ci/run'));
  release.addOverride('jobs.release.needs', 'checks');
  addChecks(ours);
}

/** Runs on GitHub what `.ci/run` runs: the quick checks of each pull request, all of them each night. */
function addChecks(ours: github.GitHub): void {
  const workflow = ours.addWorkflow('checks');
  workflow.on({ pullRequest: {}, schedule: [{ cron: '17 2 * * *' }], workflowDispatch: {} });
  workflow.file?.addOverride('jobs.quick', { ...checks('.ci/run quick'), if: "github.event_name == 'pull_request'" });
  workflow.file?.addOverride('jobs.all', { ...checks('.ci/run'), if: "github.event_name != 'pull_request'" });
  workflow.file?.addOverride('permissions', {});
}

/** A job with the tools of every language, and with no right but to read. */
function checks(command: string): Record<string, unknown> {
  const use = (action: string, inputs: Record<string, unknown>) => ({ uses: `${action}@${ACTIONS[action].commit}`, with: inputs });
  return {
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 120,
    'permissions': { contents: 'read' },
    'steps': [
      use('actions/checkout', { 'persist-credentials': false }),
      use('actions/setup-node', { 'node-version': '24.x', 'package-manager-cache': false }),
      use('actions/setup-java', { 'distribution': 'corretto', 'java-version': '17' }),
      use('actions/setup-go', { 'go-version': '1.25.x', 'cache': false }),
      use('actions/setup-python', { 'python-version': '3.x' }),
      { name: 'Install a Japanese font', run: 'sudo apt-get update && sudo apt-get install --yes --no-install-recommends fonts-noto-cjk' },
      { name: 'Check', run: command },
    ],
  };
}
