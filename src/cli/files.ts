import {
  closeSync, constants, createReadStream, Dirent, existsSync, fstatSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync,
  statSync, writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Io, Misuse } from './command';
import { Json, parseJson } from './json-values';
import { printableLine } from './printable';

/** The reason of an error with a file, by the operating system's code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
  ['ELOOP', 'its symbolic links lead in a circle'],
]);

/** Opens for reading, and does not wait for a process that writes to a pipe. Windows has neither the flag nor such files. */
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
   * @param what the name of the file in messages
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
    if (stats === undefined || stats.isFile()) replaceFile(stats === undefined ? path : realpathSync(path), text);
    // A device or a pipe can only be written to.
    else writeFileSync(path, text);
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`cannot write ${what}: ${reasonOf(error)}`);
  }
}

/** Checks, before any work is done for it, that a file can be written where its path says: a missing folder is a `Misuse`. */
export function checkFolderOf(path: string, what: string): void {
  if (!existsSync(dirname(path))) throw new Misuse(`cannot write ${what}: its folder does not exist`);
}

/** Writes beside a file and then takes its name, so that whatever happens no reader sees half a report. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The same for all links to one file. */
function identityOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}

/** The reason of an error of the operating system. */
export function reasonOf(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code);
  return REASONS.get(code) ?? `the system says ${code}`;
}

/** What stands below a folder: a file or link, or a folder that cannot be read. */
export type Below = {
  /** As the system has it: a name need not be text. */
  readonly path: Buffer;
  /** From the folder, with `/` between its parts and, of a folder, at the end. */
  readonly name: string;
} & (
  | { readonly kind: 'entry'; readonly entry: Dirent<Buffer> }
  | { readonly kind: 'unreadable'; readonly reason: string }
);

/** A file below a folder. */
export type FileBelow = Pick<Below, 'path' | 'name'>;

const SEPARATOR = Buffer.from('/');

/** The names of files that contain JSON, compressed or not. */
export const JSON_NAME = /\.(json|jsonl|ndjson)(\.gz)?$/i;

/** Walks a folder to the end, in the order of the names. Links to folders are not followed. */
export function* everythingBelow(folder: Buffer, name = ''): Generator<Below> {
  let entries: Dirent<Buffer>[];
  try {
    entries = readdirSync(folder, { encoding: 'buffer', withFileTypes: true }).sort((left, right) => left.name.compare(right.name));
  } catch (error) {
    yield { kind: 'unreadable', path: folder, name, reason: reasonOf(error) };
    return;
  }
  for (const entry of entries) {
    const path = Buffer.concat([folder, SEPARATOR, entry.name]);
    const inside = `${name}${entry.name.toString()}`;
    if (entry.isDirectory()) yield* everythingBelow(path, `${inside}/`);
    else yield { kind: 'entry', path, name: inside, entry };
  }
}

/** The files below a folder that contain JSON by their names. Fails with `Misuse` on a folder that cannot be read. */
export function* jsonFilesBelow(folder: string): Generator<FileBelow> {
  for (const below of everythingBelow(Buffer.from(folder))) {
    const { path, name } = below;
    if (below.kind === 'unreadable') throw new Misuse(`cannot read ${printableLine(name === '' ? folder : name)}: ${below.reason}`);
    if (JSON_NAME.test(name) && isFile(below.entry, path)) yield { path, name: printableLine(name) };
  }
}

function isFile(entry: Dirent<Buffer>, path: Buffer): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // Whoever reads it is told the reason.
    return true;
  }
}

/**
 * The text in a file's bytes, which may be compressed by gzip, as CloudTrail does. Fails with `Misuse` if that is broken.
 *
 * @param what the name of the file in messages
 */
export function textIn(bytes: Uint8Array, what: string): string {
  return textOf(contentIn(bytes, what));
}

/** As `textIn`, but the bytes of the text. */
export function contentIn(bytes: Uint8Array, what: string): Uint8Array {
  return isGzip(bytes) ? gunzip(bytes, what) : bytes;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, what: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_INPUT, chunkSize: chunkFor(bytes) });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') sizeLimit(what, Infinity);
    throw new Misuse(`cannot read ${what}: its gzip is broken (${message})`);
  }
}

/** What deflate makes of a byte at most. */
const LARGEST_RATIO = 1032;
const SMALLEST_CHUNK = 65_536;

/**
 * As much memory as the text needs, so that it is written once and in one piece. The last four bytes of a gzip member are the size of what it
 * holds; of several members those before are not in it, and anybody can write anything there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
 */
function chunkFor(bytes: Uint8Array): number {
  const size = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  return Math.max(SMALLEST_CHUNK, Math.min(size + 1, bytes.length * LARGEST_RATIO, LARGEST_INPUT + 1));
}

/** More than any template, manifest or log file of AWS, so that an endless input ends. */
const LARGEST_INPUT = 100_000_000;

/** Refuses what is larger than anything that the command is meant to read. */
function sizeLimit(what: string, bytes: number): void {
  if (bytes > LARGEST_INPUT) throw new Misuse(`cannot read ${what}: it has more than ${LARGEST_INPUT / 1_000_000} MB`);
}

/**
 * Reads events that come through standard input or another pipe, which only the process that the user started has.
 * Returns nothing for a file or a folder.
 *
 * @param source as typed; `-` is standard input
 */
export async function readPipe(source: string, { stdin, cwd }: Pick<Io, 'stdin' | 'cwd'>): Promise<Uint8Array | undefined> {
  if (source === '-') return readAll(stdin, 'standard input');
  const path = resolve(cwd, source);
  if (!isPipe(path)) return undefined;
  try {
    return await readAll(createReadStream(path), printableLine(source));
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`cannot read ${printableLine(source)}: ${reasonOf(error)}`);
  }
}

/** Whether a path is neither a file nor a folder: a shell makes such for `<(…)`. */
function isPipe(path: string): boolean {
  try {
    const stats = statSync(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}

async function readAll(stream: AsyncIterable<string | Uint8Array>, what: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const next = Buffer.from(chunk);
    chunks.push(next);
    bytes += next.length;
    sizeLimit(what, bytes);
  }
  return Buffer.concat(chunks);
}
