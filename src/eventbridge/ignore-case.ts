/** What one UTF-16 unit of an `equals-ignore-case` text may be; the two are equal for a unit without case. */
export interface CaseVariant {
  readonly lower: string;
  readonly upper: string;
}

/**
 * The variants of a text, unit by unit, as event-ruler makes them: a unit matches its lower-case or its upper-case
 * form, nothing else. So `ß` matches `ß` and `SS`, but `ss` does not match `ß`. A unit that is half of a surrogate
 * pair becomes a question mark on the way to UTF-8, so that a character outside the basic plane (an emoji) matches
 * `??` and never itself: event-ruler's behaviour, kept.
 */
export function caseVariants(text: string): CaseVariant[] {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text[at];
    return SURROGATE.test(unit) ? { lower: '?', upper: '?' } : { lower: unit.toLowerCase(), upper: unit.toUpperCase() };
  });
}

const SURROGATE = /[\ud800-\udfff]/;

/**
 * Whether variants, one after the other, are the whole of a value, its start or its end.
 * All positions that the variants can reach are followed at once, so the time is linear in their product.
 */
export function matchesIgnoringCase(variants: readonly CaseVariant[], at: 'whole' | 'start' | 'end', value: string): boolean {
  if (at === 'end') {
    const reached = positions([...variants].reverse(), value.length, (position, form) => (
      value.endsWith(form, position) ? position - form.length : undefined));
    return reached.size > 0;
  }
  const reached = positions(variants, 0, (position, form) => (
    value.startsWith(form, position) ? position + form.length : undefined));
  return at === 'whole' ? reached.has(value.length) : reached.size > 0;
}

function positions(
  variants: readonly CaseVariant[], start: number, step: (position: number, form: string) => number | undefined,
): Set<number> {
  let reached = new Set([start]);
  for (const { lower, upper } of variants) {
    const next = new Set<number>();
    for (const position of reached) {
      for (const form of lower === upper ? [lower] : [lower, upper]) {
        const moved = step(position, form);
        if (moved !== undefined) next.add(moved);
      }
    }
    if (next.size === 0) return next;
    reached = next;
  }
  return reached;
}
