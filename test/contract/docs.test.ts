import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../src';
import { FIELDS } from '../../src/signin/fields';
import { SAMPLES } from '../../src/signin/samples';
import { run } from '../support/command';
import { anchors, blocks, links, page, PAGES, rows, unresolved } from '../support/markdown';
import { previewOf } from '../support/preview';
import { ROOT } from '../support/repository';

const README = page('README.md');
/** Where npm and Construct Hub, which show the README alone, find files of this repository. */
const REPOSITORY = /^https:\/\/(?:github\.com\/cdk-console-login-alert\/cdk-console-login-alert\/(?:blob|tree)\/main|raw\.githubusercontent\.com\/cdk-console-login-alert\/cdk-console-login-alert\/main)\//;

test('the README has at most 15,000 bytes', () => {
  expect(Buffer.byteLength(README)).toBeLessThanOrEqual(15_000);
});

/** Where a field is in the event: two paths are listed, of more the first stands for all. */
function placesOf(paths: readonly string[]): string {
  const listed = paths.slice(0, paths.length > 2 ? 1 : 2).map(path => `\`${path}\``).join(' or ');
  return paths.length > 2 ? `${listed} or the like for ${paths.length - 1} other events` : listed;
}

test('the table of template fields has all fields', () => {
  expect(page('docs/messages-and-deliveries.md')).toContain([
    '| name | what | where |',
    '|-|-|-|',
    ...FIELDS.map(({ name, description, paths }) => `| \`${name}\` | ${description} | ${placesOf(paths)} |`),
    '',
    '',
  ].join('\n'));
});

test.each([
  { file: 'README.md', message: AlertMessage.english() },
  { file: 'README.ja.md', message: AlertMessage.japanese() },
])('$file shows the mail of the sample root as the preview says it', async ({ file, message }) => {
  const app = new App();
  new ConsoleLoginAlert(new Stack(app, 'Security'), 'ConsoleLoginAlert', {
    recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
    message,
    trail: SignInTrail.create(),
  });
  const sample = SAMPLES.find(({ name }) => name === 'root')!;
  const [{ deliveries: [{ from, to, subject, body }] }] = await previewOf(app, [sample.event]);

  expect(page(file)).toContain(`\`\`\`text\nFrom: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\n\n${body}\n\`\`\``);
});

test('docs/preview.md shows what the preview prints for an event that does not match', async () => {
  const app = new App();
  new ConsoleLoginAlert(new Stack(app, 'Security'), 'ConsoleLoginAlert', { trail: SignInTrail.create() });
  const { stdout } = await run(['preview', app.synth().directory, '--sample', 'check-mfa']);

  expect(blocks(page('docs/preview.md'))).toContainEqual({ info: 'text', code: stdout });
});

/** The names that a class or struct declares, without the internal ones. */
function members(file: string, declaration: string, of: RegExp): readonly string[] {
  const source = readFileSync(join(ROOT, 'src', file), 'utf8');
  const body = source.slice(source.indexOf(declaration));
  return [...body.slice(0, body.indexOf('\n}\n')).matchAll(of)].map(([, name]) => name);
}

test('the README has a row with a link for each prop', () => {
  const named = rows(README, '| prop | meaning | default |').map(([cell]) => /^\[`(\w+)`\][[(]/.exec(cell)?.[1]);
  expect([...named].sort()).toEqual([...members('console-login-alert-props.ts', 'interface ConsoleLoginAlertProps', /^ {2}readonly (\w+)\?: /gm)].sort());
});

test('the README has a row with a link for each method, and names each attribute', () => {
  const named = rows(README, '| method | what it does |').map(([cell]) => /^\[`(\w+)`\][[(]/.exec(cell)?.[1]);
  expect(named).toEqual([...members('console-login-alert.ts', 'class ConsoleLoginAlert ', /^ {2}public (?!constructor)(\w+)\(/gm)].sort());
  for (const attribute of members('console-login-alert.ts', 'class ConsoleLoginAlert ', /^ {2}public readonly (\w+)\??: /gm)) {
    expect(/^The attributes are (.*?)\. /m.exec(README)?.[1]).toContain(`\`${attribute}\``);
  }
});

test('the table of warnings has every warning', () => {
  const source = readFileSync(join(ROOT, 'src', 'cdk', 'annotations.ts'), 'utf8');
  const names = [.../'(\w+)'/g[Symbol.matchAll](/WarningName =([^;]*);/.exec(source)![1])].map(match => match[1]);

  expect(names).not.toEqual([]);
  expect(rows(page('docs/warnings.md'), '| ID | meaning |').map(([id]) => id)).toEqual(names.map(name => `\`cdk-console-login-alert:${name}\``));
});

test('the README names every page of the documentation', () => {
  const linked = links(README).map(link => link.replace(REPOSITORY, '').replace(/#.*/, ''));
  expect(PAGES.filter(path => /^docs\/[\w-]+\.md$/.test(path) && !linked.includes(path) && !PAGES.some(from => from.startsWith('docs/')
    && links(page(from)).some(link => join(from, '..', link.replace(/#.*/, '')) === path)))).toEqual([]);
});

describe.each(PAGES)('%s', path => {
  const text = page(path);
  /** What is linked to in this repository: a file from its root, and a heading of it. */
  const targets = links(text).flatMap(link => {
    if (!REPOSITORY.test(link) && /^[a-z]+:/.test(link)) {
      return [];
    }
    const [file, anchor] = link.replace(REPOSITORY, '/').split('#');
    return [{ link, file: file === '' ? path : file.startsWith('/') ? file.slice(1) : join(path, '..', file), anchor }];
  });

  test('links to files that exist', () => {
    expect(targets.filter(({ file }) => !existsSync(join(ROOT, file))).map(({ link }) => link)).toEqual([]);
    expect(unresolved(text)).toEqual([]);
  });

  test('links to headings that exist', () => {
    expect(targets.filter(({ file, anchor }) => anchor !== undefined && !anchors(page(file)).includes(anchor)).map(({ link }) => link)).toEqual([]);
  });

  test('calls a folder a tree and a file a blob', () => {
    expect(targets.filter(({ link, file }) => REPOSITORY.test(link) && /\/(?:blob|tree)\/main\//.test(link)
      && link.includes('/tree/main/') !== statSync(join(ROOT, file)).isDirectory()).map(({ link }) => link)).toEqual([]);
  });
});

test.each(['CONTRIBUTING.md', 'SECURITY.md', ...PAGES.filter(path => path.startsWith('docs/'))])('the files that %s names exist', path => {
  const named = [...page(path).matchAll(/`((?:src|test|docs|checks|examples|projenrc|bin|\.ci|\.github)\/[\w./-]+)`/g)].map(match => match[1]);
  expect(named.filter(name => !existsSync(join(ROOT, name)))).toEqual([]);
});

test.each(['README.md', 'README.ja.md'])('%s, which npm shows alone, links to this repository by absolute addresses', path => {
  expect(links(page(path)).filter(link => !/^https:|^#/.test(link))).toEqual([]);
});
