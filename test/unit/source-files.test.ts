import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../support/repository';

const SRC = join(ROOT, 'src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && file !== 'index.ts');
const DECLARED = /^export (?:abstract |async )?(?:class|const|enum|function|interface|type) (\w+)/gm;

const textOf = (file: string) => readFileSync(join(SRC, file), 'utf8');

/** The keys that several files have, with these files. */
function shared(keysOf: (file: string) => readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const file of FILES) new Set(keysOf(file)).forEach(key => found.set(key, [...found.get(key) ?? [], file]));
  return Object.fromEntries([...found].filter(([, files]) => files.length > 1));
}

test('every file has a name of its own', () => {
  expect(shared(file => [basename(file)])).toEqual({});
});

test('no two files export different things by one name', () => {
  expect(shared(file => [...textOf(file).matchAll(DECLARED)].map(([, name]) => name))).toEqual({});
});

test('a file has one subject: 14 to 300 lines', () => {
  const lengths = FILES.map(file => ({ file, lines: textOf(file).split('\n').length - 1 }));
  expect(lengths.filter(({ lines }) => lines < 14 || lines > 300)).toEqual([]);
});
