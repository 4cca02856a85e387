import { jsonPath, nodeAt } from '../../../src/eventbridge/json-path';
import { read, write } from '../../../src/eventbridge/json-reader';

const root = read('{"detail-type": "T", "a": [{"b_c": 1}, null], "d": {"e": 2, "e": 3}}');

test.each([
  ['$', '{"detail-type":"T","a":[{"b_c":1},null],"d":{"e":3}}'],
  ['$.detail-type', '"T"'], ['$.a[0].b_c', '1'], ['$.a[1]', 'null'], ['$.d.e', '3'],
  ['$.a[2]', undefined], ['$.a.b_c', undefined], ['$.d[0]', undefined], ['$.a[1].x', undefined], ['$.x.y.z', undefined], ['$.detail-type.x', undefined],
])('%s leads to %s', (path, value) => {
  const parsed = jsonPath(path);
  if (parsed.kind !== 'steps') throw new Error(`no steps: ${parsed.reason}`);
  const found = nodeAt(root, parsed.steps);
  expect(found && write(found)).toBe(value);
});

test.each(['', 'a', '.a', ' $', `$.${'a'.repeat(255)}`])('%.10j is no path', path => {
  expect(jsonPath(path).kind).toBe('invalid');
});

test.each(['$a', '$.', '$..a', '$.a[*]', '$.*', '$.a[-1]', '$.a[0:1]', "$['a']", '$.a[?(@.b)]', '$.a b', '$.a[0'])('what %s means was never recorded', path => {
  expect(jsonPath(path).kind).toBe('unknown');
});

test('the longest path is one', () => {
  expect(jsonPath(`$.${'a'.repeat(254)}`).kind).toBe('steps');
});
