import { elementIndex, Membership } from '../../../src/eventbridge/elements';
import { Element, Leaf } from '../../../src/eventbridge/event-values';

const leaf = (element: Element | undefined): Leaf => ({ kind: 'literal', text: 'true', element });
const at = (array: number, index: number, around?: Element): Element => ({ array, index, around });
const choices = (leaves: Leaf[], chosen: [number, number][]) => {
  const membership: Membership = new Map(chosen);
  return [...elementIndex(leaves).choices(membership)].map(choice => [...choice]);
};

const nested = [leaf(undefined), leaf(at(0, 1)), leaf(at(1, 5, at(0, 1))), leaf(at(2, 0, at(0, 2))), leaf(at(0, 1))];

test('every value fits where no element was chosen, and equal places are one', () => {
  expect(choices(nested, [])).toEqual([[], [[0, 1]], [[0, 1], [1, 5]], [[0, 2], [2, 0]]]);
});

test('only values of a chosen element fit', () => {
  expect(choices(nested, [[0, 2]])).toEqual([[[0, 2]], [[0, 2], [2, 0]]]);
  expect(choices(nested, [[0, 1], [1, 4]])).toEqual([[[0, 1], [1, 4]], [[0, 1], [1, 4]]]);
});

test('elements of an array that the values are not in stay chosen', () => {
  expect(choices([leaf(at(0, 1))], [[9, 9]])).toEqual([[[9, 9], [0, 1]]]);
});

test('nothing fits where there are no values, or only those of other elements', () => {
  expect(choices([], [])).toEqual([]);
  expect(choices([leaf(at(0, 1))], [[0, 2]])).toEqual([]);
});
