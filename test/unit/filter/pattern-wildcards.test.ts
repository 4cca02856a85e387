import { checkComplexity, complexityOf } from '../../../src/filter/pattern-wildcards';

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
