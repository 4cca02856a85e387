import { AlertResult, Note, Reason } from '../../../../src/cli/evaluate/alert-result';
import { Json } from '../../../../src/cli/json-values';
import { AlertReplay, alertReplay, combined, ReplayResult, signInOf } from '../../../../src/cli/replay/alert-replay';
import { SAMPLES, SignInRecord } from '../../../../src/signin/samples';
import * as events from '../../../events';
import { shown } from '../app';
import { MAIL, SMS } from '../report-parts/messages';

const REFUSED: Reason = { code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"', expected: 'anything but "CheckMfa"' };
const NOT_COVERED: Reason = { code: 'not-covered', account: '123456789012', region: 'eu-north-1', covered: [] };
const LEFT_OUT: Note = { code: 'left-out-by-filter-policy', endpoint: 'sms:+15550100' };
const LOST: Reason = { code: 'never-delivered', target: 'Target0', reason: 'it is no JSON' };

function replayOf(result: Partial<AlertResult>): AlertReplay {
  return alertReplay('Stack/Alert', { reasons: [], deliveries: [], notes: [], ...result });
}

test.each<{ title: string; given: Partial<AlertResult>; result: ReplayResult }>([
  { title: 'a message', given: { deliveries: [MAIL] }, result: 'alerted' },
  { title: 'a message beside one that is lost', given: { deliveries: [MAIL], reasons: [LOST] }, result: 'alerted' },
  { title: 'only a lost message', given: { reasons: [LOST] }, result: 'undelivered' },
  { title: 'a message that every subscription leaves out', given: { notes: [LEFT_OUT] }, result: 'notMatched' },
  { title: 'a message that a subscription leaves out beside one that is lost', given: { reasons: [LOST], notes: [LEFT_OUT] }, result: 'undelivered' },
  { title: 'a message that a subscription leaves out beside one that is sent', given: { deliveries: [MAIL], notes: [LEFT_OUT] }, result: 'alerted' },
  { title: 'a pattern that does not match', given: { reasons: [REFUSED] }, result: 'notMatched' },
  { title: 'a pattern that does not match the Region either', given: { reasons: [REFUSED, { ...REFUSED, path: 'region' }] }, result: 'notMatched' },
  { title: 'a pattern that matches all but the Region', given: { reasons: [{ ...REFUSED, path: 'region' }] }, result: 'notCovered' },
  { title: 'no forwarder', given: { reasons: [NOT_COVERED] }, result: 'notCovered' },
  { title: 'an account that may not forward', given: { reasons: [{ code: 'account-not-allowed', bus: 'b', account: '111122223333' }] }, result: 'notCovered' },
  { title: 'a source that may not be forwarded', given: { reasons: [{ code: 'source-not-allowed', bus: 'b', source: 'aws.sts' }] }, result: 'notCovered' },
  { title: 'a message of an alert in another Region', given: { deliveries: [MAIL], notes: [{ code: 'other-region', here: 'a', there: 'b' }] }, result: 'notCovered' },
  { title: 'a message of an alert in another account', given: { deliveries: [MAIL], notes: [{ code: 'other-account', here: 'a', there: 'b' }] }, result: 'notCovered' },
])('$title counts as $result', ({ given, result }) => {
  expect(replayOf(given)).toMatchObject({ alert: 'Stack/Alert', result });
});

test('each field that does not match counts once', () => {
  const path = 'detail.userIdentity.type';
  expect(replayOf({ reasons: [REFUSED, { ...REFUSED, expected: 'another' }, { ...REFUSED, path }] }).fields).toEqual(['detail.eventName', path]);
  expect(replayOf({ reasons: [LOST] }).fields).toEqual([]);
  expect(replayOf({ notes: [LEFT_OUT] }).fields).toEqual(['the filter policy of a subscription']);
});

test('only mails count for a topic, and only those that are sent', () => {
  expect(replayOf({ deliveries: [{ ...MAIL, topic: 'a' }, { ...MAIL, topic: 'a' }, { ...SMS, topic: 'b' }] }).mailedBy).toEqual(['a']);
  expect(replayOf({ deliveries: [{ ...MAIL, topic: 'a' }], notes: [{ code: 'other-region', here: 'a', there: 'b' }] }).mailedBy).toEqual([]);
});

test('notes are those that decide who is notified', () => {
  const notes: Note[] = [
    { code: 'no-subscribers', topic: 'a' },
    { code: 'forwarded-by', forwarder: 'Set', if: 'account 111122223333 is in ou-1' },
    { code: 'forwarded-by', forwarder: 'Set' },
    { code: 'made-from-record', missing: ['id'] },
  ];
  expect(replayOf({ deliveries: [MAIL], notes }).notes).toEqual(['nobody in this app is subscribed to a', 'Set forwards it, if account 111122223333 is in ou-1']);
});

test.each<{ results: ReplayResult[]; together: ReplayResult }>([
  { results: ['notMatched', 'alerted'], together: 'alerted' },
  { results: ['notCovered', 'undelivered'], together: 'undelivered' },
  { results: ['notMatched', 'notCovered'], together: 'notCovered' },
  { results: ['notMatched', 'notMatched'], together: 'notMatched' },
])('alerts with $results are together $together', ({ results, together }) => {
  expect(combined(results.map(result => ({ ...replayOf({}), result })))).toBe(together);
});

function factsOf(event: SignInRecord) {
  return signInOf({ name: 'it', text: JSON.stringify(event), id: 'e-1', account: String(event.account), region: String(event.region) });
}

test('the facts of a sign-in are those of its record', () => {
  const root = SAMPLES.find(({ name }) => name === 'root')!.event;
  expect(factsOf(root)).toEqual({
    id: 'e-1',
    time: '2026-01-15T09:01:30Z',
    account: '123456789012',
    region: 'us-east-1',
    eventName: 'ConsoleLogin',
    identity: 'Root',
    outcome: 'Success',
    user: 'arn:aws:iam::123456789012:root',
    sourceAddress: '203.0.113.10',
  });
});

test.each(SAMPLES.map(({ name, event }) => ({ name, event })))('the sample $name has the outcome that its name says', ({ name, event }) => {
  expect(factsOf(event).outcome).toBe(/failure|unknown-user|refused|denied/.test(name) ? 'Failure' : 'Success');
});

test.each<{ title: string; detail: Json; outcome: string }>([
  { title: 'a failure whose errorMessage is missing', detail: { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } }, outcome: 'Failure' },
  { title: 'a success', detail: { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Success' } }, outcome: 'Success' },
  { title: 'an outcome of another event', detail: { eventName: 'SwitchRole', responseElements: { ConsoleLogin: 'Failure' } }, outcome: 'Success' },
  { title: 'a wrong password of Identity Center', detail: { eventName: 'CredentialVerification', serviceEventDetails: { CredentialVerification: 'Failure' } }, outcome: 'Failure' },
  { title: 'a call that was denied', detail: { eventName: 'AssumeRoot', eventType: 'AwsApiCall', errorCode: 'AccessDenied' }, outcome: 'Failure' },
  { title: 'a console action that was denied', detail: { eventName: 'X', eventType: 'AwsConsoleAction', errorCode: 'AccessDenied' }, outcome: 'Failure' },
  { title: 'a call that says so', detail: { eventName: 'X', eventType: 'AwsApiCall', additionalEventData: { success: 'false' } }, outcome: 'Failure' },
  { title: 'a console sign-in with an error code alone', detail: { eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn', errorCode: 'X' }, outcome: 'Success' },
  { title: 'a record without responseElements', detail: { eventName: 'ConsoleLogin', responseElements: null }, outcome: 'Success' },
])('$title is a $outcome', ({ detail, outcome }) => {
  expect(signInOf(shown({ detail })).outcome).toBe(outcome);
});

test.each<{ title: string; userIdentity: Json; user: string }>([
  { title: 'the ARN', userIdentity: { arn: 'arn:x', userName: 'alice' }, user: 'arn:x' },
  { title: 'the name where there is no ARN', userIdentity: { userName: 'alice', principalId: 'AIDA' }, user: 'alice' },
  { title: 'the ID where there is neither', userIdentity: { arn: '', principalId: 'AIDA' }, user: 'AIDA' },
  { title: 'nothing where nothing is known', userIdentity: {}, user: '' },
])('the user is $title', ({ userIdentity, user }) => {
  expect(signInOf(shown({ detail: { userIdentity } })).user).toBe(user);
});

test.each(events.EVERY_KIND)('every kind of event has facts: $kind', ({ event }) => {
  for (const fact of Object.values(factsOf(event))) expect(typeof fact).toBe('string');
});
