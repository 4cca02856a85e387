import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { principalOf, principalsWithout, matchOtherArns, matchArns } from '../../../src/filter/principal';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import * as events from '../../events';

const ALICE = 'arn:aws:iam::123456789012:user/alice';
const BOB = 'arn:aws:iam::123456789012:user/bob';
const USERS = 'arn:aws:iam::123456789012:user/*';
const read = (...arns: string[]) => arns.map(principalOf);

test.each([
  ['arn:aws:iam::123456789012:root', 'exact', 'arn:aws:iam::123456789012:root', 'Root'],
  [ALICE, 'exact', ALICE, 'IAMUser'],
  ['arn:aws-cn:iam::123456789012:user/team/alice', 'exact', 'arn:aws-cn:iam::123456789012:user/team/alice', 'IAMUser'],
  [USERS, 'prefix', 'arn:aws:iam::123456789012:user/', 'IAMUser'],
  ['arn:aws:iam::*:user/alice', 'wildcard', 'arn:aws:iam::*:user/alice', 'IAMUser'],
  ['arn:aws:sts::123456789012:assumed-role/Admin/bob', 'exact', 'arn:aws:sts::123456789012:assumed-role/Admin/bob', 'AssumedRole'],
  ['arn:aws:sts::123456789012:assumed-role/Admin*', 'prefix', 'arn:aws:sts::123456789012:assumed-role/Admin', 'AssumedRole'],
  ['arn:*:sts::*:assumed-role/*/*', 'wildcard', 'arn:*:sts::*:assumed-role/*/*', 'AssumedRole'],
  ['arn:aws:sts::123456789012:federated-user/dave', 'exact', 'arn:aws:sts::123456789012:federated-user/dave', 'FederatedUser'],
  ['arn:aws:iam::123456789012:*', 'prefix', 'arn:aws:iam::123456789012:', undefined],
  ['arn:aws:*::123456789012:*', 'wildcard', 'arn:aws:*::123456789012:*', undefined],
  // What only deployment knows is taken as it is.
  ['arn:${Token[AWS.Partition.3]}:iam::${Token[AWS.AccountId.4]}:user/alice', 'exact', 'arn:${Token[AWS.Partition.3]}:iam::${Token[AWS.AccountId.4]}:user/alice', 'IAMUser'],
])('%s is %s', (arn, kind, text, identityType) => {
  const { user: _, ...rest } = principalOf(arn);
  expect(rest).toEqual({ kind, text, identityType });
});

test.each([
  ['arn:aws:iam::123456789012:user/team/alice', { account: '123456789012', name: 'alice' }],
  ['arn:aws:iam::*:user/al*', { account: '*', name: 'al*' }],
  ['arn:aws:iam::123456789012:*', { account: '123456789012', name: '*' }],
  ['arn:aws:*::123456789012:*', { account: '123456789012', name: '*' }],
  ['arn:${Token[AWS.Partition.3]}:iam::${Token[AWS.AccountId.4]}:user/alice', { account: '${Token[AWS.AccountId.4]}', name: 'alice' }],
  ['arn:aws:iam::123456789012:root', undefined],
  ['arn:aws:iam::123456789012:role/alice', undefined],
  ['arn:aws:sts::123456789012:*', undefined],
])('%s means the IAM users %j where a failure has no ARN', (arn, user) => {
  expect(principalOf(arn).user).toEqual(user);
});

test.each([
  ['arn:aws:iam::123456789012:role/Admin', 'prefix', 'arn:aws:sts::123456789012:assumed-role/Admin/'],
  ['arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/Admin', 'prefix', 'arn:aws:sts::123456789012:assumed-role/Admin/'],
  ['arn:aws:iam::123456789012:role/Admin*', 'prefix', 'arn:aws:sts::123456789012:assumed-role/Admin'],
  ['arn:aws:iam::123456789012:role/*', 'prefix', 'arn:aws:sts::123456789012:assumed-role/'],
  ['arn:aws:iam::123456789012:role/*Admin', 'wildcard', 'arn:aws:sts::123456789012:assumed-role/*Admin/*'],
  ['arn:aws-us-gov:iam::*:role/Admin', 'wildcard', 'arn:aws-us-gov:sts::*:assumed-role/Admin/*'],
])('the role %s is its sessions', (arn, kind, text) => {
  expect(principalOf(arn)).toEqual({ kind, text, identityType: 'AssumedRole' });
});

