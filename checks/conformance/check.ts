// Holds our engine of event patterns against AWS's event-ruler: `npm run check:conformance`, with `-- --seed N` for other questions.
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { compare, Comparison, ourAnswer } from './comparison';
import { Disagreement, DISAGREEMENTS } from './disagreements';
import { Answer, EventRuler, Question, Verdict } from './event-ruler/event-ruler';
import { FAMILIES, Family } from './families';
import { wayQuestions } from './sign-ins';
import { vectorQuestions } from './vectors';
import { missingProgram } from '../support/event-ruler/java';

/** Any will do; a fixed one makes a run repeatable. */
const SEED = 20261124;
/** A run in which one answer is rarer than this proves little of it. */
const SMALLEST_SHARE = 0.1;
/** An answer of event-ruler that depends on hash codes comes up at least once in so many. */
const TIMES = 64;

/** What the questions of a family came to. */
interface Tally {
  patterns: number;
  refused: number;
  pairs: number;
  matched: number;
  readonly known: Map<string, number>;
}

/** Why a check failed; empty if it passed. */
type Faults = readonly string[];

function count(tally: Tally, comparison: Comparison): void {
  tally.patterns++;
  if (comparison.kind === 'both refuse') tally.refused++;
  if (comparison.kind !== 'compared') return;
  tally.pairs += comparison.verdicts.length;
  tally.matched += comparison.verdicts.filter(verdict => verdict === true).length;
  for (const name of comparison.known) tally.known.set(name, (tally.known.get(name) ?? 0) + 1);
}

function faultOf({ pattern, events }: Question, comparison: Comparison): string | undefined {
  if (comparison.kind !== 'disagree') return undefined;
  const { on, ours, ruler } = comparison;
  return [`pattern      ${pattern}`, on === 'the pattern' ? `events       ${events.join('  ')}` : `event        ${on}`, `ours         ${ours}`, `event-ruler  ${ruler}`]
    .join('\n    ');
}

/** Asks until the engines disagree, then gives the smallest question about which they still do. */
async function checkFamily(ruler: EventRuler, { questions, patterns, shares }: Family, seed: number, tally: Tally): Promise<Faults> {
  let shrinks = false;
  const property = fc.asyncProperty(questions, async question => {
    const comparison = await compare(ruler, question);
    if (!shrinks) count(tally, comparison);
    const fault = faultOf(question, comparison);
    if (!fault) return;
    shrinks = true;
    throw new Error(fault);
  });
  const { failed, errorInstance, numShrinks } = await fc.check(property, { seed, numRuns: patterns, endOnFailure: false });
  if (failed) return [`the engines disagree (after ${numShrinks} shrinks)\n    ${errorInstance instanceof Error ? errorInstance.message : errorInstance}`];
  const share = shares === 'matches' ? tally.matched / tally.pairs : tally.refused / tally.patterns;
  return share < SMALLEST_SHARE || share > 1 - SMALLEST_SHARE ? [`${percent(share)} of ${shares}: too one-sided to prove much`] : [];
}

async function checkQuestions(ruler: EventRuler, questions: readonly Question[], tally: Tally): Promise<Faults> {
  const faults: string[] = [];
  for (const question of questions) {
    const comparison = await compare(ruler, question);
    count(tally, comparison);
    const fault = faultOf(question, comparison);
    if (fault) faults.push(fault);
  }
  return faults;
}

/** A listed disagreement must still be one, on both sides. */
async function checkDisagreement(ruler: EventRuler, { pattern, event, ours, ruler: its, beforeJava }: Disagreement): Promise<Faults> {
  const question = { pattern, events: [event] };
  const expected = beforeJava !== undefined && ruler.javaVersion >= beforeJava ? ours : its;
  const our = said(ourAnswer(question));
  let other = said(await ruler.ask(question));
  for (let times = 1; other !== expected && times < TIMES; times++) other = said(await ruler.ask(question));
  return our === ours && other === expected ? [] : [
    `listed as ours ${ours}, event-ruler ${expected}; now ours ${our}, event-ruler ${other}: mend the list\n    pattern ${pattern}\n    event   ${event}`,
  ];
}

function said(answer: Answer): Verdict {
  return answer.refused === undefined ? answer.verdicts[0] : 'refuses';
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}

function described({ patterns, refused, pairs, matched, known }: Tally): string {
  const listed = [...known.values()].reduce((sum, times) => sum + times, 0);
  return `${pairs} pairs, ${percent(matched / pairs)} match; ${patterns} patterns, ${percent(refused / patterns)} refused; ${listed} listed disagreements`;
}

async function checkAll(ruler: EventRuler, seed: number): Promise<boolean> {
  let [passed, failed, pairs] = [0, 0, 0];
  const report = (name: string, faults: Faults, what: string) => {
    if (faults.length === 0) passed++;
    else failed++;
    console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}  ${name}${what && `: ${what}`}`);
    faults.forEach(fault => console.log(`    ${fault}`));
  };
  const tallied = async (name: string, check: (tally: Tally) => Promise<Faults>) => {
    const tally: Tally = { patterns: 0, refused: 0, pairs: 0, matched: 0, known: new Map() };
    const faults = await check(tally);
    pairs += tally.pairs;
    report(name, faults, described(tally));
  };
  await tallied('the vectors of the unit tests', tally => checkQuestions(ruler, vectorQuestions(), tally));
  await tallied('every way into an account with every filter', tally => checkQuestions(ruler, wayQuestions(), tally));
  for (const family of FAMILIES) await tallied(family.name, tally => checkFamily(ruler, family, seed, tally));
  for (const listed of DISAGREEMENTS) report(`listed: ${listed.name}`, await checkDisagreement(ruler, listed), '');
  console.log(`${pairs} pairs of pattern and event, seed ${seed}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: String(SEED) } } });
  const missing = missingProgram();
  if (missing) {
    console.log(`skipped: ${missing} is not installed, and event-ruler needs a JDK and Maven`);
    return;
  }
  const ruler = await EventRuler.start();
  try {
    process.exitCode = await checkAll(ruler, Number(values.seed)) ? 0 : 1;
  } finally {
    ruler.end();
  }
}

void main();
