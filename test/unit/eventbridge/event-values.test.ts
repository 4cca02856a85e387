import { leavesOf } from '../../../src/eventbridge/event-values';
import { pathTree } from '../../../src/eventbridge/path-tree';

const leaves = (paths: string[], event: string) => leavesOf(pathTree(paths), event);

test('values are given by path, in the order of the event and as they are written', () => {
  expect(leaves(['a', 'b.c', 'd'], '{"b": {"c": "x\\n", "d": 1}, "a": [1.0, null], "e": 2, "b.c": true}')).toEqual([
    [{ kind: 'number', text: '1.0' }, { kind: 'literal', text: 'null' }],
    [{ kind: 'string', text: 'x\n' }, { kind: 'literal', text: 'true' }],
    [],
  ]);
});

test('objects and arrays in an array keep their place, plain values do not', () => {
  const [found] = leaves(['a', 'a.x'], '{"a": [7, {"x": 1}, [8, {"x": 2}]]}').slice(1);
  expect(found).toEqual([
    { kind: 'number', text: '1', element: { array: 0, index: 1 } },
    { kind: 'number', text: '2', element: { array: 1, index: 1, around: { array: 0, index: 2 } } },
  ]);
  expect(leaves(['a'], '{"a": [7, [8]]}')).toEqual([[
    { kind: 'number', text: '7' }, { kind: 'number', text: '8', element: { array: 0, index: 1 } },
  ]]);
});

test('objects are no values', () => {
  expect(leaves(['a', 'b'], '{"a": {"b": 1}, "b": {}}')).toEqual([[], []]);
});

test('arrays on no path are passed over, whatever they hold', () => {
  expect(leaves(['z'], '{"a": [[1, {"z": 2}], "]", {"b": []}, {}], "z": 3}')).toEqual([[{ kind: 'number', text: '3' }]]);
});

test('fails for a key that is too long, wherever it stands, and counts an escape as one character', () => {
  const key = 'k'.repeat(49_999);
  expect(leaves(['z'], `{"a": {"${key}\\u0061": 1}, "z": 3}`)).toEqual([[{ kind: 'number', text: '3' }]]);
  expect(() => leaves(['z'], `{"a": {"${key}\\u0061b": 1}, "z": 3}`)).toThrow('a key is longer than 50000 characters');
});

test.each(['1', '[{}]', '"{}"', '', ' '])('fails for %j, which is no object', event => {
  expect(() => leaves(['a'], event)).toThrow('the event is not a JSON object');
});

test.each(['{"b": [1 2]}', '{"b": {"c" 1}}', '{"b": {"c": 1]}', '{"b": tru}', '{"b": -}', '{"b": "\\u00"}', '{"b": 1', '{"b"', '{"a": [1 2]}', '{,}', '{"\\x": 1}'])(
  'fails for %s, also where no path leads', event => {
    expect(() => leaves(['a'], event)).toThrow();
  },
);
