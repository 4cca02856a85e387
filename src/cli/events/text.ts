import { gunzipSync } from 'node:zlib';
import { textOf } from '../files';
import { Misuse } from '../misuse';
import { LARGEST_INPUT, sizeLimit } from '../size';

/**
 * The text in a file's bytes, which may be compressed by gzip, as CloudTrail does. Fails with `Misuse` if that is broken.
 *
 * @param what the file as messages call it
 */
export function textIn(bytes: Uint8Array, what: string): string {
  return textOf(isGzip(bytes) ? gunzip(bytes, what) : bytes);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, what: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_INPUT });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') sizeLimit(what, Infinity);
    throw new Misuse(`cannot read ${what}: its gzip is broken (${message})`);
  }
}
