import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../src';
import { FIELDS } from '../../src/signin/fields';
import { SAMPLES } from '../../src/signin/samples';
import { previewOf } from '../support/preview';
import { ROOT } from '../support/repository';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const REPOSITORY = /https:\/\/github\.com\/cdk-console-login-alert\/cdk-console-login-alert\/(?:blob|tree)\/main\/([\w./-]+)/g;

test('the README has the table of all fields', () => {
  expect(README).toContain([
    '| name | what | where |',
    '|-|-|-|',
    ...FIELDS.map(({ name, description, paths }) =>
      `| \`${name}\` | ${description} | \`${paths[0]}\`${paths.length > 1 ? ` or the like for ${paths.length - 1} other events` : ''} |`),
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

  expect(readFileSync(join(ROOT, file), 'utf8'))
    .toContain(`\`\`\`text\nFrom: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\n\n${body}\n\`\`\``);
});

test('the README names every warning', () => {
  const source = readFileSync(join(ROOT, 'src', 'annotation', 'warning.ts'), 'utf8');
  const names = [.../'(\w+)'/g[Symbol.matchAll](/WarningName =([^;]*);/.exec(source)![1])].map(match => match[1]);

  expect(names).not.toEqual([]);
  expect([...README.matchAll(/^\| `cdk-console-login-alert:(\w+)` \|/gm)].map(match => match[1])).toEqual(names);
});

test.each(['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'docs/architecture.md'])('what %s links to in this repository exists', file => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const linked = [...text.matchAll(REPOSITORY)].map(match => match[1]);
  const relative = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(match => join(file, '..', match[1]));

  expect([...linked, ...relative].filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('every link inside the README leads to a heading', () => {
  const anchors = [...README.matchAll(/^#+ (.*)$/gm)]
    .map(match => match[1].toLowerCase().replace(/[^\w\s-]/g, '').replace(/ /g, '-'));

  expect([...README.matchAll(/\]\(#([^)]+)\)/g)].map(match => match[1]).filter(anchor => !anchors.includes(anchor))).toEqual([]);
});
