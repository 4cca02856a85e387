// What it costs to find the sign-ins in the logs of a trail, beside gunzip and JSON.parse of everything, and beside gzip alone.
import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { median } from './median';
import { multiply, writeLogs, Written } from './replay-logs';
import { ROOT } from '../support/repository';

/** One run of one side: milliseconds by the clock, and of CPU of all threads. */
interface Run {
  readonly elapsed: number;
  readonly cpu: number;
}

/** A run in Node. */
interface NodeRun extends Run {
  readonly records: number;
  readonly signIns: number;
  /** The most memory that the process had. */
  readonly megabytes: number;
}

const ROUNDS = 7;
const TEN_TIMES = 10;

/** The least that must be reached; the most for memory, and by how much it may grow when there are ten times as many records. */
const FLOORS = { oneCore: 2.5, twoWorkers: 3.5, gzip: 0.8, megabytes: 250, growth: 20 };

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'replay-bench-'));
  try {
    const logs = join(folder, 'logs');
    const written = writeLogs(logs);
    multiply(written, TEN_TIMES, join(folder, 'more'));
    say(`${written.records} records of ${Math.round(written.bytes / written.records)} bytes in ${written.files.length} files, ${written.signIns} sign-ins; `
      + `gzip makes them ${(written.bytes / written.compressedBytes).toFixed(1)} times smaller; Node ${process.version}; medians of ${ROUNDS} alternating runs`);
    const program = compileSide(folder);
    return [compareSpeed(program, logs, written), compareMemory(program, logs, join(folder, 'more'))].every(reached => reached) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareSpeed(program: string, logs: string, written: Written): boolean {
  const sides = {
    'gunzip and JSON.parse': () => runNode(program, logs, 'parse', written),
    'gzip -dc': () => runGzip(written),
    'one thread': () => runNode(program, logs, '1', written),
    'two threads': () => runNode(program, logs, '2', written),
  };
  const runs = new Map(Object.keys(sides).map(name => [name, [] as Run[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(sides)) runs.get(name)?.push(run());
  }
  const medianOf = (name: keyof typeof sides): Run => ({
    elapsed: median(runs.get(name)!.map(({ elapsed }) => elapsed)),
    cpu: median(runs.get(name)!.map(({ cpu }) => cpu)),
  });
  for (const name of Object.keys(sides) as (keyof typeof sides)[]) {
    say(`${name.padEnd(22)} ${medianOf(name).cpu.toFixed(0).padStart(6)} ms of CPU, ${medianOf(name).elapsed.toFixed(0).padStart(6)} ms by the clock`);
  }
  const [parse, gzip, one, two] = (Object.keys(sides) as (keyof typeof sides)[]).map(medianOf);
  return [
    reaches('one core, beside gunzip and JSON.parse (CPU)', parse.cpu / one.cpu, FLOORS.oneCore),
    reaches('two threads, beside gunzip and JSON.parse (clock)', parse.elapsed / two.elapsed, FLOORS.twoWorkers),
    reaches('one core, beside gzip -dc (CPU)', gzip.cpu / one.cpu, FLOORS.gzip),
  ].every(reached => reached);
}

function compareMemory(program: string, logs: string, more: string): boolean {
  return ['1', '2'].map(threads => {
    const few = runNode(program, logs, threads);
    const many = runNode(program, more, threads);
    say(`memory, ${threads} thread(s): ${few.megabytes.toFixed(0)} MB for ${few.records} records, ${many.megabytes.toFixed(0)} MB for ${many.records} `
      + `(at most ${FLOORS.megabytes}, and ${FLOORS.growth} more than for fewer)`);
    return many.megabytes <= FLOORS.megabytes && many.megabytes <= few.megabytes + FLOORS.growth;
  }).every(reached => reached);
}

function reaches(what: string, ratio: number, floor: number): boolean {
  say(`${what}: ${ratio.toFixed(2)} times as fast (at least ${floor})`);
  return ratio >= floor;
}

/** Runs one side in a process that has nothing but Node. */
function runNode(program: string, folder: string, how: string, expected?: Written): NodeRun {
  const run = JSON.parse(execFileSync(process.execPath, [program, folder, how], { cwd: ROOT, encoding: 'utf8' })) as NodeRun;
  if (expected && (run.records !== expected.records || run.signIns !== expected.signIns)) {
    throw new Error(`${how}: found ${run.signIns} sign-ins in ${run.records} records instead of ${expected.signIns} in ${expected.records}`);
  }
  return run;
}

/** Bash prints the seconds by the clock, and of CPU in and outside the system. */
function runGzip({ files }: Written): Run {
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time gzip -dc "$@" > /dev/null', 'gzip', ...files], { encoding: 'utf8' });
  const [elapsed, user, system] = stderr.trim().split(' ').map(seconds => Number(seconds) * 1000);
  return { elapsed, cpu: user + system };
}

function compileSide(folder: string): string {
  const program = join(folder, 'replay-side.js');
  const source = readFileSync(join(__dirname, 'replay-side.ts'), 'utf8');
  writeFileSync(program, transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText);
  return program;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main();
