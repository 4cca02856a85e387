import { CompiledTest, Field, ValueTest } from './pattern';
import { Place, WildcardPlaces, WildcardStep, wildcardSteps } from './wildcard-places';

/** Complexity is counted up to here; a pattern beyond it is far beyond what AWS takes. */
export const COMPLEXITY_CEILING = 64;

/** As much of a pattern as its wildcards depend on. */
export interface WithWildcards {
  readonly branches: readonly { readonly fields: readonly Pick<Field, 'path' | 'tests'>[] }[];
}

/**
 * How complex the wildcards of a pattern are, as event-ruler's MachineComplexityEvaluator counts: the most places
 * of its wildcards that one value could be at, at the same time, while it is read. 0 without wildcards.
 *
 * The wildcards that meet the same value are counted together; the highest count is that of the pattern. Each combination of
 * `$or` brings its own wildcards, so one that stands beside four alternatives and sorts before them counts four times, but
 * for its beginning. A list inside one `anything-but` is one pattern, whose wildcards count once where they share places.
 */
export function wildcardComplexity({ branches }: WithWildcards): number {
  if (!branches.some(({ fields }) => fields.some(({ tests }) => tests.some(hasWildcard)))) return 0;
  const machine = new Machine();
  for (const { fields } of branches) machine.add(fields);
  return machine.complexity();
}

/** What is known of a value after some fields; each field that may come next is followed by further states. */
interface State {
  readonly fields: Map<string, FieldStates>;
  readonly absent: Map<string, State>;
}

/** To which states the values of one field lead. */
interface FieldStates {
  /** By every test but wildcards. */
  readonly byTest: Map<string, State>;
  readonly wildcards: WildcardPlaces<State>;
  /** What was added to the wildcards, in order: fields with the same history are equally complex. */
  history: string;
}

/** What a test is to event-ruler. */
interface KnownTest {
  readonly key: string;
  /** The wildcards in it, each once. */
  readonly wildcards: readonly (readonly WildcardStep[])[];
}

/** More places than this mean that the ceiling is near anyway. */
const MAX_PLACES = 100_000;

/**
 * The states of a pattern as event-ruler's machine has them. A test that comes again, in another combination of `$or`, leads to
 * the state that it led to before, but a wildcard leads to a state of its own.
 */
class Machine {
  private readonly start = newState();
  private readonly all: FieldStates[] = [];
  private readonly known = new Map<CompiledTest, KnownTest>();

  add(fields: WithWildcards['branches'][number]['fields']): void {
    let states = new Set([this.start]);
    for (const { path, tests } of fields) states = new Set([...states].flatMap(state => this.addField(state, path, tests)));
  }

  complexity(): number {
    const counts = new Map<string, number>();
    let most = 0;
    for (const { wildcards, history } of this.all) {
      const complexity = counts.get(history) ?? (wildcards.size > MAX_PLACES ? COMPLEXITY_CEILING : mostPlaces(wildcards.start));
      counts.set(history, complexity);
      most = Math.max(most, complexity);
      if (most >= COMPLEXITY_CEILING) return COMPLEXITY_CEILING;
    }
    return most;
  }

  /** The tests of one field share a new state, but for those that lead to one already. */
  private addField(state: State, path: string, tests: readonly CompiledTest[]): State[] {
    let last: State | undefined;
    return tests.map(test => {
      last = test.kind === 'absent' ? getOrSet(state.absent, path, last) : this.addTest(this.fieldOf(state, path), test, last);
      return last;
    });
  }

  private addTest(field: FieldStates, test: CompiledTest, last: State | undefined): State {
    const { key, wildcards } = this.knownTest(test);
    if (wildcards.length === 0) return getOrSet(field.byTest, key, last);
    field.history += `${key}\n`;
    if (field.wildcards.size > MAX_PLACES) return last ?? newState();
    const state = last ?? newState();
    // In event-ruler the order of hash codes decides which wildcards of a list lead to the new state; here all that can.
    return wildcards.map(steps => field.wildcards.add(key, steps, state)).find(led => led !== state) ?? state;
  }

  private fieldOf(state: State, path: string): FieldStates {
    const known = state.fields.get(path);
    if (known) return known;
    const field = { byTest: new Map<string, State>(), wildcards: new WildcardPlaces<State>(), history: '' };
    state.fields.set(path, field);
    this.all.push(field);
    return field;
  }

  private knownTest(test: CompiledTest): KnownTest {
    const known = this.known.get(test) ?? { key: keyOf(test), wildcards: wildcardsOf(test) };
    this.known.set(test, known);
    return known;
  }
}

/** The same for tests that are the same to event-ruler. */
function keyOf(test: CompiledTest): string {
  return JSON.stringify(test.kind === 'anything-but' ? [...new Set(test.but.map(each => JSON.stringify(each)))].sort() : test);
}

function newState(): State {
  return { fields: new Map(), absent: new Map() };
}

function getOrSet(states: Map<string, State>, key: string, otherwise: State | undefined): State {
  const state = states.get(key) ?? otherwise ?? newState();
  states.set(key, state);
  return state;
}

function wildcardsOf(test: CompiledTest): WildcardStep[][] {
  const wildcards = partsOf(test).flatMap(part => (part.kind === 'wildcard' ? [[part.wildcard, part.parts] as const] : []));
  return [...new Map(wildcards).values()].map(wildcardSteps);
}

function hasWildcard(test: CompiledTest): boolean {
  return partsOf(test).some(({ kind }) => kind === 'wildcard');
}

function partsOf(test: CompiledTest): readonly (CompiledTest | ValueTest)[] {
  return test.kind === 'anything-but' ? test.but : [test];
}

/** More combinations of places than this mean that the ceiling is near anyway. */
const MAX_COMBINATIONS = 20_000;
/** Stands for every byte that the wildcards do not name. */
const OTHER_BYTE = -1;

function mostPlaces<S>(start: Place<S>): number {
  const seen = new Set<string>();
  const waiting: Place<S>[][] = [[start]];
  let most = 0;
  for (let combination = waiting.shift(); combination; combination = waiting.shift()) {
    const bytes = new Set([OTHER_BYTE]);
    for (const { next } of combination) {
      for (const byte of next.keys()) bytes.add(byte);
    }
    for (const byte of bytes) {
      const next = step(combination, byte);
      const key = next.map(place => place.id).join();
      if (next.length === 0 || seen.has(key)) continue;
      seen.add(key);
      most = Math.max(most, weight(next));
      if (most >= COMPLEXITY_CEILING || seen.size > MAX_COMBINATIONS) return COMPLEXITY_CEILING;
      waiting.push(next);
    }
  }
  return most;
}

function step<S>(combination: readonly Place<S>[], byte: number): Place<S>[] {
  const reached = new Set<Place<S>>();
  for (const place of combination) {
    for (const next of place.next.get(byte) ?? []) reached.add(next);
    if (place.star) reached.add(place.star);
  }
  return [...reached].sort((one, other) => one.id - other.id);
}

function weight<S>(combination: readonly Place<S>[]): number {
  const counted = new Set(combination);
  for (const { star } of combination) {
    if (star) counted.add(star);
  }
  return [...counted].reduce((sum, place) => sum + place.patterns.size, 0);
}
