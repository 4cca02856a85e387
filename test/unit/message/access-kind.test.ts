import {
  AccessKind, ByKind, chooseByKind, everyChoice, fieldsOfKinds, mapChoice, Actor, ByActor, chooseByActor, fieldsOfActors,
} from '../../../src/message/access-kind';
import { literal } from '../../../src/message/jsonata';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { withValues } from '../../../src/message/values';
import { Json } from '../../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../../src/signin/samples';
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
  expect(everyChoice({ rootSession: 1, other: 2 })).toEqual([1, 2]);
});

const ACTORS: readonly Actor[] = ['failed', 'root', 'iamUser', 'identityCenterUser', 'role', 'federatedUser', 'other'];
const ACTOR_NAMES = Object.fromEntries(ACTORS.map(actor => [actor, actor])) as unknown as ByActor<string>;
const actorOf = evaluator(withValues(EVENT, fieldsOfActors(ACTOR_NAMES), { unknown: '-', timeZoneOffset: undefined }, [], chooseByActor(mapChoice(ACTOR_NAMES, literal))));

test.each<{ title: string; event: SignInRecord; actor: Actor }>([
  { title: 'the root user', event: events.root(), actor: 'root' },
  { title: 'the root user who failed', event: events.rootFailure(), actor: 'failed' },
  { title: 'an IAM user', event: events.iamUser(), actor: 'iamUser' },
  { title: 'an IAM user who failed', event: events.failureWithoutArn(), actor: 'failed' },
  { title: 'a user who does not exist', event: events.unknownUser(), actor: 'failed' },
  { title: 'a role by SAML', event: events.federated(), actor: 'role' },
  { title: 'a role of a permission set', event: events.identityCenter(), actor: 'identityCenterUser' },
  { title: 'who switched to a role', event: events.switchRole(), actor: 'role' },
  { title: 'who was refused a role, and is signed in', event: events.switchRoleFailure(), actor: 'iamUser' },
  { title: 'a session of GetFederationToken', event: events.federatedUser(), actor: 'federatedUser' },
  { title: 'a user of the access portal', event: events.portal(), actor: 'identityCenterUser' },
  { title: 'a user of WorkSpaces, which is no user of IAM Identity Center', event: events.workSpacesSignIn(), actor: 'other' },
  { title: 'a wrong password for IAM Identity Center', event: events.portalFailure(), actor: 'failed' },
  { title: 'an identity provider that failed', event: events.externalIdPDirectoryLoginTypedRoot(), actor: 'failed' },
  { title: 'aws login of the root user', event: events.awsLogin(), actor: 'root' },
  { title: 'aws login of an IAM user on another device', event: events.awsLoginCrossDevice(), actor: 'iamUser' },
  { title: 'who was refused a root session, and is signed in', event: events.assumeRootRefused(), actor: 'identityCenterUser' },
  { title: 'nobody known', event: events.signInAnomaly(), actor: 'other' },
  { title: 'an empty event', event: {}, actor: 'other' },
])('$title is $actor', async ({ event, actor }) => {
  expect(await actorOf(event)).toBe(actor);
});

/** What each piece of advice must name, in either language: the service's own words of console and command. */
const NAMED: Readonly<Record<Exclude<Actor, 'other'>, readonly string[]>> = {
  failed: ['CloudTrail', 'CheckMfa', 'CredentialVerification', 'MFA'],
  root: ['aws sts assume-root', 'IAMDeleteRootUserCredentials', 'aws iam delete-login-profile'],
  iamUser: ['aws iam delete-login-profile --user-name NAME', 'aws:TokenIssueTime', 'id_credentials_temp_control-access_disable-perms.html'],
  identityCenterUser: ['IAM Identity Center', 'prereqs-revoking-user-permissions.html'],
  role: ['aws iam put-role-policy', 'aws:TokenIssueTime', 'id_roles_use_revoke-sessions.html'],
  federatedUser: ['GetFederationToken', 'aws iam put-user-policy --user-name NAME', 'id_credentials_temp_control-access_disable-perms.html'],
};

describe.each([ENGLISH, JAPANESE])('the advice in $language', wording => {
  const { advice, context = {} } = wording.sections('console.aws.amazon.com');

  test.each(Object.entries(NAMED))('for %s names the first step in the console and by the AWS CLI', (actor, names) => {
    const text = advice[actor as Actor] ?? '';
    expect(names.filter(name => !text.includes(name))).toEqual([]);
    expect(text).toContain('CloudTrail');
  });

  test('is another for everybody, and ends where an address could go on', () => {
    const texts = [...Object.values(advice), ...Object.values(context)];
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter(text => /https:\S*\.html[^\s]/.test(text))).toEqual([]);
  });

  test('says of aws login how its renewal ends', () => {
    expect([context.cliLogin, context.cliLoginElsewhere].map(text => text?.includes('signin:CreateOAuth2Token'))).toEqual([true, true]);
  });
});
