import { DISAGREEMENTS, valueTests } from './disagreements';
import { Answer, EventRuler, Question, Verdict } from './event-ruler/event-ruler';
import { check, compile } from '../../src/eventbridge/compile';
import { matches } from '../../src/eventbridge/match';
import { wildcardComplexity } from '../../src/eventbridge/wildcard-complexity';

/** What a comparison of the two engines found. */
export type Comparison =
  /** The service's own limits, which event-ruler does not have. */
  | { readonly kind: 'beyond limits' }
  | { readonly kind: 'both refuse' }
  | { readonly kind: 'compared'; readonly verdicts: readonly Verdict[]; readonly known: readonly string[] }
  | { readonly kind: 'disagree'; readonly on: string; readonly ours: string; readonly ruler: string };

/** Refusals that only EventBridge itself makes. */
const LIMITS = /^the wildcards are too complex|^the pattern has \d+ characters|^\$or makes more than \d+ combinations/;

/** Our engine's answer, in event-ruler's form. */
export function ourAnswer({ pattern, events }: Question): Answer {
  const refusal = check(pattern);
  if (refusal) return { refused: refusal.reason };
  const compiled = compile(pattern);
  return { complexity: wildcardComplexity(compiled), verdicts: events.map(event => matches(compiled, event)) };
}

/** Holds both engines' answers against each other; a listed disagreement is no disagreement. */
export async function compare(ruler: EventRuler, question: Question): Promise<Comparison> {
  const [ours, its] = [ourAnswer(question), await ruler.ask(question)];
  if (ours.refused !== undefined && LIMITS.test(ours.refused)) return { kind: 'beyond limits' };
  if (ours.refused !== undefined || its.refused !== undefined) {
    return ours.refused !== undefined && its.refused !== undefined ? { kind: 'both refuse' } : differing('the pattern', said(ours), said(its));
  }
  if (ours.complexity !== its.complexity && countsAlike(question.pattern)) {
    return differing('the pattern', `complexity ${ours.complexity}`, `complexity ${its.complexity}`);
  }
  const known: string[] = [];
  for (const [at, event] of question.events.entries()) {
    if (ours.verdicts[at] === its.verdicts[at]) continue;
    const listed = await listedDisagreement(ruler, question.pattern, event, ours.verdicts[at]);
    if (listed === undefined) return differing(event, String(ours.verdicts[at]), String(its.verdicts[at]));
    known.push(listed);
  }
  return { kind: 'compared', verdicts: ours.verdicts, known };
}

/**
 * Whether event-ruler counts complexity as we do: not for a wildcard that comes twice, also in two combinations of `$or`, which
 * it counts twice; nor for one whose path sorts after a path with `{"exists": false}`, which it does not count; nor for one
 * that is empty or has quotes, of which it may count less.
 */
function countsAlike(text: string): boolean {
  const { branches: [{ fields: [{ tests }, ...otherFields] }, ...otherBranches] } = compile(text);
  const wildcards = tests.flatMap(valueTests).flatMap(test => test.kind === 'wildcard' ? [test.wildcard] : []);
  return otherFields.length === 0 && otherBranches.length === 0
    && new Set(wildcards).size === wildcards.length && wildcards.every(wildcard => wildcard !== '' && !wildcard.includes('"'));
}

/** The name of the listed disagreement that one about this event is an instance of. */
async function listedDisagreement(ruler: EventRuler, text: string, event: string, ours: Verdict): Promise<string | undefined> {
  const apart = await ruler.askApart({ pattern: text, events: [event] });
  const contradictsItself = apart.refused === undefined && apart.verdicts[0] === ours;
  const pattern = compile(text);
  return DISAGREEMENTS.find(({ covers }) => covers?.({ pattern, event, contradictsItself }))?.name;
}

function differing(on: string, ours: string, ruler: string): Comparison {
  return { kind: 'disagree', on, ours, ruler };
}

function said(answer: Answer): string {
  return answer.refused === undefined ? 'takes it' : `refuses it: ${answer.refused}`;
}
