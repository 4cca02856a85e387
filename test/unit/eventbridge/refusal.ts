import { PatternRefused, tryCompile } from '../../../src/eventbridge/compile-pattern';

/** Why a pattern is refused; undefined if it compiles. */
export function refusalOf(pattern: string): PatternRefused | undefined {
  const compiled = tryCompile(pattern);
  return compiled instanceof PatternRefused ? compiled : undefined;
}
