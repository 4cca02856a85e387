import { DETAIL_TYPES, CONSOLE_EVENT_NAMES, SIGN_IN_SOURCE, CONSOLE_EVENTS } from '../../../src/signin/event-kinds';

/**
 * Typed from the records in the CloudTrail guide, once more: a name in another case is silence.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
test('event names are spelled as AWS spells them', () => {
  expect(CONSOLE_EVENT_NAMES.join(' ')).toBe('ConsoleLogin CheckMfa SwitchRole ExitRole RenewRole GetSigninToken PasswordUpdated ' +
    'PasswordRecoveryRequested PasswordRecoveryCompleted ExternalIdPDirectoryLogin');
});

test('by default no event alerts that comes beside another, and one is known to be read-only', () => {
  expect(CONSOLE_EVENTS.filter(({ byDefault }) => !byDefault).map(({ name }) => name)).toEqual(['CheckMfa', 'ExitRole', 'RenewRole', 'GetSigninToken']);
  expect(CONSOLE_EVENTS.filter(({ readOnly }) => readOnly).map(({ name }) => name)).toEqual(['CheckMfa']);
});

test('source and both spellings of the detail-type are those of the EventBridge guide', () => {
  expect(SIGN_IN_SOURCE).toBe('aws.signin');
  expect(DETAIL_TYPES).toEqual(['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail']);
});
