import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmInstall, pipInstall } from '../support/install';
import { run } from '../support/process';
import { ROOT } from '../support/repository';

/** An app as somebody writes it who has just installed the package; by ECMAScript imports, which must find every name. */
const APP = `
import { App, Stack } from 'aws-cdk-lib';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App();
const stack = new Stack(app, 'Security', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com')],
  trail: SignInTrail.create(),
  // One of the bundled libraries reads the network, and the command evaluates the workflow with the other.
  signIns: { exceptSourceIps: ['198.51.100.0/24'] },
  delivery: AlertDelivery.withSubject(),
});

app.synth();
`;

/** The classes of the API that have no public member but how they are made. */
const NOUNS = ['AlertDelivery', 'AlertMessage', 'AlertRecipient', 'SignInCoverage', 'SignInEvent', 'SignInIdentity', 'SignInTrail'];

/** The lowest versions that the package allows. */
const PEERS = ['aws-cdk-lib@2.199.0', 'constructs@10.0.5'];

/** Folders of a user, each empty at first. */
export interface User {
  /** Has the package, the CDK, an app, and then its `cdk.out`. */
  readonly developer: string;
  /** Has the package alone, and looks at what somebody else synthesised. */
  readonly reviewer: string;
  /** Kept from run to run. */
  readonly python: string;
}

/** Installs the package beside the CDK and synthesises an app. */
export async function installAndSynthesise({ developer }: User, tarball: string): Promise<void> {
  mkdirSync(developer);
  await npmInstall(developer, tarball, ...PEERS);
  writeFileSync(join(developer, 'app.mjs'), APP);
  await run(['node', 'app.mjs'], { cwd: developer, env: { CDK_OUTDIR: 'cdk.out' } });
}

/** The app compiles, the declarations of every package being checked; and nothing else passes for one of the nouns. */
export async function typeCheck({ developer }: User): Promise<void> {
  const names = `import type { ${NOUNS.map(noun => `${noun} as A${noun}`).join(', ')} } from 'cdk-console-login-alert';\n`;
  const misuses = NOUNS.map(noun => `// @ts-expect-error no text is one\nexport const a${noun}: A${noun} = '${noun}';\n`);
  writeFileSync(join(developer, 'app.mts'), [APP, names, ...misuses].join('\n'));
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(['node', tsc, '--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'node20', 'app.mts'], { cwd: developer });
}

/** The command, beside the CDK, shows the alert that a sign-in sends. */
export async function previewBesideCdk({ developer }: User): Promise<void> {
  expectMail(await run(['npx', '--no-install', 'cdk-console-login-alert', 'preview'], { cwd: developer }));
}

/** The command needs no CDK: npm leaves peers out, and it says the same. */
export async function previewWithoutCdk({ developer, reviewer }: User, tarball: string): Promise<void> {
  mkdirSync(reviewer);
  await npmInstall(reviewer, '--legacy-peer-deps', tarball);
  const modules = await run(['ls', 'node_modules'], { cwd: reviewer });
  if (/aws-cdk-lib|constructs/.test(modules)) {
    throw new Error(`the CDK was installed though nobody asked for it: ${modules}`);
  }
  await expectSame(reviewer, ['npx', '--no-install', 'cdk-console-login-alert'], developer);
}

/** The wheel brings the command, and it says the same. */
export async function previewOfWheel({ developer, python }: User, wheel: string): Promise<void> {
  const bin = await pipInstall(python, join(ROOT, 'checks', 'consumers', 'python', 'requirements.txt'), wheel);
  await expectSame(python, [join(bin, 'cdk-console-login-alert')], developer);
}

async function expectSame(cwd: string, command: readonly string[], developer: string): Promise<void> {
  const env = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const said = await run([...command, 'preview', join(developer, 'cdk.out')], { cwd, env });
  expectMail(said);
  const wanted = await run(['npx', '--no-install', 'cdk-console-login-alert', 'preview'], { cwd: developer });
  if (said !== wanted) {
    throw new Error(`the command says something else than it says beside the CDK: ${JSON.stringify(said.slice(0, 500))}`);
  }
}

function expectMail(said: string): void {
  for (const line of ['  To: security@example.com\n', '  Subject: HIGH: Root sign-in Success, 123456789012\n']) {
    if (!said.includes(line)) throw new Error(`the preview shows no mail with ${JSON.stringify(line)}, but ${JSON.stringify(said.slice(0, 500))}`);
  }
}
