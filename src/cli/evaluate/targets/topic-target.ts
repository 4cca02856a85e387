import { Addressing, TargetResult, TargetMessage, TargetKind } from './target-kind';
import { isChat, Recipient, recipientOf, Subscription, subscriptionsIn, TextAttributes } from './topic-recipients';
import { smsPrefix, smsSize } from '../../../message/sms-size';
import { SENDER_ADDRESS } from '../../../signin/mail-sender';
import { Resource } from '../../assembly/stack';
import { isObject, stringAt, tryParseJson } from '../../json-values';
import { Resolver } from '../../resolve/resolver';
import { Note, Reason, Sms } from '../alert-result';

/** The subject that SNS uses for a message without one. EventBridge sends none. */
const SUBJECT = 'AWS Notification Message';

/** What a message brings besides its text: the subject, which only mails show, and the attributes. EventBridge sends neither. */
export interface PublishedWith {
  readonly subject?: string;
  readonly attributes: TextAttributes;
}

const NOTHING: PublishedWith = { attributes: new Map() };

/** SNS topics, with the display name and the recipients that the app gives them. */
export class TopicTarget implements TargetKind {
  private readonly topics = new Map<string, Resource>();
  private readonly subscriptions = new Map<string, Subscription[]>();
  private readonly addressings = new Map<string, Addressing>();
  private readonly recipients = new Map<string, readonly Recipient[]>();

  constructor(private readonly resolver: Resolver) {
    const resources = resolver.stacks.flatMap(stack => [...stack.resources.values()]).filter(resource => resolver.creates(resource));
    for (const topic of resources.filter(({ type }) => type === 'AWS::SNS::Topic')) this.addTopic(topic);
    for (const subscription of resources.flatMap(resource => subscriptionsIn(resource, resolver))) this.addSubscription(subscription);
  }

  accepts(arn: string): boolean {
    return arn.split(':')[2] === 'sns';
  }

  address(arn: string): Addressing {
    const addressing = this.addressings.get(arn) ?? this.addressingOf(arn);
    this.addressings.set(arn, addressing);
    return addressing;
  }

  /** The deliveries to the subscribers. None if filter policies leave out all of them. */
  async receive(arn: string, { target, channel, text }: TargetMessage, { subject, attributes }: PublishedWith = NOTHING): Promise<TargetResult> {
    const { from, subject: ownSubject, displayName, notes: ownNotes, unresolved, standIns } = this.address(arn);
    const recipients = this.recipientsOf(arn);
    const to = recipients.filter(({ gets }) => gets(attributes) !== false).map(each => each.to);
    const notes = [...ownNotes, ...recipients.flatMap(recipient => filterNote(recipient, attributes))];
    const unresolvedReasons = unresolved.map((value): Reason => ({ code: 'unresolved-value', ...value }));
    if (to.length === 0 && recipients.length > 0) return { reasons: unresolvedReasons, deliveries: [], notes, standIns };
    const forPhones = channel === 'short' || to.some(address => address.startsWith('sms:'));
    const sms = forPhones ? smsOf(text, displayName) : undefined;
    const problem = channel === 'card' || to.some(isChat) ? notificationProblem(text) : undefined;
    return {
      reasons: [
        ...unresolvedReasons,
        ...problem === undefined ? [] : [{ code: 'invalid-chat-notification', target, reason: problem } as const],
      ],
      // Phones and chats show no title.
      deliveries: [{ channel, topic: arn, from, to, subject: channel === 'text' ? subject ?? ownSubject : '', body: text, ...sms && { sms } }],
      notes: [...notes, ...sms === undefined || sms.parts === 1 ? [] : [{ code: 'several-sms-parts', target, ...sms } as const satisfies Note]],
      standIns,
    };
  }

  private recipientsOf(arn: string): readonly Recipient[] {
    const recipients = this.recipients.get(arn) ?? (this.subscriptions.get(arn) ?? []).map(subscription => recipientOf(subscription, this.resolver));
    this.recipients.set(arn, recipients);
    return recipients;
  }

  private addressingOf(arn: string): Addressing {
    const topic = this.topics.get(arn);
    const name = topic && this.resolver.property(topic, 'DisplayName');
    const displayName = typeof name?.value === 'string' && name.value !== '' ? name.value : undefined;
    const recipients = this.recipientsOf(arn);
    return {
      from: displayName === undefined ? SENDER_ADDRESS : `"${displayName.replace(/["\\]/g, '\\$&')}" <${SENDER_ADDRESS}>`,
      to: recipients.map(({ to }) => to),
      subject: SUBJECT,
      displayName,
      notes: [
        ...topic === undefined ? [{ code: 'unknown-display-name', topic: arn } as const] : [],
        ...recipients.length === 0 ? [{ code: 'no-subscribers', topic: arn } as const] : [],
      ],
      unresolved: [name ?? [], ...recipients].flat().flatMap(({ unresolved }) => unresolved),
      standIns: [name ?? [], ...recipients].flat().flatMap(({ standIns }) => standIns),
    };
  }

  private addTopic(topic: Resource): void {
    const arn = this.resolver.ref(topic).value;
    if (typeof arn === 'string') this.topics.set(arn, topic);
  }

  private addSubscription(subscription: Subscription): void {
    const { topicArn } = subscription;
    this.subscriptions.set(topicArn, [...this.subscriptions.get(topicArn) ?? [], subscription]);
  }
}

function filterNote({ to, gets }: Recipient, attributes: TextAttributes): Note[] {
  switch (gets(attributes)) {
    case true: return [];
    case false: return [{ code: 'left-out-by-filter-policy', endpoint: to }];
    default: return [{ code: 'subscription-filter-policy', endpoint: to }];
  }
}

/** The size of a text message, which begins with the display name of its topic, if there is one. */
function smsOf(text: string, displayName: string | undefined): Sms {
  const { encoding, parts } = smsSize(displayName === undefined ? text : smsPrefix(displayName) + text);
  return { encoding, parts };
}

/**
 * Why Amazon Q Developer in chat applications would drop a custom notification, or nothing: it wants `version`, `source` and
 * `content.description`.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function notificationProblem(text: string): string | undefined {
  const card = tryParseJson(text);
  if (card === undefined) return 'it is no JSON';
  if (!isObject(card)) return 'it is no JSON object';
  const { version = 'missing', source = 'missing' } = card;
  if (version !== '1.0') return `its version is ${JSON.stringify(version)}, not "1.0"`;
  if (source !== 'custom') return `its source is ${JSON.stringify(source)}, not "custom"`;
  return stringAt(card, 'content', 'description') ? undefined : 'it has no content.description';
}
