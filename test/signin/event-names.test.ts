import { DETAIL_TYPES, EVENT_NAMES, EVENT_SOURCE } from '../../src/signin/event-names';

/**
 * Typed from the records in the CloudTrail guide, once more: a name in another case is silence.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
test('event names are spelled as AWS spells them', () => {
  expect(EVENT_NAMES.join(' ')).toBe('ConsoleLogin CheckMfa SwitchRole ExitRole RenewRole GetSigninToken PasswordUpdated ' +
    'PasswordRecoveryRequested PasswordRecoveryCompleted ExternalIdPDirectoryLogin');
});

test('source and both spellings of the detail-type are those of the EventBridge guide', () => {
  expect(EVENT_SOURCE).toBe('aws.signin');
  expect(DETAIL_TYPES).toEqual(['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail']);
});
