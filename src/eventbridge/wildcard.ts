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
  const first = parts.at(0);
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return value === '';
  if (parts.length === 1 && first.kind === 'literal') return value === first.text;
  const start = first.kind === 'literal' ? first.text : '';
  const finish = last.kind === 'literal' ? last.text : '';
  if (!value.startsWith(start) || !value.endsWith(finish)) return false;
  const end = value.length - finish.length;
  let position = start.length;
  for (const part of parts.slice(1, -1)) {
    if (part.kind === 'star') continue;
    const found = value.indexOf(part.text, position);
    if (found === -1) return false;
    position = found + part.text.length;
  }
  return position <= end;
}
