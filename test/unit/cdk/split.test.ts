import { shares } from '../../../src/cdk/split';

test.each([
  { list: [], size: 2, parts: [] },
  { list: [1], size: 2, parts: [[1]] },
  { list: [1, 2], size: 2, parts: [[1, 2]] },
  { list: [1, 2, 3], size: 2, parts: [[1, 2], [3]] },
])('$list in parts of $size is $parts', ({ list, size, parts }) => {
  expect(shares<number>(list, size)).toEqual(parts);
});
