import { checkPrincipalsOf, IDENTITY_TYPES } from '../../../src/filter/identity';
import { principalOf } from '../../../src/filter/principal';

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
  { identities: ['Root'], principals: [USER, ROLE], types: 'IAMUser, AssumedRole alone, and only Root is' },
  { identities: ['Root', 'IAMUser'], principals: [ROLE], types: 'AssumedRole alone, and only Root, IAMUser is' },
])('fails for $principals, which $identities cannot be', ({ identities, principals, types }) => {
  expect(() => checkPrincipalsOf(identities, principals))
    .toThrow(`signIns.principals has ARNs of ${types} taken, so that no sign-in would alert: leave one of the two out`);
});
