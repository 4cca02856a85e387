import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/** A case of `pattern-cases.json`: what AWS answered for a pattern and an event. */
export interface PatternCase {
  readonly id: string;
  readonly outcome: string;
  readonly pattern_json: string;
  readonly event_json?: string;
}

/** A case of `ruler-oracle-cases.json`: what event-ruler answered. */
export interface RulerCase {
  readonly id: string;
  readonly ruler_outcome: string;
  readonly pattern_json: string;
  readonly event_json: string;
  /** The wildcard complexity that event-ruler counted; -1 for a refused pattern. */
  readonly complexity?: number;
}

/** A case of `input-transformer-cases.json`: what a target got from AWS. */
export interface InputCase {
  readonly id: string;
  readonly event: object | null;
  readonly input?: string;
  readonly input_path?: string;
  readonly input_paths_map?: Record<string, string>;
  readonly input_template?: string;
  readonly outcome: string;
  readonly delivered?: { readonly form: string; readonly text?: string; readonly json?: unknown };
}

/** The folder of recorded cases, or undefined where none is named; an empty name is none. */
export const RECORDED = process.env.RECORDED_CASES || undefined;

/** The cases of one file of that folder; throws if the file is missing or holds none. */
export function recordedCases<T>(file: string): T[] {
  const path = join(RECORDED ?? '', file);
  if (!existsSync(path)) throw new Error(`RECORDED_CASES names a folder without ${file}`);
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: T[] };
  if (cases.length === 0) throw new Error(`${path} holds no case`);
  return cases;
}

/** Says once why nothing ran; to be called where RECORDED_CASES is unset. */
export function sayNothingRan(): void {
  process.stderr.write('recorded cases skipped: RECORDED_CASES names no folder\n');
}
