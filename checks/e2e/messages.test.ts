import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, DeployedRule } from './aws';
import { Cdk } from './cdk';
import { asAws, KNOWN_DIFFERENCES } from './differences';
import { ACCOUNT, Emulator } from './emulator';
import { HttpEndpoint } from './http-endpoint';
import { notification, Notification } from './notification';
import { SignIn } from './sign-in';
import { compile } from '../../src/eventbridge/compile-pattern';
import { match } from '../../src/eventbridge/match-event';
import { render } from '../../src/eventbridge/target-input';
import { SignInRecord } from '../../src/signin/samples';
import { EVERY_KIND, iamUser } from '../../test/events';
import { PreviewResult, run } from '../../test/support/command';

/** The alerts of `apps/messages.ts`, which are also the names of their queues: those that a rule writes, and those that a workflow does. */
const DIRECT = ['Unfiltered', 'Chosen', 'English', 'Japanese', 'WholeEvent', 'Objects'] as const;
const WORKFLOWS = ['EnglishSubject', 'JapaneseSubject', 'OwnSubject'] as const;
const ALERTS = [...DIRECT, ...WORKFLOWS];
type Alert = typeof ALERTS[number];

const EVENTS: readonly { readonly kind: string; readonly event: SignInRecord }[] = [
  ...EVERY_KIND,
  { kind: 'objectBeyondAscii', event: iamUser({ detail: { additionalEventData: { LoginTo: 'https://console.aws.amazon.com/?名前=東京', MFAUsed: '"Yes"' } } }) },
];

/**
 * What the bus of the emulator says in another way than AWS's: PutEvents gives an ID of its own and the time of the call,
 * and names the account and Region of its caller.
 */
const ENVELOPE = ['id', 'time', 'account', 'region'] as const;

/** By kind of event, then by path of the alert. */
type Previews = ReadonlyMap<string, ReadonlyMap<string, PreviewResult>>;

/** A sign-in that happened on the emulator. */
interface SignInOnEmulator {
  /** The event as the bus had it. */
  readonly event: SignInRecord;
  readonly received: ReadonlyMap<Alert, readonly Notification[]>;
  /** What workflows sent to queues that take a message without its envelope. */
  readonly raw: ReadonlyMap<Alert, readonly string[]>;
}

const happened = new Map<string, SignInOnEmulator>();
/** Of the events as the bus had them, and of the fixtures as AWS would deliver them. */
let previewed: Previews;
let previewedAsOnAws: Previews;
let rules: readonly DeployedRule[];
let emulator: Emulator | undefined;
let endpoint: HttpEndpoint | undefined;

beforeAll(async () => {
  emulator = await Emulator.start();
  endpoint = await HttpEndpoint.open();
  const cdk = new Cdk(emulator);
  const aws = new Aws(emulator);
  const folder = await cdk.synth('checks/e2e/apps/messages.ts', { endpoint: endpoint.url });
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
  await endpoint.confirmed();
  rules = await aws.rules();
  const signIn = await SignIn.in(aws);
  for (const { kind, event } of EVENTS) {
    const seen = await signIn.happens(event);
    await aws.endedWorkflows();
    const received = await Promise.all(ALERTS.map(async alert => [alert, (await aws.receive(alert)).map(notification)] as const));
    const raw = await Promise.all(WORKFLOWS.map(async alert => [alert, await aws.receive(`${alert}Raw`)] as const));
    happened.set(kind, { event: seen, received: new Map(received), raw: new Map(raw) });
  }
  previewed = await previews(folder, EVENTS.map(({ kind }) => ({ kind, event: happened.get(kind)!.event })));
  previewedAsOnAws = await previews(folder, EVENTS);
});

afterAll(async () => {
  await endpoint?.close();
  await emulator?.stop();
});

test.each(ALERTS)('on the patched emulator the alert %s sends for every event what the preview says, but for known differences', alert => {
  const sent = EVENTS.map(({ kind }) => {
    const { event, received } = happened.get(kind)!;
    return { kind, messages: received.get(alert)!.map(each => corrected(each, event).message) };
  });

  // A notification without Subject is what mail clients show as "AWS Notification Message".
  expect(sent).toEqual(EVENTS.map(({ kind }) => ({
    kind,
    messages: deliveries(previewed, kind, alert).map(({ subject, body }) => ({ text: body, ...subject !== 'AWS Notification Message' && { subject } })),
  })));
});

test('on the patched emulator a workflow gives every message a Subject, and a queue without envelopes the message alone', () => {
  for (const { received, raw } of happened.values()) {
    for (const alert of WORKFLOWS) {
      const [{ Subject, Message }] = received.get(alert)!;

      expect(Subject).toMatch(/^[^\s\p{Cc}](?:[^\p{Cc}]{0,97}[^\s\p{Cc}])?$/u);
      expect(raw.get(alert)).toEqual([Message]);
    }
  }
});

