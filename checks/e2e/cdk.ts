import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, Emulator } from './emulator';
import { ROOT } from '../support/repository';

/** Where the tests are, and with them the stacks that name no Region. */
export const HOME_REGION = 'us-east-1';

const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const LIMIT = 120_000;

/** A stack of a synthesised app. */
export interface DeployedStack {
  readonly name: string;
  /** The account and Region that it is made for, or the tests' own where the app leaves them open. */
  readonly account: string;
  readonly region: string;
}

/** What a command printed, and how it ended. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

/** The stock CDK command, which knows no endpoint but the emulator's and calls nobody else. */
export class Cdk {
  public constructor(private readonly emulator: Emulator) {}

  /**
   * Synthesises an app of this repository and gives the folder, which every other command takes.
   *
   * @param file from the root of the repository
   */
  public async synth(file: string, context: Readonly<Record<string, string>> = {}): Promise<string> {
    const folder = mkdtempSync(join(this.emulator.folder, 'app-'));
    const command = `"${process.execPath}" -r ts-node/register/transpile-only -r tsconfig-paths/register ${file}`;
    const told = Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
    await this.succeed(ACCOUNT, 'synth', '--quiet', '--app', command, '--output', folder, ...told);
    return folder;
  }

  /** Prepares every environment of the app, those of each account by somebody there. */
  public async bootstrap(folder: string): Promise<void> {
    const stacks = stacksIn(folder);
    for (const account of new Set(stacks.map(stack => stack.account))) {
      const environments = new Set(stacks.filter(stack => stack.account === account).map(({ region }) => `aws://${account}/${region}`));
      await this.succeed(account, 'bootstrap', ...environments);
    }
  }

  public async deploy(folder: string): Promise<void> {
    await this.succeed(ACCOUNT, 'deploy', '--app', folder, '--all', '--require-approval', 'never');
  }

  /** Exit code 1 where something differs. */
  public diff(folder: string, ...options: readonly string[]): Promise<Ran> {
    return this.run(ACCOUNT, 'diff', '--app', folder, '--fail', ...options);
  }

  public async destroy(folder: string): Promise<void> {
    await this.succeed(ACCOUNT, 'destroy', '--app', folder, '--all', '--force');
  }

  private async succeed(account: string, ...args: readonly string[]): Promise<void> {
    const { exitCode, output } = await this.run(account, ...args);
    if (exitCode !== 0) {
      throw new Error(`cdk ${args.join(' ')} ended with ${exitCode}:\n${output}`);
    }
  }

  private async run(account: string, ...args: readonly string[]): Promise<Ran> {
    const child = spawn(process.execPath, [CDK, ...args, '--no-notices', '--no-version-reporting', '--ci'], {
      cwd: ROOT,
      env: this.environment(account),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => { output += text; });
    }
    const [code, signal] = await once(child, 'close');
    return { exitCode: code ?? -1, output: signal ? `${output}\nended by ${signal}` : output };
  }

  /** Nothing of the caller's: neither credentials nor a configuration that could name a real account. */
  private environment(account: string): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.emulator.folder,
      TMPDIR: this.emulator.folder,
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: HOME_REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
      NODE_NO_WARNINGS: '1',
      // As in the task `demo`: apps import the library by its name, which leads to the source.
      TS_NODE_BASEURL: ROOT,
      TS_NODE_COMPILER_OPTIONS: '{"rootDir":"."}',
      TS_NODE_PROJECT: join(ROOT, 'tsconfig.dev.json'),
    };
  }
}

/** The stacks in the manifest of a synthesised app. */
export function stacksIn(folder: string): DeployedStack[] {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, { readonly type: string; readonly environment?: string }>>;
  };
  return Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack').map(([name, { environment = '' }]) => {
    const [account, region] = environment.slice('aws://'.length).split('/');
    return { name, account: account === 'unknown-account' ? ACCOUNT : account, region: region === 'unknown-region' ? HOME_REGION : region };
  });
}

/** A Region that a StackSet of the app covers in its own account, if there is one: all of them would be the same. */
export function coveredRegions(folder: string): string[] {
  const templates = readdirSync(folder).filter(name => name.endsWith('.template.json')).map(name => readFileSync(join(folder, name), 'utf8'));
  const stackSets = templates.flatMap(template => Object.values((JSON.parse(template) as Template).Resources))
    .filter(({ Type }) => Type === 'AWS::CloudFormation::StackSet')
    .map(({ Properties }) => Properties as StackSet);
  return [...new Set(stackSets.filter(({ PermissionModel }) => PermissionModel === 'SELF_MANAGED').map(each => each.StackInstancesGroup[0].Regions[0]))];
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

interface StackSet {
  readonly PermissionModel: string;
  readonly StackInstancesGroup: readonly { readonly Regions: readonly string[] }[];
}
