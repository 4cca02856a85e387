import { WildcardPart } from './wildcard';

/** A place in the wildcards of one field: where it leads by byte, and the star that stays after it. */
export interface Place<State> {
  readonly id: number;
  /** The patterns that can still match from here. */
  readonly patterns: Set<string>;
  readonly next: Map<number, Set<Place<State>>>;
  /** The place of a star that follows: any byte leads there, and from there to itself. */
  star: Place<State> | undefined;
  /** Whether a star came before. */
  readonly loose: boolean;
  /** Given where a wildcard ends. */
  readonly leadsTo: State | undefined;
}

/** A byte of a wildcard, and whether event-ruler lets two wildcards share the place after it: never where a character with case begins. */
interface WildcardByte {
  readonly byte: number;
  readonly sharable: boolean;
}

/** One step through a wildcard. */
export type WildcardStep = WildcardByte | 'star';

const ENCODER = new TextEncoder();
const QUOTE = 0x22;
const OPENING_QUOTE: WildcardByte = { byte: QUOTE, sharable: true };

/**
 * The wildcards that one field is tested with, joined as event-ruler joins them: beginnings without a star are one, and what
 * follows a star is one only as far as it is a character without case.
 */
export class WildcardPlaces<State> {
  readonly start: Place<State>;
  private readonly ends: Place<State>[] = [];
  private places = 0;

  constructor() {
    this.start = this.newPlace(false);
  }

  /** How many places there are. */
  get size(): number {
    return this.places;
  }

  /** Adds a wildcard of a pattern, and gives the state that it leads to: `state`, unless the very same wildcard was there. */
  add(pattern: string, steps: readonly WildcardStep[], state: State): State {
    // event-ruler reads a string with its quotes, so these are places too.
    let place = this.child(this.start, OPENING_QUOTE);
    place.patterns.add(pattern);
    let beforeStar: Place<State> | undefined;
    for (const step of steps) {
      if (step === 'star') {
        beforeStar = place;
        place = this.starAfter(place);
      } else {
        const next = this.child(place, step);
        // A star may stand for nothing: the place before it leads on too.
        if (beforeStar) lead(beforeStar, step.byte, next);
        beforeStar = undefined;
        place = next;
      }
      place.patterns.add(pattern);
    }
    for (const { leadsTo, patterns } of place.next.get(QUOTE) ?? []) {
      if (leadsTo !== undefined && patterns.has(pattern)) return leadsTo;
    }
    const end = this.end(pattern, state);
    lead(place, QUOTE, end);
    if (beforeStar) lead(beforeStar, QUOTE, end);
    return state;
  }

  private newPlace(loose: boolean, leadsTo?: State): Place<State> {
    return { id: this.places++, patterns: new Set(), next: new Map(), star: undefined, loose, leadsTo };
  }

  private child(place: Place<State>, { byte, sharable }: WildcardByte): Place<State> {
    const shares = sharable && (place.star === undefined || place.star === place);
    for (const next of place.next.get(byte) ?? []) {
      if (next.leadsTo === undefined && (shares || !next.loose)) return next;
    }
    const next = this.newPlace(place.loose);
    lead(place, byte, next);
    return next;
  }

  private starAfter(place: Place<State>): Place<State> {
    const star = place.star ?? this.newPlace(true);
    star.star = star;
    place.star = star;
    return star;
  }

  /** event-ruler counts the matches of one pattern that lead to one state as one place, wherever its wildcards end. */
  private end(pattern: string, state: State): Place<State> {
    const known = this.ends.find(({ leadsTo, patterns }) => leadsTo === state && patterns.has(pattern));
    if (known) return known;
    const end = this.newPlace(true, state);
    end.patterns.add(pattern);
    this.ends.push(end);
    return end;
  }
}

/** The steps of a wildcard. */
export function wildcardSteps(parts: readonly WildcardPart[]): WildcardStep[] {
  return parts.flatMap<WildcardStep>(part => (part.kind === 'star' ? 'star' : bytesOf(part.text)));
}

function bytesOf(text: string): WildcardByte[] {
  return [...text].flatMap(character => {
    const cased = character.length === 1 && character.toLowerCase() !== character.toUpperCase();
    return Array.from(ENCODER.encode(character), (byte, at) => ({ byte, sharable: at > 0 || !cased }));
  });
}

function lead<State>(place: Place<State>, byte: number, next: Place<State>): void {
  const known = place.next.get(byte);
  if (known) known.add(next);
  else place.next.set(byte, new Set([next]));
}
