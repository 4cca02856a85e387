import { Resource } from '../../assembly/stack';
import { isList, isObject, Json, listOf, memberAt, members } from '../../json-values';
import { Resolved, Resolver, Unresolved } from '../../resolve/resolver';
import { StandIn } from '../../resolve/scope';

/** A subscription of a topic, as the template defines it. */
export interface Subscription {
  readonly topicArn: string;
  readonly resource: Resource;
  readonly path: string;
  readonly properties: ReadonlyMap<string, Json>;
  readonly kind: SubscriptionKind;
}

/** The recipient of a subscription. */
export interface Recipient {
  /** An address, or `<protocol>:<endpoint>`. */
  readonly to: string;
  /** Whether its filter policy lets a message with these attributes through; undefined if that is not known. */
  readonly gets: (attributes: TextAttributes) => boolean | undefined;
  readonly unresolved: readonly Unresolved[];
  readonly standIns: readonly StandIn[];
}

/** The two properties of an address in a template, and how the report prints them. */
interface SubscriptionKind {
  readonly parts: readonly [string, string];
  address(first: string, second: string): string;
}

const SUBSCRIBED: SubscriptionKind = {
  parts: ['Protocol', 'Endpoint'],
  address: (protocol, endpoint) => protocol === 'email' || protocol === 'email-json' ? endpoint : `${protocol}:${endpoint}`,
};

/** Chat channels of Amazon Q Developer: each has a list of topics, to which the service subscribes by itself. */
const CHATS: ReadonlyMap<string, SubscriptionKind> = new Map<string, SubscriptionKind>([
  ['AWS::Chatbot::SlackChannelConfiguration', {
    parts: ['SlackWorkspaceId', 'SlackChannelId'], address: (workspace, channel) => `slack:${workspace}/${channel}`,
  }],
  ['AWS::Chatbot::MicrosoftTeamsChannelConfiguration', { parts: ['TeamId', 'TeamsChannelId'], address: (team, channel) => `teams:${team}/${channel}` }],
]);

/** The subscriptions that a resource defines: a subscription itself, those inside a topic, or those of a chat channel. */
export function subscriptionsIn(resource: Resource, resolver: Resolver): Subscription[] {
  const { type, properties } = resource;
  const one = (topicArn: Json | undefined, kind: SubscriptionKind, path = 'Properties', written = properties): Subscription[] =>
    typeof topicArn === 'string' ? [{ topicArn, resource, path, properties: written, kind }] : [];
  const chat = CHATS.get(type);
  if (chat !== undefined) return listOf(resolver.property(resource, 'SnsTopicArns').value).flatMap(arn => one(arn, chat));
  switch (type) {
    case 'AWS::SNS::Subscription':
      return one(resolver.property(resource, 'TopicArn').value, SUBSCRIBED);
    case 'AWS::SNS::Topic':
      return listOf(properties.get('Subscription')).flatMap((written, index) =>
        one(resolver.ref(resource).value, SUBSCRIBED, `Properties.Subscription[${index}]`, members(written)));
    default:
      return [];
  }
}

/** Resolves the recipient of a subscription. */
export function recipientOf({ resource, path, properties, kind }: Subscription, resolver: Resolver): Recipient {
  const [first, second] = kind.parts.map((part): Resolved => resolver.resolve(resource, properties.get(part), `${path}.${part}`));
  const [policy, scope] = ['FilterPolicy', 'FilterPolicyScope'].map(name => resolver.resolve(resource, properties.get(name), `${path}.${name}`).value);
  return {
    to: kind.address(String(first.value), String(second.value)),
    gets: attributes => properties.has('FilterPolicy') ? letsThrough(policy, scope, attributes) : true,
    unresolved: [...first.unresolved, ...second.unresolved],
    standIns: [...first.standIns, ...second.standIns],
  };
}

/** Whether an address is a chat channel's. */
export function isChat(to: string): boolean {
  return /^(slack|teams):/.test(to);
}

/**
 * Whether the filter policy of a subscription lets a message through, by its attributes. Undefined for a policy that has more than lists of
 * exact texts, or that reads the message itself.
 *
 * @param scope `FilterPolicyScope`; undefined where the template has none
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
 */
export function letsThrough(policy: Json | undefined, scope: Json | undefined, attributes: TextAttributes): boolean | undefined {
  if (!isObject(policy) || attributes === undefined || (scope !== undefined && scope !== 'MessageAttributes')) return undefined;
  const accepted = [...members(policy)];
  if (!accepted.every(([, values]) => isList(values) && values.every(value => typeof value === 'string'))) return undefined;
  return accepted.every(([name, values]) => isList(values) && values.includes(attributes.get(name) ?? null));
}

/** The message attributes of a call of SNS that has none but texts, by name; undefined for any other call. */
export type TextAttributes = ReadonlyMap<string, string> | undefined;

/**
 * The message attributes of a call of SNS, if all of them are texts.
 *
 * @param given `MessageAttributes`
 * @see https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html
 */
export function textAttributes(given: Json | undefined): TextAttributes {
  const attributes = new Map<string, string>();
  for (const [name, attribute] of members(given)) {
    const [kind, value] = ['DataType', 'StringValue'].map(each => memberAt(attribute, each));
    if (kind !== 'String' || typeof value !== 'string') return undefined;
    attributes.set(name, value);
  }
  return attributes;
}
