import * as fc from 'fast-check';
import { events, filters } from './arbitraries';
import { criteriaOf } from './filter';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { outcomeOf } from '../../../src/filter/event-and-outcome';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { EVERY_KIND } from '../../events';

test('a success says nothing of a failure under any of the names', () => {
  expect(outcomeOf('AwsConsoleSignIn', ['ConsoleLogin', 'SwitchRole'], 'success')).toEqual({
    responseElements: { ConsoleLogin: [{ exists: false }, { 'anything-but': 'Failure' }], SwitchRole: [{ exists: false }, { 'anything-but': 'Failure' }] },
  });
});

test('a failure says so under one of the names, and one name needs no alternatives', () => {
  expect(outcomeOf('AwsConsoleSignIn', ['ConsoleLogin', 'SwitchRole'], 'failure')).toEqual({
    responseElements: { $or: [{ ConsoleLogin: ['Failure'] }, { SwitchRole: ['Failure'] }] },
  });
  expect(outcomeOf('AwsServiceEvent', ['UserAuthentication'], 'failure')).toEqual({ serviceEventDetails: { UserAuthentication: ['Failure'] } });
});

test('a call that failed has an error code, or says that it did not succeed', () => {
  expect(outcomeOf('AwsApiCall', ['AssumeRoot'], 'failure')).toEqual({ $or: [{ errorCode: [{ exists: true }] }, { additionalEventData: { success: ['false'] } }] });
  expect(outcomeOf('AwsApiCall', ['AssumeRoot'], 'success')).toEqual({
    errorCode: [{ exists: false }], additionalEventData: { success: [{ exists: false }, { 'anything-but': 'false' }] },
  });
});

describe('success and failure together', () => {
  const all = [...EVERY_KIND.map(({ event }) => event), ...fc.sample(events(), { seed: 1, numRuns: 500 })].map(event => JSON.stringify(event));
  const matcher = (criteria: ReturnType<typeof criteriaOf>) => {
    const pattern = compile(JSON.stringify(toPattern(criteria)));
    return (event: string) => matches(pattern, event);
  };

  test.each([
    { events: undefined }, { events: 'every' as const }, { events: ['ConsoleLogin'] }, { events: ['CheckMfa', 'SwitchRole', 'SomethingNew'] },
    { events: ['ConsoleLogin', 'AuthorizeOAuth2Access', 'CreateOAuth2Token', 'UserAuthentication', 'CredentialVerification', 'AssumeRoot', 'Sign-in Anomaly Alert'] },
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
