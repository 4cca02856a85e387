import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { evaluateHere } from '../../../src/cli/all-commands';
import { Stack, stackOf, StackSource } from '../../../src/cli/assembly/stack';
import { ShownEvent } from '../../../src/cli/events/shown-event';
import { Json, JsonObject } from '../../../src/cli/json-values';
import { main } from '../../../src/cli/main';
import { Resolved, Resolver } from '../../../src/cli/resolve/resolver';
import { Environment } from '../../../src/cli/resolve/scope';

/** What a run of the command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Gives a temporary folder to `use`, and removes it afterwards. */
export async function withTemporaryDirectory<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-console-login-alert-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files, by their path in a folder: a string as it is, anything else as JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, Json>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** What surrounds a run; without a terminal, and with nothing to read, unless it says so. */
export interface World {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly env?: Record<string, string>;
}

/** Runs the command in this process. */
export async function run(argv: readonly string[], world: World = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({ isTTY: world.terminal, write: (text: string) => { written[name] += text; } });
  const code = await main(argv, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: Readable.from([Buffer.from(world.stdin ?? '')]),
    cwd: world.cwd ?? __dirname,
    env: world.env ?? {},
  }, evaluateHere);
  return { code, ...written };
}

/** Runs the command in a folder with these files. */
export function runIn(files: Readonly<Record<string, Json>>, argv: readonly string[], world: Omit<World, 'cwd'> = {}): Promise<Ran> {
  return withTemporaryDirectory(async cwd => {
    writeFiles(cwd, files);
    return run(argv, { ...world, cwd });
  });
}

/** A stack of one template, without an account or Region of its own. */
export function stackWith(content: JsonObject, source: Partial<StackSource> = {}): Stack {
  return stackOf({ file: 'Mail.template.json', name: 'Mail', template: content, ...source });
}

/** Resolves a value in a template, as if a resource `Here` had it as a property. */
export function resolveIn(content: JsonObject, value: Json, environment: Environment = {}): Resolved {
  const stack = stackWith(content);
  const here = { stack, logicalId: 'Here', type: 'Custom::Here', properties: new Map([['Value', value]]), metadata: new Map() };
  return new Resolver([stack], environment).property(here, 'Value');
}

/** The topic, the recipient and the rule of a plain alert. */
export const TOPIC = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'AWS console sign-in' } } satisfies Json;
export const EMAIL = {
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'security@example.com' },
} satisfies Json;

/** A rule of an alert; `properties` replace its own. */
export function ruleWith(properties: JsonObject = {}, metadata: Json = { alert: 'Mail/Alert', rule: 'home' }): JsonObject {
  return {
    Type: 'AWS::Events::Rule',
    Metadata: { 'cdk-console-login-alert': metadata },
    Properties: {
      EventPattern: { 'source': ['aws.signin'], 'detail-type': ['AWS Console Sign In via CloudTrail'], 'detail': { eventName: [{ 'anything-but': ['CheckMfa'] }] } },
      State: 'ENABLED',
      Targets: [target()],
      ...properties,
    },
  };
}

/** A target of a rule that says who signed in. */
export function target(properties: JsonObject = {}): JsonObject {
  return {
    Id: 'Target0',
    Arn: { Ref: 'Topic' },
    InputTransformer: { InputPathsMap: { who: '$.detail.userIdentity.type' }, InputTemplate: '"signed in: <who>"\n"tell security"' },
    ...properties,
  };
}

/** A template with an alert; `resources` are added to it or replace its own. */
export function template(resources: JsonObject = {}, sections: JsonObject = {}): JsonObject {
  return { ...sections, Resources: { Topic: TOPIC, Email: EMAIL, Rule: ruleWith(), ...resources } };
}

/** A cloud assembly of one stack. */
export function assembly(content: Json = template(), environment = 'aws://unknown-account/unknown-region'): Record<string, Json> {
  return {
    'cdk.out/manifest.json': manifest({ Mail: { environment } }),
    'cdk.out/Mail.template.json': content,
  };
}

/** A manifest that names stacks, and the stages inside it. */
export function manifest(stacks: Readonly<Record<string, { environment?: string; stackName?: string }>>, stages: readonly string[] = []): JsonObject {
  return {
    version: '41.0.0',
    artifacts: {
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      ...Object.fromEntries(stages.map(stage => [stage, { type: 'cdk:cloud-assembly', properties: { directoryName: stage } }])),
      ...Object.fromEntries(Object.entries(stacks).map(([id, { environment = 'aws://unknown-account/unknown-region', stackName }]) => [id, {
        type: 'aws:cloudformation:stack',
        environment,
        properties: { templateFile: `${id}.template.json`, ...stackName !== undefined && { stackName } },
      }])),
    },
  };
}

/** An event of the default account and Region, as the command reads it. */
export function shown(event: JsonObject = {}): ShownEvent {
  const text = JSON.stringify({
    'source': 'aws.signin',
    'detail-type': 'AWS Console Sign In via CloudTrail',
    'account': '123456789012',
    'region': 'us-east-1',
    'detail': { eventName: 'ConsoleLogin', userIdentity: { type: 'Root' } },
    ...event,
  });
  return { name: 'event.json', text, id: null, account: '123456789012', region: 'us-east-1' };
}
