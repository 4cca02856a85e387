import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { signIns } from './events';
import { median } from './median';
import { PATTERNS } from './patterns';
import { javaArguments } from '../support/event-ruler/java';

/** A process that matches all events when it is told to. */
interface Side {
  readonly child: ChildProcess;
  readonly answers: AsyncIterator<string>;
}

/** One measurement: events a second, and how many matched. */
interface Rate {
  readonly perSecond: number;
  readonly found: number;
}

const EVENTS = 4_000;
const WARM_UP = 40;
const ROUNDS = 10;
const RUNS = 9;
/** What the engine must do at the least: a million events a minute on one core. */
const FLOOR_PER_SECOND = 1_000_000 / 60;

function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'match-bench-'));
  return measureAll(folder).finally(() => rmSync(folder, { recursive: true }));
}

async function measureAll(folder: string): Promise<void> {
  const file = join(folder, 'events.jsonl');
  const events = signIns(EVENTS);
  writeFileSync(file, `${events.join('\n')}\n`);
  const sizes = events.map(event => event.length);
  say(`${EVENTS} events of ${Math.min(...sizes)} to ${Math.max(...sizes)} characters; Node ${process.version}; medians of ${RUNS} alternating runs`);
  const java = javaArguments(join(__dirname, 'event-ruler', 'EventRulerSide.java'), 'EventRulerSide');
  for (const [name, pattern] of Object.entries(PATTERNS)) {
    const ours = start(process.execPath, [...ourArguments(), file, pattern]);
    const ruler = start('java', [...java, file, pattern]);
    try {
      await compare(name, ours, ruler);
    } finally {
      ours.child.kill();
      ruler.child.kill();
    }
  }
}

async function compare(name: string, ours: Side, ruler: Side): Promise<void> {
  await rate(ours, WARM_UP);
  await rate(ruler, WARM_UP);
  const ourRates: number[] = [];
  const rulerRates: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    // One after the other, never at once, so that both meet the same machine.
    const our = await rate(ours, ROUNDS);
    const its = await rate(ruler, ROUNDS);
    if (our.found !== its.found) throw new Error(`${name}: ${our.found} matches here, ${its.found} in event-ruler`);
    ourRates.push(our.perSecond);
    rulerRates.push(its.perSecond);
  }
  const [our, its] = [median(ourRates), median(rulerRates)];
  say(`${name.padEnd(15)} ours ${our.toFixed(0)}/s  event-ruler ${its.toFixed(0)}/s  ratio ${(our / its).toFixed(2)}  floor x ${(our / FLOOR_PER_SECOND).toFixed(1)}`);
}

async function rate({ child, answers }: Side, rounds: number): Promise<Rate> {
  child.stdin!.write(`${rounds}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error(`${child.spawnfile} ended before it answered`);
  const [nanoseconds, found] = String(value).split(' ').map(Number);
  return { perSecond: rounds * EVENTS / (nanoseconds / 1e9), found };
}

function start(command: string, args: readonly string[]): Side {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

function ourArguments(): string[] {
  return ['-r', require.resolve('ts-node/register/transpile-only'), join(__dirname, 'our-side.ts')];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
