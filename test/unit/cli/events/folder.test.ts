import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFilesBelow } from '../../../../src/cli/events/folder';
import { Misuse } from '../../../../src/cli/misuse';
import { withTemporaryDirectory, writeFiles } from '../app';

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