test('on the patched emulator no workflow fails, nor resorts to the plain message', async () => {
  const executions = await new Aws(emulator!).endedWorkflows();

  expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  expect(executions).toHaveLength(EVENTS.length * WORKFLOWS.length);
});

test.each(KNOWN_DIFFERENCES)('the known difference $name still shows on the patched emulator', ({ name }) => {
  const shown = [...happened.values()].flatMap(({ event, received }) =>
    [...received.values()].flat().flatMap(each => corrected(each, event).differences));

  expect(shown).toContain(name);
});

test('on the patched emulator an HTTP endpoint confirms its subscription and gets the messages of the queue', async () => {
  const queued = [...happened.values()].flatMap(({ received }) => received.get('English')!);
  await endpoint!.has(queued.length);

  const byId = (messages: readonly Notification[]) => Object.fromEntries(messages.map(message => [message.MessageId, message]));
  expect(endpoint!.received).toHaveLength(EVENTS.length);
  expect(byId(endpoint!.received)).toEqual(byId(queued));
});

/** What accompanies another event, renews what somebody has, or is of another directory: no alert by default. */
const NOT_BY_DEFAULT: readonly string[] = [
  'checkMfa', 'exitRole', 'getSigninToken', 'portalToken', 'renewRole', 'oauthToken', 'oauthTokenRenewal', 'portalChallenge', 'portalVerification',
  'transferVerification', 'workSpacesSignIn', 'workSpacesSmartCardFailure',
];

test('on the patched emulator a filter lets through what it names, and no filter every way into the account once', () => {
  const kinds = (alert: Alert) => [...happened].filter(([, { received }]) => received.get(alert)!.length > 0).map(([kind]) => kind);

  expect(kinds('Chosen')).toEqual(['switchRole', 'switchRoleFailure', 'switchRoleLeft', 'checkMfa']);
  expect(kinds('Unfiltered')).toEqual(EVENTS.map(({ kind }) => kind).filter(kind => !NOT_BY_DEFAULT.includes(kind)));
  expect(kinds('English')).toEqual(EVENTS.map(({ kind }) => kind));
});

describe('what the patched emulator cannot show, the engine shows with the rules that were deployed', () => {
  test('the emulator delivers the record as it was put, in an envelope of its own', () => {
    for (const { kind, event } of EVENTS) {
      const { id, time } = happened.get(kind)!.event;
      expect(happened.get(kind)!.event).toEqual({ ...event, id, time, account: ACCOUNT, region: 'us-east-1' });
    }
  });

  test.each(ENVELOPE)('the emulator still replaces the %s of the envelope', key => {
    const replaced = EVENTS.filter(({ kind, event }) => happened.get(kind)!.event[key] !== event[key]);

    expect(replaced).not.toEqual([]);
  });

  test.each(DIRECT)('the alert %s sends for every event, in the envelope that AWS gives it, what the preview says', alert => {
    const rule = rules.find(({ Name }) => Name.startsWith(`Messages-${alert}Rule`))!;
    const pattern = compile(rule.EventPattern);
    const rendered = EVENTS.map(({ kind, event }) => {
      const text = JSON.stringify(event);
      const renderings = match(pattern, text).matched ? rule.targets.map(({ InputTransformer }) => render({ InputTransformer }, text)) : [];
      return { kind, bodies: renderings.map(rendering => 'text' in rendering ? rendering.text : rendering.reason) };
    });

    expect(rendered).toEqual(EVENTS.map(({ kind }) => ({ kind, bodies: deliveries(previewedAsOnAws, kind, alert).map(({ body }) => body) })));
  });

  test('a sign-in in another account or Region is told with that account and Region', () => {
    const body = (kind: string) => deliveries(previewedAsOnAws, kind, 'Objects')[0].body;

    expect(body('forwarded')).toMatch(/^"111122223333 us-east-1 /);
    expect(body('govCloud')).toMatch(/^"123456789012 us-gov-west-1 /);
    expect(body('china')).toMatch(/^"123456789012 cn-north-1 /);
  });
});

/** The command's answers; it gives them in the order of the events for each alert. */
async function previews(app: string, events: typeof EVENTS): Promise<Previews> {
  const file = join(app, 'events.json');
  writeFileSync(file, JSON.stringify(events.map(({ event }) => event)));
  const { results } = JSON.parse((await run(['preview', app, '--event', file, '--format', 'json'])).stdout) as { readonly results: PreviewResult[] };
  return new Map(events.map(({ kind }, index) => [kind, new Map(
    results.filter((_, position) => position % events.length === index).map(result => [result.alert, result]),
  )]));
}

function deliveries(of: Previews, kind: string, alert: Alert): PreviewResult['deliveries'] {
  return of.get(kind)!.get(`Messages/${alert}`)!.deliveries;
}

/** The message as AWS would have sent it, and the names of what differed. */
function corrected({ Subject, Message }: Notification, event: SignInRecord): ReturnType<typeof asAws> {
  return asAws({ subject: Subject, text: Message }, event);
}
