import { MessageChannel } from 'node:worker_threads';

/** A closed port. What is sent to it nobody receives, so its memory is free at once. Newer versions of Node have `ArrayBuffer.transfer`. */
const { port1: closed } = new MessageChannel();
closed.close();

/**
 * Frees the memory of bytes that nobody reads any more; they are empty afterwards. The garbage collector would free it later, and until then
 * the next file would need other memory, which takes an eighth of the time of reading logs.
 */
export function freeMemory({ buffer }: Uint8Array): void {
  // Node takes the memory of small pieces from one that they share, which it makes somewhat larger than `Buffer.poolSize`.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 2 * Buffer.poolSize) closed.postMessage(null, [buffer]);
}
