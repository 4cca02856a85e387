import { gunzipSync, gzipSync } from 'node:zlib';
import { freeMemory } from '../../../../src/cli/replay/free-memory';

test('what was decompressed is empty once its memory is free', () => {
  const bytes = gunzipSync(gzipSync(Buffer.alloc(1_000_000, 'a')));
  freeMemory(bytes);
  expect(bytes).toHaveLength(0);
});

test('bytes that share their memory with others keep it', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')];
  freeMemory(one);
  expect([one, other].map(String)).toEqual(['one', 'other']);
  expect(Buffer.from('a third').toString()).toBe('a third');
});
