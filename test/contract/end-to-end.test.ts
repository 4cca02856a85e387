import { App, Stack } from 'aws-cdk-lib';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInEvent, SignInFilter, SignInIdentity, SignInTrail } from '../../src';
import { EVERY_KIND, root } from '../events';
import { previewOf, PreviewResult } from '../support/preview';
import { alertIn, newApp, stackIn } from '../support/synthesis';

/** Every fixture, as the synthesised template treats it. */
async function everyKind(message: AlertMessage, signIns?: SignInFilter): Promise<Map<string, PreviewResult>> {
  const app = new App();
  new ConsoleLoginAlert(new Stack(app, 'Security'), 'Alert', {
    recipients: [AlertRecipient.email('security@example.com')],
    message,
    signIns,
    trail: SignInTrail.create(),
  });
  const results = await previewOf(app, EVERY_KIND.map(({ event }) => event));
  return new Map(EVERY_KIND.map(({ kind }, index) => [kind, results[index]]));
}

function kinds(results: Map<string, PreviewResult>, test: (result: PreviewResult) => boolean): string[] {
  return [...results].filter(([, result]) => test(result)).map(([kind]) => kind);
}

const PRESETS = [
  { name: 'English', message: AlertMessage.english() },
  { name: 'Japanese', message: AlertMessage.japanese() },
  { name: 'whole event', message: AlertMessage.wholeEvent() },
];

describe('which sign-ins alert', () => {
  test('by default every event alerts but those that come beside another', async () => {
    const results = await everyKind(AlertMessage.english());

    expect(kinds(results, ({ alerted }) => !alerted)).toEqual([
      'exitRole', 'getSigninToken', 'portalToken', 'renewRole', 'checkMfa',
      'oauthToken', 'oauthTokenRenewal', 'portalChallenge', 'portalVerification', 'transferVerification', 'workSpacesSignIn', 'workSpacesSmartCardFailure',
    ]);
    expect(results.get('checkMfa')?.reasons).toContainEqual(expect.stringMatching(/detail\.eventName is "CheckMfa"; the rule matches: no value or any value but "CheckMfa"/));
    expect(results.get('checkMfa')?.deliveries).toEqual([]);
  });

  test('no event that is replayed from an archive alerts, and the reason is said', async () => {
    const app = newApp();
    alertIn(stackIn({ account: '123456789012', region: 'us-east-1' }, app), { signIns: { events: [SignInEvent.ANY] } });
    const [result] = await previewOf(app, [root({ 'replay-name': 'Yesterday' })]);

    expect(result).toMatchObject({ alerted: false, deliveries: [] });
    expect(result.reasons).toEqual(['it was replayed from an archive (replay-name is "Yesterday"), and alerts are only sent for events when they happen']);
  });

  test('the identity ROOT also takes a failure that CloudTrail types so, and naming events leaves it out', async () => {
    const typedRoot = (results: ReadonlyMap<string, PreviewResult>) => results.get('externalIdPDirectoryLoginTypedRoot')!.alerted;
    const identities = [SignInIdentity.ROOT];

    expect(typedRoot(await everyKind(AlertMessage.english(), { identities }))).toBe(true);
    const named = await everyKind(AlertMessage.english(), { identities, events: [SignInEvent.CONSOLE_LOGIN] });
    expect(typedRoot(named)).toBe(false);
    expect(kinds(named, ({ alerted }) => alerted)).toEqual(expect.arrayContaining(['root', 'rootFailure', 'rootWithoutMfa']));
  });

  test('SignInEvent.ANY alerts for every event of AWS Sign-In', async () => {
    const results = await everyKind(AlertMessage.english(), { events: [SignInEvent.ANY] });

    expect(kinds(results, ({ alerted }) => !alerted)).toEqual([]);
  });

  test('a list of events alerts for these alone', async () => {
    const results = await everyKind(AlertMessage.english(), { events: [SignInEvent.SWITCH_ROLE, SignInEvent.CHECK_MFA] });

    expect(kinds(results, ({ alerted }) => alerted)).toEqual(['switchRole', 'switchRoleFailure', 'switchRoleLeft', 'checkMfa']);
  });
});

describe.each(PRESETS)('the $name message', ({ message }) => {
  test('is delivered for every kind of sign-in, with nothing left undecided', async () => {
    const results = await everyKind(message, { events: [SignInEvent.ANY] });

    expect(kinds(results, ({ deliveries }) => deliveries.length !== 1)).toEqual([]);
    expect(kinds(results, ({ reasons }) => reasons.length > 0)).toEqual([]);
  });

  test('is exactly this mail for each kind of sign-in', async () => {
    const results = await everyKind(message, { events: [SignInEvent.ANY] });

    for (const [kind, { deliveries: [{ body }] }] of results) {
      expect(`\n${body}\n`).toMatchSnapshot(kind);
    }
  });
});

test('the mail goes from the display name to every recipient, with the subject of SNS', async () => {
  const { deliveries } = (await everyKind(AlertMessage.english())).get('root')!;

  expect(deliveries).toEqual([{
    channel: 'text',
    from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
    to: ['security@example.com'],
    subject: 'AWS Notification Message',
    body: expect.stringContaining('"AWS sign-in event: ConsoleLogin Success (type Root, account 123456789012)"'),
  }]);
});

test('the whole event arrives as the JSON that EventBridge has', async () => {
  const results = await everyKind(AlertMessage.wholeEvent());

  for (const { kind, event } of EVERY_KIND.filter(each => results.get(each.kind)!.alerted)) {
    expect(JSON.parse(results.get(kind)!.deliveries[0].body)).toEqual(event);
  }
});
