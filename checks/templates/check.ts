// Runs cfn-lint and checkov on the templates of every example, those inside its StackSets too: `npm run check:templates`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { KNOWN } from './known';
import { stackSetsIn } from './stack-sets';
import { pipInstall } from '../support/install';
import { ROOT } from '../support/repository';

/** What a linter found in an example. */
interface Finding {
  readonly rule: string;
  readonly type: string;
  readonly example: string;
}

/** A template, and the Regions for which it must be valid. */
interface Template {
  readonly file: string;
  readonly regions: readonly string[];
}

/** Synthesises every example below `folder`, each in a folder of its own name. */
function synthesise(folder: string): readonly string[] {
  const examples = readdirSync(join(ROOT, 'examples')).filter(name => name.endsWith('.ts')).map(name => basename(name, '.ts'));
  for (const example of examples) {
    execFileSync('node', ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register', join('examples', `${example}.ts`)], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: join(folder, example) },
      // Warnings are nobody's business here; whatever stops an example is in the error.
      stdio: ['ignore', 'inherit', 'pipe'],
    });
  }
  return examples;
}

/** Writes what is inside the StackSets of an example beside its other templates. */
function unpackStackSets(folder: string): readonly Template[] {
  return stackSetsIn(folder).map(({ stackSet, regions, template }) => {
    const file = join(folder, 'stack-sets', `${stackSet}.template.json`);
    mkdirSync(join(folder, 'stack-sets'), { recursive: true });
    writeFileSync(file, template);
    return { file, regions };
  });
}

function templatesIn(folder: string): readonly Template[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.template.json'));
  return files.map(name => ({ file: join(folder, name), regions: ['us-east-1'] }));
}

/** Runs a linter, whose exit code only says that it found something, and reads what it says. */
function json(program: string, ...args: string[]): unknown {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 100_000_000 });
  if (error || stdout.trim() === '') {
    throw new Error(`${basename(program)} said nothing: ${error?.message ?? stderr}`);
  }
  return JSON.parse(stdout);
}

/** Runs cfn-lint once for all templates of the same Regions. */
function cfnLint(tools: string, folder: string, templates: readonly Template[]): readonly Finding[] {
  return [...new Set(templates.map(({ regions }) => regions.join(' ')))].flatMap(regions => {
    const files = templates.filter(template => template.regions.join(' ') === regions).map(({ file }) => file);
    const found = json(join(tools, 'cfn-lint'), '--format', 'json', '--regions', ...regions.split(' '), '--template', ...files) as {
      Filename: string; Rule: { Id: string }; Location: { Path: string[] };
    }[];
    return found.map(({ Filename, Rule, Location: { Path } }) => ({
      rule: Rule.Id,
      type: JSON.parse(readFileSync(Filename, 'utf8')).Resources[Path?.[1]]?.Type ?? 'template',
      example: exampleOf(folder, Filename),
    }));
  });
}

function checkov(tools: string, folder: string): readonly Finding[] {
  const options = ['--framework', 'cloudformation', '--quiet', '--skip-download', '--output', 'json', '--directory', folder];
  const { results, summary } = json(join(tools, 'checkov'), ...options) as {
    results: { failed_checks: { check_id: string; resource: string; file_path: string }[] };
    summary: { passed: number; parsing_errors: number };
  };
  if (summary.parsing_errors > 0 || summary.passed === 0) {
    throw new Error(`checkov could not read the templates: ${JSON.stringify(summary)}`);
  }
  return results.failed_checks.map(({ check_id, resource, file_path }) => ({
    rule: check_id,
    type: resource.split('.')[0],
    example: exampleOf(folder, join(folder, file_path)),
  }));
}

function exampleOf(folder: string, file: string): string {
  return relative(folder, file).split('/')[0];
}

function isKnown(finding: Finding): boolean {
  return KNOWN.some(({ rule, type, examples }) => rule === finding.rule && type === finding.type && examples.includes(finding.example));
}

async function main(): Promise<number> {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.log('skipped: python3 with venv is not installed');
    return 0;
  }
  const tools = await pipInstall(join(ROOT, '.venv', 'templates'), join(__dirname, 'requirements.txt'));
  const folder = mkdtempSync(join(tmpdir(), 'linters-'));
  try {
    const examples = synthesise(folder);
    const templates = [...templatesIn(folder), ...examples.flatMap(example => unpackStackSets(join(folder, example)))];
    const found = [...cfnLint(tools, folder, templates), ...checkov(tools, folder)];
    const unknown = found.filter(finding => !isKnown(finding));
    const gone = KNOWN.flatMap(({ rule, type, examples: named }) => named.map(example => ({ rule, type, example })))
      .filter(known => !found.some(({ rule, type, example }) => rule === known.rule && type === known.type && example === known.example));
    unknown.forEach(({ rule, type, example }) => console.log(`found: ${rule} on ${type} in the example ${example}`));
    gone.forEach(({ rule, type, example }) => console.log(`no longer found, so take it from checks/templates/known.ts: ${rule} on ${type} in the example ${example}`));
    const failed = new Set([...unknown, ...gone].map(({ example }) => example)).size;
    console.log(`${examples.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().then(code => {
  process.exitCode = code;
}, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
