import { Project } from 'projen';

/** So that ts-node takes programs beside `src/`, and leads imports of the library by its name to the source. */
export const TS_NODE = {
  TS_NODE_BASEURL: '.',
  TS_NODE_COMPILER_OPTIONS: '{"rootDir":"."}',
  TS_NODE_PROJECT: 'tsconfig.dev.json',
  TS_NODE_TRANSPILE_ONLY: 'true',
};
/** So that jsii says nothing of a Node that is out of support. */
export const QUIET_JSII = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** Compiles as the task `compile` does, without comparing with what is published. */
export const JSII = 'jsii --silence-warnings=reserved-word --compress-assembly';

/**
 * Adds the checks that take long or need more than Node, each with a folder of its name in `checks/`: each can be run alone, and
 * `.ci/run` runs them all.
 */
export function addChecks(project: Project): void {
  for (const [name, program, description] of [
    ['package', 'check.ts', 'Checks the packages as their users get them'],
    ['consumers', 'run.ts', 'Synthesises the same app in every language and compares the templates'],
    ['conformance', 'check.ts', "Compares the engine with AWS's event-ruler on generated patterns and events"],
    ['templates', 'check.ts', 'Runs cfn-lint and checkov on the templates of all examples'],
    ['compatibility', 'check.ts', 'Runs the unit tests on other versions of Node and aws-cdk-lib'],
    ['mutation', 'check.ts', 'Breaks one thing after the other and demands that a check notices'],
  ]) {
    project.addTask(`check:${name}`, { description, exec: `node -r ts-node/register checks/${name}/${program}`, env: { ...QUIET_JSII, ...TS_NODE }, receiveArgs: true });
  }
  project.addTask('check:e2e', {
    description: 'Deploys to an emulator and reads what arrives',
    exec: 'checks/e2e/run',
    env: QUIET_JSII,
    receiveArgs: true,
  });
  project.addTask('check:browser', {
    description: 'Opens the pages of preview and replay in a real Chromium',
    exec: 'checks/browser/run',
    receiveArgs: true,
  });
  project.addTask('check:bench', {
    description: 'Measures what the library costs beside the CDK alone',
    steps: [{ exec: JSII }, { exec: 'node -r ts-node/register checks/bench/library.ts' }],
    env: { ...QUIET_JSII, ...TS_NODE },
  });
  project.addTask('check:bench:replay', {
    description: 'Measures the reader of logs beside gunzip and JSON.parse of everything',
    steps: [{ exec: JSII }, { exec: 'node -r ts-node/register checks/bench/replay.ts' }],
    env: { ...QUIET_JSII, ...TS_NODE },
  });
  for (const [name, description] of [
    ['filter', 'Measures what compiling a filter costs'],
    ['match', "Measures the engine beside AWS's event-ruler"],
  ]) {
    project.addTask(`check:bench:${name}`, { description, exec: `node -r ts-node/register checks/bench/${name}.ts`, env: TS_NODE });
  }
  project.addTask('pictures', {
    description: 'Draws the pictures of the README',
    exec: 'node -r ts-node/register -r tsconfig-paths/register checks/browser/pictures.ts',
    env: { ...QUIET_JSII, ...TS_NODE },
  });
}
