import { chunk, numberedId } from '../../../src/cdk/numbered-resources';

test.each([
  { list: [], size: 2, parts: [] },
  { list: [1], size: 2, parts: [[1]] },
  { list: [1, 2], size: 2, parts: [[1, 2]] },
  { list: [1, 2, 3], size: 2, parts: [[1, 2], [3]] },
])('$list in parts of $size is $parts', ({ list, size, parts }) => {
  expect(chunk<number>(list, size)).toEqual(parts);
});

test('the first of several IDs has no number', () => {
  expect([0, 1, 2].map(index => numberedId('Role', index))).toEqual(['Role', 'Role2', 'Role3']);
});
