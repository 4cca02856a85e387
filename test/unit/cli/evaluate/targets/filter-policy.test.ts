import { letsThrough } from '../../../../../src/cli/evaluate/targets/filter-policy';
import { Json } from '../../../../../src/cli/json-values';

const ATTRIBUTES = new Map([['severity', 'HIGH'], ['team', 'red']]);

// https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html: one of the values of a name, and all of the names.
test.each<{ policy: Json | undefined; scope?: Json; gets: boolean | undefined }>([
  { policy: { severity: ['HIGH'] }, gets: true },
  { policy: { severity: ['INFO', 'HIGH'] }, scope: 'MessageAttributes', gets: true },
  { policy: { severity: ['HIGH'], team: ['red'] }, gets: true },
  { policy: {}, gets: true },
  { policy: { severity: ['INFO'] }, gets: false },
  { policy: { severity: ['high'] }, gets: false },
  { policy: { severity: [] }, gets: false },
  { policy: { severity: ['HIGH'], team: ['blue'] }, gets: false },
  { policy: { gone: ['HIGH'] }, gets: false },
  { policy: { constructor: ['HIGH'] }, gets: false },
  { policy: { severity: ['HIGH'] }, scope: 'MessageBody', gets: undefined },
  { policy: { severity: [{ 'anything-but': 'INFO' }] }, gets: undefined },
  { policy: { $or: [{ severity: ['HIGH'] }] }, gets: undefined },
  { policy: { severity: 'HIGH' }, gets: undefined },
  { policy: '{}', gets: undefined },
  { policy: undefined, gets: undefined },
])('the policy $policy of the scope $scope lets a message through: $gets', ({ policy, scope, gets }) => {
  expect(letsThrough(policy, scope, ATTRIBUTES)).toBe(gets);
});

test('no policy can be evaluated where the attributes are not known', () => {
  expect(letsThrough({ severity: ['HIGH'] }, undefined, undefined)).toBeUndefined();
});
