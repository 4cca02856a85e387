import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryDirectory, writeFiles } from './app';
import { Files, textOf, writeText } from '../../../src/cli/files';
import { Misuse } from '../../../src/cli/misuse';

test('what is written can be read', async () => {
  await withTemporaryDirectory(folder => {
    const files = new Files();
    writeText(join(folder, 'a'), 'a', '{"サ": 1}');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('{"サ": 1}');
    expect(files.text(join(folder, 'a'), 'a')).toBe('{"サ": 1}');
    expect(files.json(join(folder, 'a'), 'a')).toEqual({ サ: 1 });
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

test('fails on a device, on a pipe that nobody writes to, and on a file that is too large, without reading them', async () => {
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
