import { EVENT_KINDS } from '../../../src/signin/event-kinds';
import { SAMPLES } from '../../../src/signin/samples';

test('samples are named as one types them, each once', () => {
  const names = SAMPLES.map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('every sample is described in one line', () => {
  for (const { description } of SAMPLES) {
    expect(description).toMatch(/^[^\n]{20,120}[^\n.]$/);
  }
});

test('no two samples have an ID, record ID or time in common', () => {
  const ids = SAMPLES.flatMap(({ event }) => [event.id, (event.detail as { eventID?: string }).eventID]);
  expect(new Set(ids).size).toBe(2 * SAMPLES.length);
  expect(new Set(SAMPLES.map(({ event }) => event.time)).size).toBe(SAMPLES.length);
});

test('every event name has a sample, so that no filter by name is without one', () => {
  const names = SAMPLES.map(({ event }) => (event.detail as { eventName?: string }).eventName ?? event['detail-type']);
  // A challenge is no event of its own: see `of`.
  expect([...new Set(names)].sort()).toEqual(EVENT_KINDS.map(({ name }) => name).filter(name => name !== 'CredentialChallenge').sort());
});

/** Event name, outcome, identity and Region of each. */
test('samples cover both outcomes, the identities that sign in and the Regions where they do', () => {
  expect(SAMPLES.map(({ name, event }) => {
    const detail = event.detail as {
      eventName?: string;
      responseElements?: { [eventName: string]: string } | null;
      serviceEventDetails?: { [eventName: string]: string };
      userIdentity?: { type: string };
    };
    const outcome = (detail.responseElements ?? detail.serviceEventDetails)?.[detail.eventName ?? ''];
    return `${name}: ${detail.eventName} ${outcome} ${detail.userIdentity?.type} ${String(event.region)}`;
  })).toEqual([
    'root: ConsoleLogin Success Root us-east-1',
    'root-without-mfa: ConsoleLogin Success Root us-east-1',
    'root-failure: ConsoleLogin Failure Root us-east-1',
    'iam-user: ConsoleLogin Success IAMUser us-east-1',
    'iam-user-without-mfa: ConsoleLogin Success IAMUser us-east-2',
    'failure: ConsoleLogin Failure IAMUser us-east-1',
    'unknown-user: ConsoleLogin Failure IAMUser us-east-1',
    'federated: ConsoleLogin Success AssumedRole us-east-1',
    'identity-center: ConsoleLogin Success AssumedRole eu-central-1',
    'federation-token: ConsoleLogin Success FederatedUser us-east-1',
    'get-signin-token: GetSigninToken Success FederatedUser us-east-1',
    'switch-role: SwitchRole Success AssumedRole us-east-1',
    'renew-role: RenewRole Success AssumedRole us-east-1',
    'exit-role: ExitRole Success AssumedRole us-east-1',
    'check-mfa: CheckMfa Success IAMUser us-east-1',
    'password-updated: PasswordUpdated Success Root us-east-1',
    'password-recovery-requested: PasswordRecoveryRequested Success Root us-east-1',
    'password-recovery-completed: PasswordRecoveryCompleted Success Root us-east-1',
    'external-idp-failure: ExternalIdPDirectoryLogin Failure Unknown eu-central-1',
    'aws-login: AuthorizeOAuth2Access undefined Root eu-central-1',
    'aws-login-cross-device: AuthorizeOAuth2Access undefined IAMUser us-east-1',
    'agent-authorization: AuthorizeOAuth2Access undefined AssumedRole us-west-2',
    'oauth-token: CreateOAuth2Token undefined Root eu-central-1',
    'oauth-token-renewal: CreateOAuth2Token undefined AssumedRole us-west-2',
    'portal: UserAuthentication Success IdentityCenterUser eu-central-1',
    'portal-failure: CredentialVerification Failure Unknown eu-central-1',
    'assume-root: AssumeRoot undefined AssumedRole us-west-2',
    'sign-in-anomaly: undefined undefined undefined us-east-1',
  ]);
});
