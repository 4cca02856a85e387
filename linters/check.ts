// Runs cfn-lint and checkov on the template of every example: `npm run lint:templates`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { KNOWN } from './known';

const ROOT = join(__dirname, '..');
const TOOLS = join(ROOT, '.venv', 'linters');

/** What a linter found in an example. */
interface Finding {
  readonly rule: string;
  readonly type: string;
  readonly example: string;
}

/** Installs the linters at their pinned versions, unless they are there. */
function install(): void {
  const requirements = join(__dirname, 'requirements.txt');
  if (!existsSync(join(TOOLS, 'bin', 'pip'))) {
    execFileSync('python3', ['-m', 'venv', TOOLS]);
  }
  execFileSync(join(TOOLS, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', requirements], { stdio: 'inherit' });
}

/** Synthesises every example below `folder`, each in a folder of its own name. */
function synthesise(folder: string): readonly string[] {
  const examples = readdirSync(join(ROOT, 'examples')).filter(name => name.endsWith('.ts')).map(name => basename(name, '.ts'));
  for (const example of examples) {
    execFileSync('node', ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register', join('examples', `${example}.ts`)], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: join(folder, example) },
      stdio: ['ignore', 'inherit', 'ignore'],
    });
  }
  return examples;
}

function templates(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.template.json')).map(name => join(folder, name));
}

/** Runs a linter, whose exit code only says that it found something, and reads what it says. */
function json(tool: string, ...args: string[]): unknown {
  const { stdout, stderr, error } = spawnSync(join(TOOLS, 'bin', tool), args, { encoding: 'utf8', maxBuffer: 100_000_000 });
  if (error || stdout.trim() === '') {
    throw new Error(`${tool} said nothing: ${error?.message ?? stderr}`);
  }
  return JSON.parse(stdout);
}

function cfnLint(folder: string): readonly Finding[] {
  const found = json('cfn-lint', '--format', 'json', ...templates(folder)) as { Filename: string; Rule: { Id: string }; Location: { Path: string[] } }[];
  return found.map(({ Filename, Rule, Location: { Path } }) => ({
    rule: Rule.Id,
    type: JSON.parse(readFileSync(Filename, 'utf8')).Resources[Path?.[1]]?.Type ?? 'template',
    example: exampleOf(folder, Filename),
  }));
}

function checkov(folder: string): readonly Finding[] {
  const { results, summary } = json('checkov', '--framework', 'cloudformation', '--quiet', '--skip-download', '--output', 'json', '--directory', folder) as {
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

function main(): number {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.log('skipped: python3 with venv is not installed');
    return 0;
  }
  install();
  const folder = mkdtempSync(join(tmpdir(), 'linters-'));
  try {
    const examples = synthesise(folder);
    const found = [...cfnLint(folder), ...checkov(folder)];
    const unknown = found.filter(finding => !isKnown(finding));
    const gone = KNOWN.flatMap(({ rule, type, examples: named }) => named.map(example => ({ rule, type, example })))
      .filter(known => !found.some(({ rule, type, example }) => rule === known.rule && type === known.type && example === known.example));
    unknown.forEach(({ rule, type, example }) => console.log(`found: ${rule} on ${type} in the example ${example}`));
    gone.forEach(({ rule, type, example }) => console.log(`no longer found, so take it from linters/known.ts: ${rule} on ${type} in the example ${example}`));
    const failed = new Set([...unknown, ...gone].map(({ example }) => example)).size;
    console.log(`${examples.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
