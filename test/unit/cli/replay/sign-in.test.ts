import { Json } from '../../../../src/cli/json-values';
import { signInOf } from '../../../../src/cli/replay/sign-in';
import { SAMPLES, SignInRecord } from '../../../../src/signin/samples';
import * as events from '../../../events';
import { shown } from '../app';

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
