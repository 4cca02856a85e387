// What the library costs beside the CDK alone: loading it, loading it for one alert, and synthesising sixty. Medians of the ratios of neighbouring runs.
import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { median } from './median';
import { ROOT } from '../support/repository';

const RUNS = 15;

/** A pair that does the same work without and with the library, and how much dearer the library may be. */
const PAIRS = [
  { name: 'loading', without: 'load-cdk', with: 'load-library', limit: 1.6 },
  { name: 'loading and synthesising one alert', without: 'one-by-hand', with: 'one-library', limit: 1.4 },
  { name: 'synthesising 60 alerts', without: 'sixty-by-hand', with: 'sixty-library', limit: 1.1 },
];

interface Run {
  readonly milliseconds: number;
  readonly result?: Record<string, number>;
}

/** Runs one side in a process that has nothing but Node. */
function run(program: string, side: string): Run {
  return JSON.parse(execFileSync(process.execPath, [program, side], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    stdio: ['ignore', 'pipe', 'ignore'],
  }));
}

function compare(program: string, pair: typeof PAIRS[number]): boolean {
  const without: Run[] = [];
  const withLibrary: Run[] = [];
  for (let round = 0; round < RUNS; round++) {
    without.push(run(program, pair.without));
    withLibrary.push(run(program, pair.with));
  }
  const [one, other] = [without[0], withLibrary[0]].map(({ result }) => JSON.stringify(result));
  if (one !== other) {
    throw new Error(`${pair.name}: the two sides make different resources: ${one} and ${other}`);
  }
  const [timesWithout, timesWith] = [without, withLibrary].map(runs => runs.map(({ milliseconds }) => milliseconds));
  // Each run beside the one after it: both met the same machine, which may be half as fast a minute later.
  const ratio = median(timesWith.map((time, round) => time / timesWithout[round]));
  console.log(`${pair.name}: ${median(timesWithout).toFixed(0)} ms of CPU without, ${median(timesWith).toFixed(0)} ms with the library, ` +
    `ratio ${ratio.toFixed(2)} (at most ${pair.limit})`);
  return ratio <= pair.limit;
}

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'library-bench-'));
  try {
    const program = join(folder, 'library-side.js');
    const source = readFileSync(join(__dirname, 'library-side.ts'), 'utf8');
    const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
    writeFileSync(program, outputText);
    return PAIRS.map(pair => compare(program, pair)).every(fine => fine) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
