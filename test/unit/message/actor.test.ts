import { Actor, ByActor, chooseByActor, fieldsOfActors } from '../../../src/message/actor';
import { mapChoice } from '../../../src/message/choose-by-field';
import { literal } from '../../../src/message/jsonata';
import { withValues } from '../../../src/message/jsonata-values';
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
