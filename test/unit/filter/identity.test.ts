import { criteriaOf, Filter } from './filter';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { checkPrincipalsOf, IDENTITY_TYPES, matchIdentity, mayBeRoot } from '../../../src/filter/identity';
import { principalOf } from '../../../src/filter/principal';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import * as events from '../../events';

const ROOT = principalOf('arn:aws:iam::123456789012:root');
const USER = principalOf('arn:aws:iam::123456789012:user/alice');
const ROLE = principalOf('arn:aws:iam::123456789012:role/Developer');
const ANYBODY = principalOf('arn:aws:iam::123456789012:*');

/**
 * Typed from the CloudTrail guide: a wrong case is silence.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
test('identity types are spelled as CloudTrail does', () => {
  expect(IDENTITY_TYPES).toEqual(['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'IdentityCenterUser', 'WebIdentityUser']);
});

test.each([
  { identities: ['Root'], principals: [ROOT] },
  { identities: ['Root', 'IAMUser'], principals: [USER, ROLE] },
  { identities: ['AssumedRole'], principals: [ROLE] },
  { identities: ['Root'], principals: [ANYBODY] },
  // What ARN these carry, if any, is not known.
  { identities: ['WebIdentityUser'], principals: [USER] },
  { identities: ['SomethingNew'], principals: [USER] },
])('$identities can be one of $principals', ({ identities, principals }) => {
  expect(() => checkPrincipalsOf(identities, principals)).not.toThrow();
});

test.each([
  { identities: ['Root'], principals: [USER, ROLE], types: 'IAMUser, AssumedRole alone, and only Root' },
  { identities: ['Root', 'IAMUser'], principals: [ROLE], types: 'AssumedRole alone, and only Root, IAMUser' },
])('fails for $principals, which $identities cannot be', ({ identities, principals, types }) => {
  expect(() => checkPrincipalsOf(identities, principals))
    .toThrow(`signIns.principals has ARNs of ${types} can match, so that no sign-in would alert: leave one of the two out`);
});

describe('userIdentity', () => {
  const who = (filter: Filter) => matchIdentity(criteriaOf(filter));
  const failure = (account: string, ...userName: unknown[]) => ({ type: ['IAMUser'], arn: [{ exists: false }], accountId: [account], userName });

  test('is not asked for without criteria, and by its type alone where no principal is given', () => {
    expect(who({})).toBeUndefined();
    expect(who({ identities: ['Root'] })).toEqual({ type: ['Root'] });
    expect(who({ identities: ['Root'], exceptPrincipals: [ALICE] })).toEqual({ type: ['Root'], arn: [{ exists: false }, { 'anything-but': ALICE }] });
  });

  test('of an IAM user is the ARN, or in a failure without one the account and the name', () => {
    expect(who({ principals: [ALICE] })).toEqual({ $or: [{ arn: [ALICE] }, failure('123456789012', 'alice')] });
    expect(who({ principals: ['arn:aws:iam::123456789012:user/team/al*', 'arn:aws:iam::123456789012:user/bob', 'arn:aws:iam::111122223333:user/*b'] })).toEqual({
      $or: [
        { arn: [{ prefix: 'arn:aws:iam::123456789012:user/team/al' }, 'arn:aws:iam::123456789012:user/bob', { wildcard: 'arn:aws:iam::111122223333:user/*b' }] },
        failure('123456789012', { prefix: 'al' }, 'bob'),
        failure('111122223333', { suffix: 'b' }),
      ],
    });
  });

  test('of any IAM user leaves out users that do not exist', () => {
    expect(who({ principals: ['arn:aws:iam::*:user/*'] })).toEqual({
      $or: [
        { arn: [{ wildcard: 'arn:aws:iam::*:user/*' }] },
        { type: ['IAMUser'], arn: [{ exists: false }], userName: [{ 'anything-but': 'HIDDEN_DUE_TO_SECURITY_REASONS' }] },
      ],
    });
  });

  test('of a role is the ARN alone, as where no IAM user can match', () => {
    expect(who({ principals: [DEVELOPER] })).toEqual({ arn: [{ prefix: 'arn:aws:sts::123456789012:assumed-role/Developer/' }] });
    expect(who({ identities: ['Root'], principals: ['arn:aws:iam::123456789012:*'] })).toEqual({ type: ['Root'], arn: [{ prefix: 'arn:aws:iam::123456789012:' }] });
  });

  test('without others is what is left', () => {
    expect(who({ principals: [ALICE, 'arn:aws:iam::123456789012:user/bob'], exceptPrincipals: [ALICE] })).toEqual({
      $or: [{ arn: ['arn:aws:iam::123456789012:user/bob'] }, failure('123456789012', 'bob')],
    });
  });
});

const ROOT_ARN = 'arn:aws:iam::123456789012:root';
const ALICE = 'arn:aws:iam::123456789012:user/alice';
const DEVELOPER = 'arn:aws:iam::123456789012:role/Developer';

test.each<{ filter: Filter; matched: boolean }>([
  { filter: {}, matched: true },
  { filter: { mfa: 'used' }, matched: true },
  { filter: { identities: ['Root', 'IAMUser'] }, matched: true },
  { filter: { identities: ['IAMUser', 'AssumedRole'] }, matched: false },
  { filter: { identities: ['root'] }, matched: false },
  { filter: { principals: [ROOT_ARN] }, matched: true },
  { filter: { principals: [ALICE, ROOT_ARN] }, matched: true },
  { filter: { principals: [ALICE, DEVELOPER] }, matched: false },
  { filter: { principals: ['arn:aws:iam::123456789012:user/*'] }, matched: false },
  { filter: { principals: ['arn:aws:iam::*:root'] }, matched: true },
  { filter: { principals: ['arn:aws:iam::123456789012:*'] }, matched: true },
  { filter: { principals: ['arn:aws:*::123456789012:*'] }, matched: true },
  { filter: { principals: ['arn:aws:sts::123456789012:*'] }, matched: false },
  { filter: { principals: ['arn:*:sts::123456789012:*'] }, matched: false },
  { filter: { identities: ['Root'], principals: ['arn:aws:iam::123456789012:*'] }, matched: true },
  { filter: { exceptPrincipals: [ALICE] }, matched: true },
])('$filter may match root users: $matched', ({ filter, matched }) => {
  const criteria = criteriaOf(filter);
  expect(mayBeRoot(criteria)).toBe(matched);
  // And so does the pattern, of an everyday sign-in with a second factor.
  expect(matches(compile(JSON.stringify(toPattern(criteria))), JSON.stringify(events.root()))).toBe(matched);
});

test('what only deployment knows may be a root user', () => {
  expect(mayBeRoot({ identities: ['${Token[TOKEN.1]}'] })).toBe(true);
  expect(mayBeRoot({ principals: [{ kind: 'exact', text: '${Token[TOKEN.1]}' }] })).toBe(true);
});
