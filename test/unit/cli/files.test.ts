import { execFileSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { withTemporaryDirectory, writeFiles } from './app';
import { Misuse } from '../../../src/cli/command';
import { Files, textOf, writeText, jsonFilesBelow, textIn } from '../../../src/cli/files';

test('what is written can be read', async () => {
  await withTemporaryDirectory(folder => {
    const files = new Files();
    writeText(join(folder, 'a'), 'a', '{"サ": 1}');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('{"サ": 1}');
    expect(files.text(join(folder, 'a'), 'a')).toBe('{"サ": 1}');
    expect(files.json(join(folder, 'a'), 'a')).toEqual({ サ: 1 });
  });
});

test('a file is replaced as a whole, and nothing else is left beside it', async () => {
  await withTemporaryDirectory(folder => {
    writeFiles(folder, { real: 'older' });
    symlinkSync('real', join(folder, 'link'));
    linkSync(join(folder, 'real'), join(folder, 'older'));
    writeText(join(folder, 'link'), 'link', 'newer');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(['real', 'older'].map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(['newer', 'older']);
    expect(readdirSync(folder).sort()).toEqual(['link', 'older', 'real']);
  });
});

test('a device is written to as it is', () => {
  expect(() => writeText('/dev/null', 'it', 'x')).not.toThrow();
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('fails to write a folder, and leaves nothing beside it', async () => {
  await withTemporaryDirectory(folder => {
    mkdirSync(join(folder, 'taken'));
    expect(() => writeText(join(folder, 'taken'), 'taken', 'x')).toThrow(new Misuse('cannot write taken: it is a folder'));
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});

test('a byte order mark is no part of a text', () => {
  expect(textOf(Buffer.from('\ufeff{}'))).toBe('{}');
});

test('fails on what cannot be read or written, and says why', async () => {
  await withTemporaryDirectory(folder => {
    writeFiles(folder, { file: 'x' });
    symlinkSync('circle', join(folder, 'circle'));
    const files = new Files();
    expect(() => files.text(join(folder, 'none'), 'the template')).toThrow(new Misuse('cannot read the template: there is no such file'));
    expect(() => files.text(join(folder, 'file', 'none'), 'it')).toThrow(new Misuse('cannot read it: there is no such file'));
    expect(() => files.text(folder, 'it')).toThrow(new Misuse('cannot read it: it is a folder'));
    expect(() => files.text(join(folder, 'circle'), 'it')).toThrow(new Misuse('cannot read it: its symbolic links lead in a circle'));
    expect(() => files.text(join(folder, '\0'), 'it')).toThrow(new Misuse('cannot read it: the system says ERR_INVALID_ARG_VALUE'));
    expect(() => files.json(join(folder, 'file'), 'it')).toThrow(/^it is not JSON: /);
    expect(() => writeText(join(folder, 'none', 'x'), 'the report', '')).toThrow(new Misuse('cannot write the report: there is no such file'));
    expect(() => writeText(folder, 'the report', '')).toThrow(new Misuse('cannot write the report: it is a folder'));
  });
});

test('fails on a device, on a pipe without a writer, and on a file that is too large, without reading them', async () => {
  await withTemporaryDirectory(folder => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    writeFiles(folder, { large: '' });
    truncateSync(join(folder, 'large'), 100_000_001);
    const files = new Files();
    expect(() => files.text(join(folder, 'pipe'), 'it')).toThrow(new Misuse('cannot read it: it is a device or a pipe'));
    expect(() => files.text('/dev/zero', 'it')).toThrow(new Misuse('cannot read it: it is a device or a pipe'));
    expect(() => files.text(join(folder, 'large'), 'it')).toThrow(new Misuse('cannot read it: it has more than 100 MB'));
  });
});

test('fails to write over a file that was read, by whatever name', async () => {
  await withTemporaryDirectory(folder => {
    writeFiles(folder, { read: '1', other: '2' });
    symlinkSync('read', join(folder, 'symbolic'));
    linkSync(join(folder, 'read'), join(folder, 'hard'));
    const files = new Files();
    files.text(join(folder, 'symbolic'), 'it');
    for (const name of ['read', 'symbolic', 'hard']) {
      expect(() => writeText(join(folder, name), name, 'x', files.read)).toThrow(new Misuse(`cannot write ${name}: it was read to make the report, so name another file`));
    }
    writeText(join(folder, 'other'), 'other', 'x', files.read);
    writeText(join(folder, 'new'), 'new', 'x', files.read);
    expect(['read', 'other', 'new'].map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(['1', 'x', 'x']);
  });
});

test('the files below a folder that hold JSON come in the order of their names, as S3 lays out a trail', async () => {
  await withTemporaryDirectory(folder => {
    const day = 'AWSLogs/o-exampleorg/123456789012/CloudTrail/us-east-1/2026/02/03';
    writeFiles(folder, { [`${day}/b.json.gz`]: '', [`${day}/a.JSON`]: '', 'c.jsonl': '', 'd.ndjson': '', 'e.txt': '', 'f.json.bak': '', 'g.gz': '' });
    expect([...jsonFilesBelow(folder)].map(({ name }) => name)).toEqual([`${day}/a.JSON`, `${day}/b.json.gz`, 'c.jsonl', 'd.ndjson']);
  });
});

test('links to files are followed, and neither links to folders nor pipes', async () => {
  await withTemporaryDirectory(folder => {
    writeFiles(folder, { 'in/a.json': 'a' });
    symlinkSync('a.json', join(folder, 'in/link.json'));
    symlinkSync('none.json', join(folder, 'in/broken.json'));
    symlinkSync('..', join(folder, 'in/up.json'));
    execFileSync('mkfifo', [join(folder, 'in/pipe.json')]);
    expect([...jsonFilesBelow(join(folder, 'in'))].map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }))).toEqual([
      { name: 'a.json', text: 'a' }, { name: 'link.json', text: 'a' },
    ]);
  });
});

test('a file is found whose name is no text', async () => {
  await withTemporaryDirectory(folder => {
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'a')), Buffer.of(0xff), Buffer.from('\u001b.json')]), 'x');
    expect([...jsonFilesBelow(folder)].map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }))).toEqual([{ name: 'a\ufffd\\u001b.json', text: 'x' }]);
  });
});

test('fails on a folder that cannot be read', () => {
  expect(() => [...jsonFilesBelow('/nowhere')]).toThrow(new Misuse('cannot read /nowhere: there is no such file'));
});

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
