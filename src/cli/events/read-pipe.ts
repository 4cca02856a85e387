import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Misuse, Io } from '../command';
import { reasonOf, sizeLimit } from '../files';
import { printableLine } from '../printable';

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
