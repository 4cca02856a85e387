import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryDirectory, writeFiles } from './app';
import { readJson, readText, writeText } from '../../src/cli/files';
import { Misuse } from '../../src/cli/misuse';

test('what is written can be read', async () => {
  await withTemporaryDirectory(folder => {
    writeText(join(folder, 'a'), 'a', '{"サ": 1}');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('{"サ": 1}');
    expect(readText(join(folder, 'a'), 'a')).toBe('{"サ": 1}');
    expect(readJson(join(folder, 'a'), 'a')).toEqual({ サ: 1 });
  });
});

test('fails on what cannot be read or written, and says why', async () => {
  await withTemporaryDirectory(folder => {
    writeFiles(folder, { file: 'x' });
    expect(() => readText(join(folder, 'none'), 'the template')).toThrow(new Misuse('cannot read the template: there is no such file'));
    expect(() => readText(join(folder, 'file', 'none'), 'it')).toThrow(new Misuse('cannot read it: there is no such file'));
    expect(() => readText(folder, 'it')).toThrow(new Misuse('cannot read it: it is a folder'));
    expect(() => readText(join(folder, '\0'), 'it')).toThrow(new Misuse('cannot read it: the system says ERR_INVALID_ARG_VALUE'));
    expect(() => readJson(join(folder, 'file'), 'it')).toThrow(/^it is not JSON: /);
    expect(() => writeText(join(folder, 'none', 'x'), 'the report', '')).toThrow(new Misuse('cannot write the report: there is no such file'));
    expect(() => writeText(folder, 'the report', '')).toThrow(new Misuse('cannot write the report: it is a folder'));
  });
});
