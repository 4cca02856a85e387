import { notAny, short } from '../../../src/filter/pattern-part';

test('what is excluded leaves room for events without the field', () => {
  expect(notAny('a')).toEqual([{ exists: false }, { 'anything-but': 'a' }]);
});

test('a list of one is its entry', () => {
  expect(short(['a'])).toBe('a');
  expect(short(['a', 'b'])).toEqual(['a', 'b']);
});
