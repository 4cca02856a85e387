import { Resource } from '../../assembly/stack';
import { recipientOf, subscriptionsIn } from '../../evaluate/targets/topic-recipients';
import { Json, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { repairCommand } from '../app-stacks';
import { AwsAnswer, Ask } from '../aws/aws-calls';
import { sameJson } from '../compare-json';
import { lastPart, DeployedResources, regionOf, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';

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
export async function checkSubscriptions(topicArn: string, deployed: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const about = `topic ${lastPart(topicArn)}`;
  const listed = await ask('sns', 'list-subscriptions-by-topic', { TopicArn: topicArn });
  if (listed.kind === 'failure') return [notKnown(`who is subscribed to ${about}`, listed)];
  const found = listOf(memberAt(listed.value, 'Subscriptions')).map((each): Found => ({
    arn: stringAt(each, 'SubscriptionArn') ?? '', protocol: stringAt(each, 'Protocol') ?? '', endpoint: stringAt(each, 'Endpoint') ?? '',
  }));
  const { asked, unresolved } = askedFor(topicArn, deployed);
  const known = (each: Found) => asked.some(one => isSame(one, each));
  // Of a topic that is not the app's, others may have subscribers of their own.
  const others = deployed.byArn(topicArn) === undefined || unresolved ? [] : found.filter(each => !known(each));
  const lines = [
    ...(await Promise.all(asked.map(one => checkOne(one, found.filter(each => isSame(one, each)), about, topicArn, ask)))).flat(),
    ...unresolved ? [notResolved(about, 'list of subscriptions')] : [],
    ...others.map(({ arn, protocol, endpoint }): ReportLine => ({
      code: 'subscription-unknown',
      about,
      text: `has a subscription that the app did not ask for: ${protocol} ${endpoint}`,
      todo: arn.startsWith('arn:') ? subscriptionCommand(topicArn, 'unsubscribe', '--subscription-arn', arn) : 'SNS deletes it by itself, 48 hours after it was asked for',
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
  const subscribe = subscriptionCommand(topicArn, 'subscribe', '--topic-arn', topicArn, '--protocol', protocol, '--notification-endpoint', shown);
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
function askedFor(topicArn: string, { resolver }: DeployedResources): { readonly asked: readonly Asked[]; readonly unresolved: boolean } {
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

function subscriptionCommand(topicArn: string, ...words: readonly string[]): string {
  return shellCommand('aws', 'sns', ...words, '--region', regionOf(topicArn) ?? '');
}

/** In USD a month, until somebody sets a limit. */
const DEFAULT_SMS_LIMIT = '1';

/**
 * Whether SNS sends text messages to these phones: it does not send to a number that was not verified while the account is in the sandbox,
 * to one that opted out, or once the limit of the month is spent.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sms-monitoring.html for the metric
 */
export async function checkPhones(phones: readonly string[], region: string | undefined, now: number, ask: Ask): Promise<ReportLine[]> {
  if (phones.length === 0) return [];
  const lines = (await Promise.all([sandboxLines(phones, region, ask), limitLines(now, region, ask), optedOutLines(phones, region, ask)])).flat();
  return lines.length > 0 ? lines : phones.map(phone => ({ code: 'phones-right', about: phone, text: 'can be sent text messages' }));
}

async function sandboxLines(phones: readonly string[], region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const status = await ask('sns', 'get-sms-sandbox-account-status');
  if (status.kind === 'failure') return [notKnown('the SMS sandbox', status)];
  if (memberAt(status.value, 'IsInSandbox') !== true) return [];
  const listed = await ask('sns', 'list-sms-sandbox-phone-numbers');
  if (listed.kind === 'failure') return [notKnown('the verified phones', listed)];
  const verified = listOf(memberAt(listed.value, 'PhoneNumbers')).filter(each => stringAt(each, 'Status') === 'Verified').map(each => stringAt(each, 'PhoneNumber'));
  return phones.filter(phone => !verified.includes(phone)).map(phone => ({
    code: 'sms-sandbox',
    about: phone,
    text: 'gets no text message, because the account is in the SMS sandbox and the number is not verified there',
    todo: smsCommand(region, 'create-sms-sandbox-phone-number', '--phone-number', phone),
  }));
}

async function limitLines(now: number, region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const [attributes, spent] = await Promise.all([
    ask('sns', 'get-sms-attributes', { attributes: ['MonthlySpendLimit'] }),
    ask('cloudwatch', 'get-metric-data', {
      MetricDataQueries: [{ Id: 'spent', MetricStat: { Metric: { Namespace: 'AWS/SNS', MetricName: 'SMSMonthToDateSpentUSD' }, Period: 3600, Stat: 'Maximum' } }],
      StartTime: monthOf(now),
      EndTime: new Date(now).toISOString(),
      ScanBy: 'TimestampDescending',
    }),
  ]);
  if (attributes.kind === 'failure') return [notKnown('the spending limit of text messages', attributes)];
  if (spent.kind === 'failure') return [notKnown('what text messages have cost this month', spent)];
  const limit = Number(stringAt(attributes.value, 'attributes', 'MonthlySpendLimit') ?? DEFAULT_SMS_LIMIT);
  const sum = latestOf(spent.value);
  if (sum < limit) return [];
  return [{
    code: 'sms-limit-reached',
    about: 'text messages',
    text: `have cost USD ${sum} this month, and SNS sends no more at USD ${limit}`,
    todo: `ask AWS Support for a higher limit, and set it: ${smsCommand(region, 'set-sms-attributes', '--attributes', 'MonthlySpendLimit=USD')}`,
  }];
}

async function optedOutLines(phones: readonly string[], region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const listed = await ask('sns', 'list-phone-numbers-opted-out');
  if (listed.kind === 'failure') return [notKnown('the phones that opted out', listed)];
  const numbers = listOf(memberAt(listed.value, 'phoneNumbers')).map(String);
  return phones.filter(phone => numbers.includes(phone)).map(phone => ({
    code: 'phone-opted-out', about: phone, text: 'gets no text message, because its owner has opted out', todo: smsCommand(region, 'opt-in-phone-number', '--phone-number', phone),
  }));
}

function monthOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 7)}-01T00:00:00Z`;
}

/** The newest value of the one metric that was asked for. */
function latestOf(value: Json): number {
  const [result] = listOf(memberAt(value, 'MetricDataResults'));
  return Number(listOf(memberAt(result, 'Values'))[0] ?? 0);
}

function smsCommand(region: string | undefined, ...words: readonly string[]): string {
  return shellCommand('aws', 'sns', ...words, ...region === undefined ? [] : ['--region', region]);
}

/**
 * A Region with an endpoint of the API, which serves the channels of every Region.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/chatbot.html
 */
export const CHAT_REGION = 'us-east-2';

/** Whether the configuration of a chat channel is there, enabled, and subscribed to its topics. */
export async function checkChat(channel: Resource, { resolver }: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const arn = physicalIdOf(channel);
  const about = `chat ${arn.replace(/^.*\//, '')}`;
  const todo = repairCommand(channel);
  const answer = channel.type === 'AWS::Chatbot::SlackChannelConfiguration'
    ? await ask('chatbot', 'describe-slack-channel-configurations', { ChatConfigurationArn: arn })
    : await ask('chatbot', 'list-microsoft-teams-channel-configurations', {});
  if (answer.kind === 'failure') return [notKnown(about, answer)];
  const found = configurationsIn(answer.value).find(each => stringAt(each, 'ChatConfigurationArn') === arn);
  if (found === undefined) return [{ code: 'channel-missing', about, text: 'has no configuration any more, although its stack has it', todo }];
  if (stringAt(found, 'State') === 'DISABLED') {
    const reason = stringAt(found, 'StateReason');
    return [{ code: 'channel-disabled', about, text: `is disabled${reason === undefined ? '' : `: ${reason}`}`, todo: 'invite Amazon Q to the channel again, and look at its role and guardrail policies' }];
  }
  const topics = listOf(memberAt(found, 'SnsTopicArns')).map(String);
  const lacking = listOf(resolver.property(channel, 'SnsTopicArns').value).map(String).filter(topic => !topics.includes(topic));
  return lacking.length > 0
    ? [{ code: 'channel-without-topic', about, text: `does not get what is sent to ${lacking.join(', ')}`, todo }]
    : [{ code: 'channel-right', about, text: 'gets what is sent to its topics' }];
}

function configurationsIn(value: Json): readonly Json[] {
  return [...listOf(memberAt(value, 'SlackChannelConfigurations')), ...listOf(memberAt(value, 'TeamChannelConfigurations'))];
}
