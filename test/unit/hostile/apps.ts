import { App, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInEvent, SignInTrail } from '../../../src';
import { MessageFormat } from '../../../src/delivery/message-topics';
import { Wording } from '../../../src/message/languages/wording';
import { Content } from '../../../src/message/message-strategy';
import { PresetMessage } from '../../../src/message/preset';
import { PresetAdditions } from '../../../src/message/preset-text';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-size';
import { SignInRecord } from '../../../src/signin/samples';
import { hostileEvents } from '../../support/hostile-events';
import { previewOf, PreviewResult } from '../../support/preview';
import { delivered } from '../../support/rendering';
import { runs } from '../../support/runs';
import { cardFaults } from '../message/card-schema';

/** Two thousand events in `.ci/run`, fewer while one works; one seed, so that a failure comes again. */
export const EVENTS = fc.sample(hostileEvents, { numRuns: runs(2000, 40), seed: 20261127 });
const AT_ONCE = 200;
const LONG = 1_800_000;

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const EVERYBODY = [
  AlertRecipient.email('security@example.com'),
  AlertRecipient.sms('+819012345678'),
  AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
];

type Props = Pick<ConsoleLoginAlertProps, 'message' | 'delivery'>;

/** What an app sends of the hostile events, in their order. */
async function sent(props: Props): Promise<PreviewResult[]> {
  const app = new App();
  new ConsoleLoginAlert(new Stack(app, 'Security'), 'Alert', {
    ...props,
    recipients: EVERYBODY,
    signIns: { events: [SignInEvent.ANY] },
    trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
  });
  const results: PreviewResult[] = [];
  for (let index = 0; index < EVENTS.length; index += AT_ONCE) {
    results.push(...await previewOf(app, EVENTS.slice(index, index + AT_ONCE).map(({ hostile }) => hostile)));
  }
  return results;
}

function deliveryFor(channel: MessageFormat['id'], { deliveries }: PreviewResult): PreviewResult['deliveries'][number] {
  return deliveries.find(delivery => delivery.channel === channel)!;
}

/** What EventBridge writes for a null was never recorded. Only AWS writes one, and only a template of the user's names these two. */
const NULL_OBJECT = /<(responseElements|additionalEventData)> is null in this event$/;

/** Each event is delivered to everybody, as a card that Amazon Q shows and a text message of one part. */
function expectDelivered(results: readonly PreviewResult[]): void {
  expect(results).toHaveLength(EVENTS.length);
  for (const result of results) {
    expect(result.alerted).toBe(true);
    expect(result.reasons.filter(reason => !NULL_OBJECT.test(reason))).toEqual([]);
    expect(result.deliveries).toHaveLength(EVERYBODY.length);
    expect(cardFaults(deliveryFor('card', result).body)).toEqual([]);
    expect(smsSize(smsPrefix(SMS_SENDER) + deliveryFor('short', result).body).parts).toBe(1);
  }
}

/** Writes a content without an app. */
type Writer = (content: Content) => (event: SignInRecord) => Promise<{ readonly subject: unknown; readonly message: unknown }>;

/** Writes as an input transformer does. */
export const directly: Writer = content => event =>
  Promise.resolve({ subject: 'AWS Notification Message', message: delivered(content.toInputTransformer()!, event) });

/** An app with a message of ours. */
export interface Preset {
  readonly app: string;
  readonly wording: Wording;
  readonly additions?: PresetAdditions;
  readonly props: Props;
  readonly write: Writer;
}

/** Tests that an app delivers every hostile event, and says of it above the warning what it says of a harmless one. */
export function testPreset({ app, wording, additions, props, write }: Preset): void {
  describe(`the app "${app}"`, () => {
    const { warning } = wording.sections(CONTEXT.consoleDomain);
    const message = new PresetMessage(wording, additions);
    const [writeText, writeShort, writeCard] = [message.email(CONTEXT), message.sms(CONTEXT), message.chat(CONTEXT)].map(write);

    /** What stands above the warning: all of a text that has none. */
    const above = (text: string) => text.split(warning)[0].replace(/["\n]*$/, '');
    const shown = (card: string) => {
      const { content } = JSON.parse(card) as { readonly content: { readonly description: string } };
      return { ...content, description: above(content.description) };
    };

    test('delivers every hostile event, and says above the warning, in titles and to phones what it says of a harmless one', async () => {
      const results = await sent(props);
      expectDelivered(results);
      for (const [index, { harmless }] of EVENTS.entries()) {
        const [text, short, card] = (['text', 'short', 'card'] as const).map(channel => deliveryFor(channel, results[index]));
        const expected = await writeText(harmless);
        expect(text.subject).toBe(expected.subject);
        expect(above(text.body)).toBe(above(String(expected.message)));
        expect(short.body).toBe((await writeShort(harmless)).message);
        expect(shown(card.body)).toEqual(shown(String((await writeCard(harmless)).message)));
      }
    }, LONG);
  });
}

/** Tests that an app with a template of the user's delivers every hostile event. */
export function testTemplate(app: string, props: Props): void {
  test(`the app "${app}" delivers every hostile event`, async () => expectDelivered(await sent(props)), LONG);
}
