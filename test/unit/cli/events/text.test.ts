import { gzipSync } from 'node:zlib';
import { textIn } from '../../../../src/cli/events/text';
import { Misuse } from '../../../../src/cli/misuse';

test.each([
  { bytes: Buffer.from('サ'), as: 'UTF-8' },
  { bytes: Buffer.from('\ufeffサ'), as: 'UTF-8 with a byte order mark' },
  // `>` of Windows PowerShell writes so: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding
  { bytes: Buffer.from('\ufeffサ', 'utf16le'), as: 'UTF-16 with a byte order mark' },
  { bytes: gzipSync('サ'), as: 'gzip' },
  { bytes: Buffer.concat([gzipSync(Buffer.from('サ').subarray(0, 1)), gzipSync(Buffer.from('サ').subarray(1))]), as: 'gzip in two parts' },
])('a text is read as $as', ({ bytes }) => {
  expect(textIn(bytes, 'it')).toBe('サ');
});

test('fails on gzip that is broken, cut short or larger than anything that is meant', () => {
  expect(() => textIn(Buffer.of(0x1f, 0x8b, 1, 2, 3), 'it')).toThrow(/^cannot read it: its gzip is broken \([^\n]+\)$/);
  expect(() => textIn(gzipSync('{"a":1}').subarray(0, 20), 'it')).toThrow(new Misuse('cannot read it: its gzip is broken (unexpected end of file)'));
  expect(() => textIn(gzipSync(Buffer.alloc(100_000_001)), 'it')).toThrow(new Misuse('cannot read it: it has more than 100 MB'));
});
