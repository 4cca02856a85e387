import { recipientOf, subscriptionsIn } from '../../evaluate/targets/topic-recipients';
import { Json, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { lastPart } from '../arns';
import { AwsAnswer, Ask } from '../aws/ask';
import { Parts, regionOf } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';
import { sameJson } from '../same';

/** A subscription that the app asks for. */
interface Asked {
  readonly to: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly filter: Json | undefined;
  readonly todo: string;
}

/** A subscription that SNS has. */
interface Found {
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** Amazon Q Developer in chat applications subscribes by itself, with one endpoint for all channels; users print it, AWS does not document it. */
const CHAT_ENDPOINT = /^https:\/\/[\w.-]+\.chatbot\.amazonaws\.com/;

/** Whether everybody whom the app subscribes to a topic is subscribed, and nobody else. */
export async function checkSubscriptions(topicArn: string, parts: Parts, ask: Ask): Promise<ReportLine[]> {
  const about = `topic ${lastPart(topicArn)}`;
  const listed = await ask('sns', 'list-subscriptions-by-topic', { TopicArn: topicArn });
  if (listed.kind === 'failure') return [notKnown(`who is subscribed to ${about}`, listed)];
  const found = listOf(memberAt(listed.value, 'Subscriptions')).map((each): Found => ({
    arn: stringAt(each, 'SubscriptionArn') ?? '', protocol: stringAt(each, 'Protocol') ?? '', endpoint: stringAt(each, 'Endpoint') ?? '',
  }));
  const { asked, unresolved } = askedFor(topicArn, parts);
  const known = (each: Found) => asked.some(one => isSame(one, each));
  // Of a topic that is not the app's, others may have subscribers of their own.
  const others = parts.byArn(topicArn) === undefined || unresolved ? [] : found.filter(each => !known(each));
  const lines = [
    ...(await Promise.all(asked.map(one => checkOne(one, found.filter(each => isSame(one, each)), about, topicArn, ask)))).flat(),
    ...unresolved ? [notResolved(about, 'list of subscriptions')] : [],
    ...others.map(({ arn, protocol, endpoint }): ReportLine => ({
      code: 'subscription-unknown',
      about,
      text: `has a subscription that the app did not ask for: ${protocol} ${endpoint}`,
      todo: arn.startsWith('arn:') ? command(topicArn, 'unsubscribe', '--subscription-arn', arn) : 'SNS deletes it by itself, 48 hours after it was asked for',
    })),
  ];
  if (lines.length > 0) return lines;
  return found.length > 0 ? [] : [{ code: 'no-subscribers', about, text: 'has no subscription, so nobody gets what is sent there', todo: 'add a recipient to the app' }];
}

async function checkOne(asked: Asked, found: readonly Found[], topic: string, topicArn: string, ask: Ask): Promise<ReportLine[]> {
  const { to, protocol, endpoint, todo } = asked;
  const confirmed = found.find(({ arn }) => arn.startsWith('arn:'));
  // SNS sends the confirmation again to an address that subscribes again.
  const shown = withoutPassword(endpoint);
  const subscribe = command(topicArn, 'subscribe', '--topic-arn', topicArn, '--protocol', protocol, '--notification-endpoint', shown);
  const again = shown === endpoint ? subscribe : `with its name and password: ${subscribe}`;
  if (confirmed === undefined) {
    const [there] = found;
    if (there === undefined) return [{ code: 'subscription-missing', about: to, text: `is not subscribed to ${topic}`, todo: protocol === 'chat' ? todo : again }];
    if (there.arn === 'Deleted') return [{ code: 'subscription-deleted', about: to, text: `has unsubscribed from ${topic}`, todo: again }];
    return [{ code: 'subscription-pending', about: to, text: `has not confirmed the subscription to ${topic}`, todo: `open the link in the mail of SNS, or have it sent again: ${again}` }];
  }
  if (protocol === 'chat') return [{ code: 'subscription-confirmed', about: to, text: `is subscribed to ${topic}` }];
  return filterLines(await ask('sns', 'get-subscription-attributes', { SubscriptionArn: confirmed.arn }), asked, topic);
}

function filterLines(answer: AwsAnswer, { to, filter, todo }: Asked, topic: string): ReportLine[] {
  if (answer.kind === 'failure') return [notKnown(`the filter policy of ${to}`, answer)];
  const found = tryParseJson(stringAt(answer.value, 'Attributes', 'FilterPolicy') ?? '');
  if (!sameJson(found, filter)) return [{ code: 'subscription-filtered', about: to, text: `has another filter policy at ${topic} than was synthesised, and may get nothing`, todo }];
  return [{ code: 'subscription-confirmed', about: to, text: `is subscribed to ${topic}` }];
}

/** The subscriptions that the app asks for at a topic. */
function askedFor(topicArn: string, { resolver }: Parts): { readonly asked: readonly Asked[]; readonly unresolved: boolean } {
  const written = resolver.stacks.flatMap(stack => [...stack.resources.values()])
    .filter(resource => resolver.creates(resource))
    .flatMap(resource => subscriptionsIn(resource, resolver))
    .filter(subscription => subscription.topicArn === topicArn);
  const recipients = written.map(subscription => ({ subscription, recipient: recipientOf(subscription, resolver) }));
  return {
    asked: recipients.filter(({ recipient }) => recipient.unresolved.length === 0).map(({ subscription, recipient: { to } }) => {
      const { resource, path, properties, kind } = subscription;
      const text = (name: string) => String(resolver.resolve(resource, properties.get(name), `${path}.${name}`).value);
      const [first, second] = kind.parts;
      const isChat = first !== 'Protocol';
      return {
        to: withoutPassword(to),
        protocol: isChat ? 'chat' : text(first),
        endpoint: isChat ? '' : text(second),
        filter: properties.has('FilterPolicy') ? resolver.resolve(resource, properties.get('FilterPolicy'), `${path}.FilterPolicy`).value : undefined,
        todo: repairCommand(resource),
      };
    }),
    unresolved: recipients.some(({ recipient }) => recipient.unresolved.length > 0),
  };
}

function isSame(asked: Asked, found: Found): boolean {
  return asked.protocol === 'chat' ? CHAT_ENDPOINT.test(found.endpoint) : asked.protocol === found.protocol && compared(asked) === compared(found);
}

/** An endpoint without what SNS may show in another way: the case of a mailbox, and the name and password of a URL. */
function compared({ protocol, endpoint }: Pick<Asked | Found, 'protocol' | 'endpoint'>): string {
  return protocol.startsWith('email') ? endpoint.toLowerCase() : withoutPassword(endpoint);
}

function withoutPassword(endpoint: string): string {
  return endpoint.replace(/\/\/[^/@]*@/, '//');
}

function command(topicArn: string, ...words: readonly string[]): string {
  return shellCommand('aws', 'sns', ...words, '--region', regionOf(topicArn) ?? '');
}
