import * as fc from 'fast-check';
import { events, filters } from './arbitraries';
import { criteriaOf } from './filter';
import { compile } from '../../../src/eventbridge/compile';
import { matches } from '../../../src/eventbridge/match';
import { takesOutcome } from '../../../src/filter/outcome';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { EVERY_KIND } from '../../events';

test('a success says nothing of a failure under any of the names', () => {
  expect(takesOutcome('success', ['ConsoleLogin', 'SwitchRole'])).toEqual({
    ConsoleLogin: [{ exists: false }, { 'anything-but': 'Failure' }],
    SwitchRole: [{ exists: false }, { 'anything-but': 'Failure' }],
  });
});

test('a failure says so under one of the names, and one name needs no alternatives', () => {
  expect(takesOutcome('failure', ['ConsoleLogin', 'SwitchRole'])).toEqual({ $or: [{ ConsoleLogin: ['Failure'] }, { SwitchRole: ['Failure'] }] });
  expect(takesOutcome('failure', ['ConsoleLogin'])).toEqual({ ConsoleLogin: ['Failure'] });
});

describe('success and failure together', () => {
  const all = [...EVERY_KIND.map(({ event }) => event), ...fc.sample(events(), { seed: 1, numRuns: 500 })].map(event => JSON.stringify(event));
  const matcher = (criteria: ReturnType<typeof criteriaOf>) => {
    const pattern = compile(JSON.stringify(toPattern(criteria)));
    return (event: string) => matches(pattern, event);
  };

  test.each([
    { events: undefined }, { events: 'every' as const }, { events: ['ConsoleLogin'] }, { events: ['CheckMfa', 'SwitchRole', 'SomethingNew'] },
  ])('are every sign-in of $events, and none of them twice', filter => {
    const success = matcher(criteriaOf({ ...filter, outcome: 'success' }));
    const failure = matcher(criteriaOf({ ...filter, outcome: 'failure' }));
    const either = matcher(criteriaOf(filter));
    const expected = all.filter(either);

    expect(all.filter(event => success(event) !== failure(event))).toEqual(expected);
    expect(expected.some(success) && expected.some(failure)).toBe(true);
  });

  test('are every sign-in of any other filter', () => {
    const some = fc.sample(filters(), { seed: 2, numRuns: 100 })
      .map(({ events: names, identities }) => ({ events: names, identities }));
    const missed = some.filter(filter => {
      const either = matcher(criteriaOf({ ...filter, outcome: undefined }));
      const success = matcher(criteriaOf({ ...filter, outcome: 'success' }));
      const failure = matcher(criteriaOf({ ...filter, outcome: 'failure' }));
      return all.some(event => (success(event) || failure(event)) !== either(event));
    });
    expect(missed).toEqual([]);
  });
});
