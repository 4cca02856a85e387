import { AccessKind, ByKind, chooseByKind, fieldsOfKinds } from '../../../src/message/access-kind';
import { mapChoice } from '../../../src/message/choose-by-field';
import { literal } from '../../../src/message/jsonata';
import { withValues } from '../../../src/message/jsonata-values';
import { Json } from '../../../src/signin/cloudtrail-record';
import * as events from '../../events';
import { EVENT, evaluator } from '../../support/evaluating';

const KINDS: readonly AccessKind[] = [
  'consoleLogin', 'roleSwitch', 'passwordChange', 'passwordRecoveryRequest', 'passwordRecovery', 'cliLogin', 'cliLoginElsewhere', 'application',
  'oauthAccess', 'refusedApproval', 'oauthToken', 'identityCenter', 'credentialCheck', 'rootSession', 'refusedRootSession', 'anomaly', 'other',
];
const NAMES = Object.fromEntries(KINDS.map(kind => [kind, kind])) as unknown as ByKind<string>;
const kindOf: (event: Json) => Promise<unknown> = evaluator(
  withValues(EVENT, fieldsOfKinds(NAMES), { unknown: 'unknown', timeZoneOffset: undefined }, [], chooseByKind(mapChoice(NAMES, literal))));

const client = (id: Json, builder = events.awsLogin) => builder({ detail: { requestParameters: { client_id: id } } });

test.each<{ title: string; event: Json; kind: AccessKind }>([
  { title: 'a console sign-in', event: events.root(), kind: 'consoleLogin' },
  { title: 'a failed one', event: events.failureWithoutArn(), kind: 'consoleLogin' },
  { title: 'one without a name', event: events.missingEventName(), kind: 'consoleLogin' },
  { title: 'a switch of roles', event: events.switchRole(), kind: 'roleSwitch' },
  { title: 'a new password', event: events.passwordUpdated(), kind: 'passwordChange' },
  { title: 'a request to recover a password', event: events.passwordRecoveryRequested(), kind: 'passwordRecoveryRequest' },
  { title: 'a recovered password', event: events.passwordRecoveryCompleted(), kind: 'passwordRecovery' },
  { title: 'a prompt for MFA', event: events.checkMfa(), kind: 'other' },
  { title: 'a renewal of a role', event: events.renewRole(), kind: 'other' },
  { title: 'aws login', event: events.awsLogin(), kind: 'cliLogin' },
  { title: 'aws login as a role', event: events.awsLoginOfRole(), kind: 'cliLogin' },
  { title: 'aws login in China', event: client('arn:aws-cn:signin:::devtools/same-device'), kind: 'cliLogin' },
  { title: 'aws login on another device', event: events.awsLoginCrossDevice(), kind: 'cliLoginElsewhere' },
  { title: 'aws login that was refused', event: events.awsLoginRefused(), kind: 'refusedApproval' },
  { title: 'aws login with an error alone', event: events.awsLogin({ detail: { errorCode: 'AccessDenied' } }), kind: 'refusedApproval' },
  { title: 'an agent', event: events.agentAuthorization(), kind: 'application' },
  { title: 'a client that is not known', event: client('arn:aws:signin:::devtools/tv'), kind: 'oauthAccess' },
  { title: 'a client whose name pretends', event: client('x arn:aws:signin:::devtools/same-device'), kind: 'oauthAccess' },
  { title: 'an approval without parameters', event: events.awsLogin({ detail: { requestParameters: null } }), kind: 'oauthAccess' },
  { title: 'a token', event: events.oauthToken(), kind: 'oauthToken' },
  { title: 'the access portal', event: events.portal(), kind: 'identityCenter' },
  { title: 'the access portal of before July 2025', event: events.portalOfUnknown(), kind: 'identityCenter' },
  { title: 'a web app of Transfer Family', event: events.transferSignIn(), kind: 'identityCenter' },
  { title: 'Amazon WorkSpaces', event: events.workSpacesSignIn(), kind: 'other' },
  { title: 'a wrong password', event: events.portalFailure(), kind: 'credentialCheck' },
  { title: 'a wrong password for WorkSpaces', event: events.workSpacesFailure(), kind: 'credentialCheck' },
  { title: 'a challenge', event: events.portalChallenge(), kind: 'other' },
  { title: 'a root session', event: events.assumeRoot(), kind: 'rootSession' },
  { title: 'a root session that was refused', event: events.assumeRootRefused(), kind: 'refusedRootSession' },
  { title: 'an anomaly', event: events.signInAnomaly(), kind: 'anomaly' },
  { title: 'a new event', event: events.root({ detail: { eventName: 'SomethingNew' } }), kind: 'other' },
  { title: 'a name that is no text', event: events.root({ detail: { eventName: ['ConsoleLogin', 1] } }), kind: 'other' },
  { title: 'a direct event of which nothing is known', event: { 'detail-type': 'Something New', 'detail': {} }, kind: 'other' },
  { title: 'an event of nothing', event: {}, kind: 'other' },
])('$title is $kind', async ({ event, kind }) => {
  expect(await kindOf(event)).toBe(kind);
});

test('every fixture is of one kind', async () => {
  const kinds = await Promise.all(events.EVERY_KIND.map(({ event }) => kindOf(event)));
  expect(kinds.filter(kind => !KINDS.includes(kind as AccessKind))).toEqual([]);
});

test('a text for all kinds needs no field', () => {
  expect(fieldsOfKinds({ other: 'a' })).toEqual([]);
  expect(chooseByKind({ other: '"a"' })).toBe('("a")');
});
