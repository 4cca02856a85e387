/** A stretch of a wildcard: literal text, or a star for zero or more characters. */
export type WildcardPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'star' };

/** The parts of a wildcard text, escapes (`\*`, `\\`) resolved. Throws an Error that says what is wrong and where. */
export function wildcardParts(wildcard: string): WildcardPart[] {
  const parts: WildcardPart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'literal', text: literal });
    literal = '';
  };
  for (let at = 0; at < wildcard.length; at++) {
    const unit = wildcard[at];
    if (unit === '*') {
      if (wildcard[at + 1] === '*') throw new Error(`two stars in a row at character ${at + 1}: one star is enough, \\* is a literal star`);
      flush();
      parts.push({ kind: 'star' });
    } else if (unit === '\\') {
      const escaped = wildcard[++at];
      if (escaped !== '*' && escaped !== '\\') throw new Error(`a backslash at character ${at} that escapes neither * nor \\`);
      literal += escaped;
    } else {
      literal += unit;
    }
  }
  flush();
  return parts;
}

/**
 * Whether a value is what a wildcard describes. The literals between stars are sought from left to right and never
 * again, since the first place where one fits leaves the most room for the rest.
 */
export function matchesWildcard(parts: readonly WildcardPart[], value: string): boolean {
  const last = parts[parts.length - 1];
  if (last === undefined) return value === '';
  let position = 0;
  let end = value.length;
  let from = 0;
  let to = parts.length;
  const first = parts[0];
  if (first.kind === 'literal') {
    if (!value.startsWith(first.text)) return false;
    position = first.text.length;
    from = 1;
    if (parts.length === 1) return position === end;
  }
  if (last.kind === 'literal') {
    if (!value.endsWith(last.text)) return false;
    end -= last.text.length;
    to--;
  }
  for (const part of parts.slice(from, to)) {
    if (part.kind === 'star') continue;
    const found = value.indexOf(part.text, position);
    if (found === -1) return false;
    position = found + part.text.length;
  }
  return position <= end;
}