test.each([
  ['', 'is no ARN: give one such as "arn:aws:iam::123456789012:user/alice", where only * stands for any text'],
  ['arn:aws:iam::123456789012:user/al ice', 'is no ARN'],
  [`${ALICE}\n`, 'is no ARN'],
  ['arn:aws:iam::123456789012:user/al?ce', 'is no ARN'],
  ['arn:aws:iam::123456789012:user/al\\*', 'is no ARN'],
  ['arn:aws:iam::123456789012:user/**', 'has two stars in a row: one is enough'],
  ['alice', 'is no ARN of somebody who signs in'],
  ['*', 'is no ARN of somebody who signs in'],
  ['arn:*', 'is no ARN of somebody who signs in'],
  ['arn:aws:iam::123456789012', 'is no ARN of somebody who signs in'],
  ['arn:aws:iam::123456789012:', 'is no ARN of somebody who signs in'],
  ['arn:aws:iam::12345678901:user/alice', 'is no ARN of somebody who signs in'],
  ['arn:aws:iam:us-east-1:123456789012:user/alice', 'is no ARN of somebody who signs in'],
  ['ARN:aws:iam::123456789012:user/alice', 'is no ARN of somebody who signs in'],
  ['arn:AWS:iam::123456789012:user/alice', 'is no ARN of somebody who signs in'],
  ['arn:aws:iam::123456789012:group/admins', 'is in no sign-in event'],
  ['arn:aws:iam::123456789012:user/', 'is in no sign-in event'],
  ['arn:aws:iam::123456789012:user*', 'is in no sign-in event'],
  ['arn:aws:iam::123456789012:assumed-role/Admin/bob', 'is in no sign-in event'],
  ['arn:aws:sts::123456789012:assumed-role/Admin', 'is in no sign-in event'],
  ['arn:aws:sts::123456789012:assumed-role/Admin/', 'is in no sign-in event'],
  ['arn:aws:s3::123456789012:*', 'is in no sign-in event'],
  ['arn:aws:iam::123456789012:user/team/', 'ends with a slash, which no ARN in a sign-in event does'],
  ['arn:aws:sts::123456789012:assumed-role/Admin/bob/', 'ends with a slash'],
  ['arn:aws:iam::123456789012:role/', 'has no name behind the last slash'],
  ['arn:aws:iam::123456789012:role/team/', 'has no name behind the last slash'],
  ['arn:aws:iam::123456789012:role/team/*', 'tells roles by their path, which no sign-in event has'],
])('fails for %j', (arn, message) => {
  expect(() => principalOf(arn)).toThrow(message);
});

test.each([
  { arns: [ALICE], tests: [ALICE] },
  { arns: [ALICE, BOB, ALICE], tests: [ALICE, BOB] },
  { arns: [USERS], tests: [{ prefix: 'arn:aws:iam::123456789012:user/' }] },
  { arns: [ALICE, USERS, 'arn:aws:iam::123456789012:user/*b', USERS], tests: [{ prefix: 'arn:aws:iam::123456789012:user/' }] },
  { arns: ['arn:aws:iam::*:user/alice', ALICE], tests: [{ wildcard: 'arn:aws:iam::*:user/alice' }, ALICE] },
])('$arns are taken by $tests', ({ arns, tests }) => {
  expect(matchArns(read(...arns))).toEqual(tests);
});

test.each([
  { arns: [ALICE], excluded: ALICE },
  { arns: [ALICE, BOB], excluded: [ALICE, BOB] },
  { arns: [USERS], excluded: { prefix: 'arn:aws:iam::123456789012:user/' } },
  { arns: ['arn:aws:iam::*:user/alice'], excluded: { wildcard: 'arn:aws:iam::*:user/alice' } },
  {
    arns: ['arn:aws:iam::123456789012:root', USERS, 'arn:aws:iam::*:user/alice'],
    excluded: { wildcard: ['arn:aws:iam::123456789012:root', USERS, 'arn:aws:iam::*:user/alice'] },
  },
])('$arns are left out by $excluded', ({ arns, excluded }) => {
  expect(matchOtherArns(read(...arns))).toEqual([{ exists: false }, { 'anything-but': excluded }]);
});

test('whoever has no ARN is never left out, be it missing, null or empty', () => {
  const lists = [[ALICE], [USERS], ['arn:*:iam::*:*'], ['arn:aws:iam::*:*', ALICE, 'arn:aws:*::123456789012:*']];
  const unknown = [undefined, null, ''].map(arn => JSON.stringify(events.rootFailure({ detail: { userIdentity: { arn } } })));
  for (const list of lists) {
    const pattern = compile(JSON.stringify(toPattern({ exceptPrincipals: read(...list) })));
    expect(unknown.filter(event => matches(pattern, event))).toEqual(unknown);
    const failures = [events.failureWithoutArn(), events.unknownUser(), events.externalIdPDirectoryLogin()].map(event => JSON.stringify(event));
    expect(failures.filter(event => matches(pattern, event))).toEqual(failures);
    expect(matches(pattern, JSON.stringify(events.iamUser()))).toBe(false);
  }
});

test('exact ARNs are taken out of exact ARNs', () => {
  expect(principalsWithout(read(ALICE, BOB), read(BOB, 'arn:aws:iam::123456789012:root'))).toEqual(read(ALICE));
});

test.each([
  { principals: [USERS], except: [ALICE], starred: USERS },
  { principals: [ALICE], except: ['arn:aws:iam::*:user/bob'], starred: 'arn:aws:iam::*:user/bob' },
])('fails for $principals without $except, since a pattern tests the ARN once', ({ principals, except, starred }) => {
  expect(() => principalsWithout(read(...principals), read(...except))).toThrow('signIns.principals beside signIns.exceptPrincipals must be exact, ' +
    `since a pattern tests the ARN once, and "${starred}" stands for several: name each principal, or leave one of the two out and make two alerts`);
});

test('fails where nobody is left', () => {
  expect(() => principalsWithout(read(ALICE), read(ALICE, BOB)))
    .toThrow('signIns.exceptPrincipals leaves nothing of signIns.principals, so that no sign-in would alert: leave one of the two out');
});
