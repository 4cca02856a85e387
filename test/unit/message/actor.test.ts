import { Actor, ByActor, chooseByActor, fieldsOfActors } from '../../../src/message/actor';
import { mapChoice } from '../../../src/message/choose-by-field';
import { literal } from '../../../src/message/jsonata';
import { withValues } from '../../../src/message/jsonata-values';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { SignInRecord } from '../../../src/signin/samples';
import * as events from '../../events';
import { EVENT, evaluator } from '../../support/evaluating';

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
