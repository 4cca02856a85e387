import { criteriaOf, Filter } from './filter';
import { compile } from '../../../src/eventbridge/compile';
import { matches } from '../../../src/eventbridge/match';
import { takesRoot } from '../../../src/filter/root';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import * as events from '../../events';

const ROOT = 'arn:aws:iam::123456789012:root';
const ALICE = 'arn:aws:iam::123456789012:user/alice';
const ROLE = 'arn:aws:iam::123456789012:role/Developer';

test.each<{ filter: Filter; taken: boolean }>([
  { filter: {}, taken: true },
  { filter: { mfa: 'used' }, taken: true },
  { filter: { identities: ['Root', 'IAMUser'] }, taken: true },
  { filter: { identities: ['IAMUser', 'AssumedRole'] }, taken: false },
  { filter: { identities: ['root'] }, taken: false },
  { filter: { principals: [ROOT] }, taken: true },
  { filter: { principals: [ALICE, ROOT] }, taken: true },
  { filter: { principals: [ALICE, ROLE] }, taken: false },
  { filter: { principals: ['arn:aws:iam::123456789012:user/*'] }, taken: false },
  { filter: { principals: ['arn:aws:iam::*:root'] }, taken: true },
  { filter: { principals: ['arn:aws:iam::123456789012:*'] }, taken: true },
  { filter: { principals: ['arn:aws:*::123456789012:*'] }, taken: true },
  { filter: { principals: ['arn:aws:sts::123456789012:*'] }, taken: false },
  { filter: { principals: ['arn:*:sts::123456789012:*'] }, taken: false },
  { filter: { identities: ['Root'], principals: ['arn:aws:iam::123456789012:*'] }, taken: true },
  { filter: { exceptPrincipals: [ALICE] }, taken: true },
])('$filter may take root users: $taken', ({ filter, taken }) => {
  const criteria = criteriaOf(filter);
  expect(takesRoot(criteria)).toBe(taken);
  // And so does the pattern, of an everyday sign-in with a second factor.
  expect(matches(compile(JSON.stringify(toPattern(criteria))), JSON.stringify(events.root()))).toBe(taken);
});

test('what only deployment knows may be a root user', () => {
  expect(takesRoot({ identities: ['${Token[TOKEN.1]}'] })).toBe(true);
  expect(takesRoot({ principals: [{ kind: 'exact', text: '${Token[TOKEN.1]}' }] })).toBe(true);
});
