/** Why an event pattern is no event pattern, and where. */
export class PatternRefused extends Error {
  /** @param reason lower-case words without a full stop; @param path the dotted path, empty at the top; line and column count from 1. */
  constructor(readonly reason: string, readonly path: string, readonly line: number, readonly column: number) {
    super(`event pattern refused: ${reason} (${path === '' ? '' : `at ${path}, `}line ${line}, column ${column})`);
    this.name = 'PatternRefused';
  }
}

/** A refusal while its place is still an offset into the text. */
export class Refusal extends Error {
  constructor(readonly reason: string, readonly path: string, readonly offset: number) {
    super(reason);
    this.name = 'Refusal';
  }
}

/** The refusal that a user sees, with its place as line and column. */
export function located(reason: string, path: string, text: string, offset: number): PatternRefused {
  const before = text.slice(0, offset).split('\n');
  return new PatternRefused(reason, path, before.length, before[before.length - 1].length + 1);
}
