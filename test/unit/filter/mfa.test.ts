import { kindsOf } from './filter';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { narrowedByMfa, matchMfa } from '../../../src/filter/mfa';
import { SignInCriteria, toPattern } from '../../../src/filter/sign-in-pattern';
import { SignInRecord } from '../../../src/signin/samples';
import * as events from '../../events';

function takes(criteria: SignInCriteria, event: SignInRecord): boolean {
  return matches(compile(JSON.stringify(toPattern(criteria))), JSON.stringify(event));
}

const SPELLINGS_OF_YES = ['Yes', 'YES', 'yes', 'yEs'];
const ANYTHING_ELSE = ['No', 'NO', 'no', '', 'Unknown', 'Yes ', false, null, undefined];
const ASKED = [['the root user', events.root], ['an IAM user', events.iamUser]] as const;
const FEDERATED = [
  ['federated', events.federated], ['identityCenter', events.identityCenter], ['federatedUser', events.federatedUser],
  ['identityCenterUser', events.identityCenterUser], ['webIdentityUser', events.webIdentityUser],
] as const;

test('used is a yes in any case, not used is everything else', () => {
  expect(matchMfa('used')).toEqual([{ 'equals-ignore-case': 'yes' }]);
  expect(matchMfa('not-used')).toEqual([{ exists: false }, { 'anything-but': { 'equals-ignore-case': 'yes' } }]);
});

describe.each(ASKED)('of %s', (_who, build) => {
  test.each(SPELLINGS_OF_YES)('%j is used', MFAUsed => {
    const event = build({ detail: { additionalEventData: { MFAUsed } } });
    expect([takes({ mfa: 'used' }, event), takes({ mfa: 'not-used' }, event)]).toEqual([true, false]);
  });

  test.each(ANYTHING_ELSE)('%j is not used', MFAUsed => {
    const event = build({ detail: { additionalEventData: { MFAUsed } } });
    expect([takes({ mfa: 'used' }, event), takes({ mfa: 'not-used' }, event)]).toEqual([false, true]);
  });

  test.each([null, undefined])('additionalEventData as %j is not used', additionalEventData => {
    const event = build({ detail: { additionalEventData } });
    expect([takes({ mfa: 'used' }, event), takes({ mfa: 'not-used' }, event)]).toEqual([false, true]);
  });
});

test.each(FEDERATED)('%s is neither, whatever the event says', (_kind, build) => {
  for (const MFAUsed of [...SPELLINGS_OF_YES, ...ANYTHING_ELSE]) {
    const event = build({ detail: { additionalEventData: { MFAUsed } } });
    expect([takes({ mfa: 'used' }, event), takes({ mfa: 'not-used' }, event)]).toEqual([false, false]);
  }
});

test('the criteria are narrowed to what MFA applies to', () => {
  expect(narrowedByMfa({ mfa: 'used' })).toEqual({ mfa: 'used', events: kindsOf('ConsoleLogin'), identities: ['Root', 'IAMUser'] });
  expect(narrowedByMfa({ mfa: 'used', events: kindsOf('SwitchRole', 'ConsoleLogin'), identities: ['AssumedRole', 'IAMUser'] }))
    .toEqual({ mfa: 'used', events: kindsOf('ConsoleLogin'), identities: ['IAMUser'] });
  expect(narrowedByMfa({ mfa: 'used', events: 'every' })).toMatchObject({ events: kindsOf('ConsoleLogin') });
});

test('fails beside events without ConsoleLogin', () => {
  expect(() => narrowedByMfa({ mfa: 'used', events: kindsOf('SwitchRole', 'CheckMfa') }))
    .toThrow('signIns.mfa applies to ConsoleLogin alone, and signIns.events is SwitchRole, CheckMfa: add SignInEvent.CONSOLE_LOGIN, or leave mfa out');
});

test('fails beside identities without the root user and IAM users', () => {
  expect(() => narrowedByMfa({ mfa: 'not-used', identities: ['AssumedRole'] })).toThrow('signIns.mfa applies to the root user and IAM users alone, ' +
    'since CloudTrail cannot know for others, and signIns.identities is AssumedRole: add SignInIdentity.ROOT or SignInIdentity.IAM_USER, or leave mfa out');
});
