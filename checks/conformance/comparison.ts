import { DISAGREEMENTS } from './disagreements';
import { Answer, EventRuler, Question, Verdict } from './event-ruler/event-ruler';
import { compile, PatternRefused, tryCompile } from '../../src/eventbridge/compile-pattern';
import { JsonNode, readFirst } from '../../src/eventbridge/json-reader';
import { matches } from '../../src/eventbridge/match-event';

/** What a comparison of the two engines found. */
export type Comparison =
  /** The service's own limits, which event-ruler does not have. */
  | { readonly kind: 'beyond limits' }
  | { readonly kind: 'both refuse' }
  | { readonly kind: 'compared'; readonly verdicts: readonly Verdict[]; readonly known: readonly string[] }
  | { readonly kind: 'disagree'; readonly on: string; readonly ours: string; readonly ruler: string };

/** Refusals that only EventBridge itself makes. */
const LIMITS = /^the wildcards are too complex \((?<complexity>\d+)|^the pattern has \d+ characters|^\$or makes more than \d+ combinations/;

/** Our engine's answer, in event-ruler's form. */
export function ourAnswer({ pattern, events }: Question): Answer {
  const compiled = tryCompile(pattern);
  if (compiled instanceof PatternRefused) return { refused: compiled.reason };
  return { complexity: compiled.wildcardComplexity, verdicts: events.map(event => matches(compiled, event)) };
}

/** Holds both engines' answers against each other; a listed disagreement is no disagreement. */
export async function compare(ruler: EventRuler, question: Question): Promise<Comparison> {
  const [ours, its] = [ourAnswer(question), await ruler.ask(question)];
  const complexity = ours.refused === undefined ? ours.complexity : LIMITS.exec(ours.refused)?.groups?.complexity;
  if (complexity !== undefined && its.refused === undefined && !isAlike(Number(complexity), its.complexity, question.pattern)) {
    return differing('the pattern', `complexity ${complexity}`, `complexity ${its.complexity}`);
  }
  if (ours.refused !== undefined && LIMITS.test(ours.refused)) return { kind: 'beyond limits' };
  if (ours.refused !== undefined || its.refused !== undefined) {
    return ours.refused !== undefined && its.refused !== undefined ? { kind: 'both refuse' } : differing('the pattern', said(ours), said(its));
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
 * Whether both engines count the same complexity. event-ruler may count less of a wildcard that is empty or has quotes, and beside
 * `$or` in two cases: of wildcards on a path that also has plain texts, which it may not find again and then gives another state; and
 * of a list inside `anything-but`, by the order of hash codes. It must never count more.
 */
function isAlike(ours: number, its: number, text: string): boolean {
  const fields = fieldsIn(readFirst(text));
  const odd = fields.some(({ wildcards }) => wildcards.flat().some(wildcard => wildcard === '' || wildcard.includes('"')));
  const mixed = fields.some(({ key, texts }) => texts && fields.some(other => other.key === key && other.wildcards.flat().length > 0));
  const listed = fields.some(({ wildcards }) => wildcards.some(({ length }) => length > 1));
  return odd || (text.includes('"$or"') && (mixed || listed)) ? ours >= its : ours === its;
}

/** The lists of tests in a pattern: under which key, whether with plain texts, and the wildcards of each test. */
function fieldsIn(node: JsonNode, key = ''): readonly { readonly key: string; readonly texts: boolean; readonly wildcards: readonly (readonly string[])[] }[] {
  if (node.kind === 'object') return node.members.flatMap(member => fieldsIn(member.value, member.key));
  if (node.kind !== 'array') return [];
  if (key === '$or') return node.items.flatMap(item => fieldsIn(item));
  return [{ key, texts: node.items.some(({ kind }) => kind === 'string'), wildcards: node.items.map(item => wildcardsIn(item)) }];
}

function wildcardsIn(node: JsonNode, insideWildcard = false): readonly string[] {
  switch (node.kind) {
    case 'object': return node.members.flatMap(({ key, value }) => wildcardsIn(value, key === 'wildcard'));
    case 'array': return node.items.flatMap(item => wildcardsIn(item, insideWildcard));
    case 'string': return insideWildcard ? [node.text] : [];
    default: return [];
  }
}

/** The name of the listed disagreement that one about this event is an instance of. */
async function listedDisagreement(ruler: EventRuler, text: string, event: string, ours: Verdict): Promise<string | undefined> {
  const question = { pattern: text, events: [event] };
  const saysOurs = (answer: Answer) => answer.refused === undefined && answer.verdicts[0] === ours;
  const contradictsItself = saysOurs(await ruler.askApart(question));
  const finderDiffers = saysOurs(await ruler.askOtherFinder(question));
  const pattern = compile(text);
  return DISAGREEMENTS.find(({ covers }) => covers?.({ pattern, event, contradictsItself, finderDiffers }))?.name;
}

function differing(on: string, ours: string, ruler: string): Comparison {
  return { kind: 'disagree', on, ours, ruler };
}

function said(answer: Answer): string {
  return answer.refused === undefined ? 'takes it' : `refuses it: ${answer.refused}`;
}
