import { Dirent, statSync, Stats } from 'node:fs';
import { resolve } from 'node:path';
import { Misuse } from '../command';
import { everythingBelow, JSON_NAME, reasonOf } from '../files';
import { printableLine } from '../printable';

/** A file that may hold events. Plain data, so that it can be sent to another thread. */
export interface LogFile {
  /** As the system has it: a name need not be text. */
  readonly path: Uint8Array;
  /** Its name in messages. */
  readonly name: string;
  /** What tells that it holds events: the user has named it; its name says that it is JSON; or no more than that it is compressed. */
  readonly claim: 'named' | 'json' | 'compressed';
}

/** What stands below the paths that the user named. */
export type FoundFile = { readonly name: string } & (
  | { readonly kind: 'log'; readonly log: LogFile }
  /** What cannot hold events by its name, or is no file. */
  | { readonly kind: 'other' }
  /** A folder. */
  | { readonly kind: 'unreadable'; readonly problem: string }
  /** Standard input, or another pipe. */
  | { readonly kind: 'pipe' }
);

const COMPRESSED_NAME = /\.gz$/i;

/**
 * The folder of a trail's digest files, beside that of its log files. A digest holds no events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
const DIGESTS = 'CloudTrail-Digest';

/**
 * The files of the paths that the user named. Folders are walked to the end, in the order of the names; links to folders in them are not
 * followed.
 *
 * Fails with `Misuse` on a path where nothing is.
 */
export function* filesOf(paths: readonly string[], cwd: string): Generator<FoundFile> {
  for (const path of paths) {
    const name = printableLine(path);
    if (path === '-') {
      yield { kind: 'pipe', name: 'standard input' };
      continue;
    }
    const full = resolve(cwd, path);
    const stats = statOf(full, name);
    if (stats.isDirectory()) yield* filesBelow(Buffer.from(full), `${name.replace(/\/+$/, '')}/`);
    else if (stats.isFile()) yield { kind: 'log', name, log: { path: Buffer.from(full), name, claim: 'named' } };
    else yield { kind: 'pipe', name };
  }
}

function statOf(path: string, name: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw new Misuse(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** @param prefix the name of the folder in messages, with a slash */
function* filesBelow(folder: Buffer, prefix: string): Generator<FoundFile> {
  for (const below of everythingBelow(folder)) {
    const name = `${prefix}${printableLine(below.name)}`;
    yield below.kind === 'unreadable'
      ? { kind: 'unreadable', name, problem: `cannot read it: ${below.reason}` }
      : fileBelow(below.entry, below.path, name);
  }
}

/** A link may lead nowhere, which shows when it is read. */
function fileBelow(entry: Dirent<Buffer>, path: Buffer, name: string): FoundFile {
  const claim = JSON_NAME.test(name) ? 'json' : 'compressed';
  const isLog = (claim === 'json' || COMPRESSED_NAME.test(name)) && !name.includes(`/${DIGESTS}/`) && (entry.isFile() || entry.isSymbolicLink());
  return isLog ? { kind: 'log', name, log: { path, name, claim } } : { kind: 'other', name };
}
