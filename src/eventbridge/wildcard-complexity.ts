import { Pattern, Test, ValueTest } from './pattern';
import { WildcardPart, wildcardParts } from './wildcard';

/** Complexity is counted up to here; a pattern beyond it is far beyond what AWS takes. */
export const COMPLEXITY_CEILING = 64;

/**
 * How complex the wildcards of a pattern are, as event-ruler's MachineComplexityEvaluator counts: the most places
 * of its wildcards that one value could be at, at the same time, while it is read. 0 without wildcards.
 *
 * Wildcards of one path are counted together, also those of different `$or` alternatives; the highest path counts.
 * A list inside one `anything-but` is one pattern, so beginnings that its wildcards share count once.
 */
export function wildcardComplexity(pattern: Pattern): number {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { fields } of pattern.branches) {
    for (const { path, tests } of fields) {
      for (const test of tests) {
        const wildcards = wildcardsOf(test);
        if (wildcards.length === 0) continue;
        const known = groups.get(path) ?? new Map<string, string[]>();
        groups.set(path, known.set(JSON.stringify([test.kind, wildcards]), wildcards));
      }
    }
  }
  return Math.max(0, ...[...groups.values()].map(group => mostPlaces([...group.values()])));
}

function wildcardsOf(test: Test): string[] {
  const tests: readonly (Test | ValueTest)[] = test.kind === 'anything-but' ? test.but : [test];
  return tests.flatMap(inner => (inner.kind === 'wildcard' ? [inner.wildcard] : [])).sort();
}

/** A place in the wildcards of one path: where it leads by byte, and the star that stays after it. */
interface Place {
  readonly id: number;
  /** The patterns that can still match from here. */
  readonly patterns: Set<number>;
  readonly next: Map<number, Set<Place>>;
  /** The place of a star that follows: any byte leads there, and from there to itself. */
  star: Place | undefined;
  /** Whether a star came before; such places are never shared. */
  readonly loose: boolean;
}

const ENCODER = new TextEncoder();
const QUOTE = 0x22;
/** More combinations of places than this mean that the ceiling is near anyway. */
const MAX_COMBINATIONS = 20_000;
/** Stands for every byte that the wildcards do not name. */
const OTHER_BYTE = -1;

function mostPlaces(patterns: readonly (readonly string[])[]): number {
  const start = placesOf(patterns);
  const seen = new Set<string>();
  const waiting: Place[][] = [[start]];
  let most = 0;
  for (let combination = waiting.shift(); combination; combination = waiting.shift()) {
    const bytes = new Set([OTHER_BYTE, ...combination.flatMap(place => [...place.next.keys()])]);
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

function step(combination: readonly Place[], byte: number): Place[] {
  const reached = new Set<Place>();
  for (const place of combination) {
    for (const next of place.next.get(byte) ?? []) reached.add(next);
    if (place.star) reached.add(place.star);
  }
  return [...reached].sort((one, other) => one.id - other.id);
}

function weight(combination: readonly Place[]): number {
  const counted = new Set(combination);
  for (const { star } of combination) {
    if (star) counted.add(star);
  }
  return [...counted].reduce((sum, place) => sum + place.patterns.size, 0);
}

function placesOf(patterns: readonly (readonly string[])[]): Place {
  let places = 0;
  const newPlace = (loose: boolean): Place => ({ id: places++, patterns: new Set(), next: new Map(), star: undefined, loose });
  const start = newPlace(false);
  patterns.forEach((wildcards, pattern) => {
    // event-ruler counts the matches of one pattern as one place, wherever its wildcards end.
    const end = newPlace(true);
    end.patterns.add(pattern);
    for (const wildcard of wildcards) addWildcard(start, end, wildcardParts(wildcard), pattern, newPlace);
  });
  return start;
}

function addWildcard(start: Place, end: Place, parts: readonly WildcardPart[], pattern: number, newPlace: (loose: boolean) => Place): void {
  // event-ruler reads a string with its quotes, so these are places too.
  let place = childOf(start, QUOTE, newPlace);
  place.patterns.add(pattern);
  let beforeStar: Place | undefined;
  for (const part of parts) {
    if (part.kind === 'star') {
      const star: Place = place.star ?? newPlace(true);
      star.star = star;
      star.patterns.add(pattern);
      place.star = star;
      beforeStar = place;
      place = star;
      continue;
    }
    for (const byte of ENCODER.encode(part.text)) {
      const next = childOf(place, byte, newPlace);
      // A star may stand for nothing: the place before it leads on too.
      if (beforeStar) lead(beforeStar, byte, next);
      beforeStar = undefined;
      next.patterns.add(pattern);
      place = next;
    }
  }
  lead(place, QUOTE, end);
  if (beforeStar) lead(beforeStar, QUOTE, end);
}

function childOf(place: Place, byte: number, newPlace: (loose: boolean) => Place): Place {
  const shared = [...place.next.get(byte) ?? []].find(({ loose }) => !loose);
  const next = shared ?? newPlace(place.loose);
  lead(place, byte, next);
  return next;
}

function lead(place: Place, byte: number, next: Place): void {
  const known = place.next.get(byte);
  if (known) known.add(next);
  else place.next.set(byte, new Set([next]));
}
