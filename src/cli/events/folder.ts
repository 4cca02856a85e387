import { Dirent, readdirSync, statSync } from 'node:fs';
import { reasonOf } from '../files';
import { Misuse } from '../misuse';
import { printableLine } from '../printable';

/** A file below a folder. */
export interface FileBelow {
  /** As the system has it: a name need not be text. */
  readonly path: Buffer;
  /** From the folder, with `/` between its parts, as messages call it. */
  readonly name: string;
}

const SEPARATOR = Buffer.from('/');

/** How files that hold JSON are named, compressed or not. */
const HOLDS_JSON = /\.(json|jsonl|ndjson)(\.gz)?$/i;

/** The files below a folder whose names say that they hold JSON, in the order of their names. No link to a folder is followed. */
export function* jsonFilesBelow(folder: string): Generator<FileBelow> {
  yield* below(Buffer.from(folder), '');
}

function* below(folder: Buffer, prefix: string): Generator<FileBelow> {
  for (const entry of entriesOf(folder, prefix)) {
    const path = Buffer.concat([folder, SEPARATOR, entry.name]);
    const name = `${prefix}${entry.name.toString()}`;
    if (entry.isDirectory()) yield* below(path, `${name}/`);
    else if (HOLDS_JSON.test(name) && isFile(entry, path)) yield { path, name: printableLine(name) };
  }
}

function entriesOf(folder: Buffer, prefix: string): Dirent<Buffer>[] {
  try {
    return readdirSync(folder, { encoding: 'buffer', withFileTypes: true }).sort((left, right) => left.name.compare(right.name));
  } catch (error) {
    throw new Misuse(`cannot read ${printableLine(prefix === '' ? folder.toString() : prefix)}: ${reasonOf(error)}`);
  }
}

function isFile(entry: Dirent<Buffer>, path: Buffer): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
