import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference } from '../../../checks/consumers/difference';
import { ROOT } from '../../support/repository';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The fence of the README, and the app that `npm run check:consumers` synthesises, or holds against the generated code. */
const SMALLEST = [
  ['ts nofixture', 'typescript/smallest.ts'],
  ['python', 'python/smallest.py'],
  ['java', 'java/src/main/java/com/example/Smallest.java'],
  ['csharp', 'csharp/Smallest/Program.cs'],
  ['go', 'go/smallest/main.go'],
];

test.each(SMALLEST)('the smallest app of the README in %s is the one that is run as a consumer', (fence, path) => {
  expect(README).toContain(`\`\`\`${fence}\n${readFileSync(join(ROOT, 'checks', 'consumers', path), 'utf8')}\`\`\`\n`);
});

test('templates are equal whatever the order of their keys', () => {
  expect(firstDifference({ a: 1, b: [{ c: 'x', d: null }] }, { b: [{ d: null, c: 'x' }], a: 1 })).toBeUndefined();
});

test.each([
  ['a value', { a: { b: 1 } }, { a: { b: 2 } }, { path: 'a.b', wanted: 1, found: 2 }],
  ['a type', { a: 1 }, { a: '1' }, { path: 'a', wanted: 1, found: '1' }],
  ['a key that is missing', { a: 1, b: 2 }, { a: 1 }, { path: 'b', wanted: 2, found: undefined }],
  ['a key that is new', {}, { a: null }, { path: 'a', wanted: undefined, found: null }],
  ['the order of a list', { a: [1, 2] }, { a: [2, 1] }, { path: 'a.0', wanted: 1, found: 2 }],
  ['the length of a list', { a: [1] }, { a: [1, 2] }, { path: 'a.1', wanted: undefined, found: 2 }],
  ['a list and a map', { a: [] }, { a: {} }, { path: 'a', wanted: [], found: {} }],
])('the first difference is found: %s', (_, wanted, found, difference) => {
  expect(firstDifference(wanted, found)).toEqual(difference);
});
