import { checkLength, checkComplexity, complexityOf } from '../../../src/filter/pattern-limits';

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

/** As event-ruler counts: one star is 2, an ARN with two stars 3, the same letters after a star add up. */
test.each([
  { tests: ['a', { prefix: 'b' }], complexity: 0 },
  { tests: [{ wildcard: 'arn:aws:iam::*:user/alice' }], complexity: 2 },
  { tests: [{ wildcard: 'arn:aws:iam::*:user/a*' }], complexity: 3 },
  { tests: [{ wildcard: 'arn:*:sts::*:assumed-role/*/*' }], complexity: 7 },
  { tests: ['Dev', 'Admin', 'Ops'].map(role => ({ wildcard: `arn:aws:sts::*:assumed-role/${role}/*` })), complexity: 9 },
  { tests: [{ exists: false as const }, { 'anything-but': { wildcard: ['203.0.113.7', '198.51.100.*'] } }], complexity: 2 },
])('$tests have complexity $complexity', ({ tests, complexity }) => {
  expect(complexityOf('arn', tests)).toBe(complexity);
});

test('fails for wildcards that are more complex than 10, naming the field and by how much', () => {
  expect(() => checkComplexity({ field: 'principals', complexity: 10 })).not.toThrow();
  expect(() => checkComplexity({ field: 'principals', complexity: 12 })).toThrow('signIns.principals makes the wildcards of the event pattern too complex: 12, which is 2 over 10; ' +
    'use fewer stars, at the end of an ARN where they cost least, or make two alerts');
  // Nobody counts further.
  expect(() => checkComplexity({ field: 'principals', complexity: 64 })).toThrow('too complex: at least 64, which is 54 over 10');
});
