import { closeSync, constants, fstatSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Json, parseJson } from './json-values';
import { Misuse } from './misuse';
import { sizeLimit } from './size';

/** What went wrong with a file, by the operating system's code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
  ['ELOOP', 'its symbolic links lead in a circle'],
]);

/** For reading, as no flag for writing is set, and without waiting for somebody to write to a pipe. Windows knows neither the flag nor such files. */
const READ_WITHOUT_WAITING = constants.O_NONBLOCK ?? constants.O_RDONLY;

/** Reads files, and remembers which, so that a report is never written over one of them. */
export class Files {
  private readonly seen = new Set<string>();

  /** Identifies each file that was read, whatever its name. */
  get read(): readonly string[] {
    return [...this.seen];
  }

  /**
   * Reads a file; what it cannot read is a `Misuse`.
   *
   * @param what the file as messages call it
   */
  bytes(path: string | Buffer, what: string): Buffer {
    let file: number | undefined;
    try {
      file = openSync(path, READ_WITHOUT_WAITING);
      const stats = fstatSync(file, { bigint: true });
      if (stats.isDirectory()) throw new Misuse(`cannot read ${what}: it is a folder`);
      if (!stats.isFile()) throw new Misuse(`cannot read ${what}: it is a device or a pipe`);
      sizeLimit(what, Number(stats.size));
      this.seen.add(identityOf(stats));
      return readFileSync(file);
    } catch (error) {
      throw error instanceof Misuse ? error : new Misuse(`cannot read ${what}: ${reasonOf(error)}`);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** Reads a text file. */
  text(path: string, what: string): string {
    return textOf(this.bytes(path, what));
  }

  /** Reads a JSON file; broken JSON is a `Misuse`, too. */
  json(path: string, what: string): Json {
    return parseJson(this.text(path, what), what);
  }
}

/** The text in UTF-8, or in UTF-16, in which `>` of Windows PowerShell writes. The byte order mark is no part of it. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

/**
 * Writes a text file; what it cannot write is a `Misuse`, and so is one that was read.
 *
 * @param read the `read` of `Files`
 */
export function writeText(path: string, what: string, text: string, read: readonly string[] = []): void {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats !== undefined && read.includes(identityOf(stats))) {
      throw new Misuse(`cannot write ${what}: it was read to make the report, so name another file`);
    }
    writeFileSync(path, text);
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`cannot write ${what}: ${reasonOf(error)}`);
  }
}

/** The same for all links to one file. */
function identityOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}

/** Why the system could not do it. */
export function reasonOf(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code);
  return REASONS.get(code) ?? `the system says ${code}`;
}
