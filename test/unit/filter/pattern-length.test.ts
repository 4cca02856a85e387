import { checkLength } from '../../../src/filter/pattern-length';

test('a pattern of 2,048 characters passes', () => {
  expect(() => checkLength(2048, () => [{ field: 'events', length: 0 }])).not.toThrow();
});

test('fails above, and names the field that adds most and by how much it is over', () => {
  const shares = [{ field: 'events', length: 2 }, { field: 'sourceIps', length: 4 }, { field: 'outcome', length: 3 }] as const;
  expect(() => checkLength(2051, () => shares)).toThrow('signIns.sourceIps makes the event pattern 2051 characters long: shorten it by 3, since EventBridge allows 2048');
});

test('fails where nothing is left for what is added later', () => {
  expect(() => checkLength(1948, () => [{ field: 'events', length: 0 }], 100)).not.toThrow();
  expect(() => checkLength(1950, () => [{ field: 'events', length: 0 }], 100)).toThrow('signIns.events makes the event pattern 1950 characters long: shorten it by 2, ' +
    'since EventBridge allows 2048, of which 100 say from which accounts and Regions sign-ins come');
});
