import { readFileSync, writeFileSync } from 'node:fs';
import { Json, parseJson } from './json';
import { Misuse } from './misuse';

/** What went wrong with a file, by the operating system's code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
]);

/**
 * Reads a text file; what it cannot read is a `Misuse`.
 *
 * @param what the file as messages call it
 */
export function readText(path: string, what: string): string {
  try {
    // Windows tools write a byte order mark, which is no part of the text.
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new Misuse(`cannot read ${what}: ${reasonOf(error)}`);
  }
}

/** Reads a JSON file; a file that is missing or no JSON is a `Misuse`. */
export function readJson(path: string, what: string): Json {
  return parseJson(readText(path, what), what);
}

/** Writes a text file; what it cannot write is a `Misuse`. */
export function writeText(path: string, what: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Misuse(`cannot write ${what}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code);
  return REASONS.get(code) ?? `the system says ${code}`;
}
