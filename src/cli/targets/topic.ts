import { Resource } from '../assembly/stack';
import { isList, Json, members } from '../json';
import { Addressing, TargetKind } from './target';
import { Resolver } from '../resolve/resolver';

/** SNS's own title: EventBridge gives it none. */
const SUBJECT = 'AWS Notification Message';
const SENDER = 'no-reply@sns.amazonaws.com';

/** A subscription where the template writes it: its own resource, or an item of a topic's property. */
interface Subscription {
  readonly resource: Resource;
  readonly place: string;
  readonly properties: ReadonlyMap<string, Json>;
}

/** SNS topics, with the display name and the subscriptions that the app gives them. */
export class TopicTarget implements TargetKind {
  private readonly topics = new Map<string, Resource>();
  private readonly subscriptions = new Map<string, Subscription[]>();

  constructor(private readonly resolver: Resolver) {
    const resources = resolver.stacks.flatMap(stack => [...stack.resources.values()]);
    for (const topic of resources.filter(({ type }) => type === 'AWS::SNS::Topic')) this.addTopic(topic);
    for (const subscription of resources.filter(({ type }) => type === 'AWS::SNS::Subscription')) this.addSubscription(subscription);
  }

  accepts(arn: string): boolean {
    return arn.split(':')[2] === 'sns';
  }

  address(arn: string): Addressing {
    const topic = this.topics.get(arn);
    const name = topic && this.resolver.property(topic, 'DisplayName');
    const recipients = (this.subscriptions.get(arn) ?? []).map(subscription => this.recipient(subscription));
    return {
      from: typeof name?.value === 'string' && name.value !== '' ? `"${name.value.replace(/["\\]/g, '\\$&')}" <${SENDER}>` : SENDER,
      to: recipients.map(({ to }) => to),
      subject: SUBJECT,
      notes: [
        ...topic === undefined ? [{ code: 'no-display-name', topic: arn } as const] : [],
        ...recipients.length === 0 ? [{ code: 'nobody', topic: arn } as const] : [],
        ...recipients.filter(({ filtered }) => filtered).map(({ to }) => ({ code: 'filter-policy', endpoint: to } as const)),
      ],
      unresolved: [name ?? [], ...recipients].flat().flatMap(({ unresolved }) => unresolved),
      standIns: [name ?? [], ...recipients].flat().flatMap(({ standIns }) => standIns),
    };
  }

  private addTopic(topic: Resource): void {
    const arn = this.resolver.ref(topic).value;
    if (typeof arn !== 'string' || !this.resolver.makes(topic)) return;
    this.topics.set(arn, topic);
    const inline = topic.properties.get('Subscription');
    for (const [index, written] of (isList(inline) ? inline : []).entries()) {
      this.subscribe(arn, { resource: topic, place: `Properties.Subscription[${index}]`, properties: members(written) });
    }
  }

  private addSubscription(resource: Resource): void {
    const arn = this.resolver.property(resource, 'TopicArn').value;
    if (typeof arn !== 'string' || !this.resolver.makes(resource)) return;
    this.subscribe(arn, { resource, place: 'Properties', properties: resource.properties });
  }

  private subscribe(arn: string, subscription: Subscription): void {
    this.subscriptions.set(arn, [...this.subscriptions.get(arn) ?? [], subscription]);
  }

  private recipient({ resource, place, properties }: Subscription) {
    const endpoint = this.resolver.resolve(resource, properties.get('Endpoint'), `${place}.Endpoint`);
    const protocol = this.resolver.resolve(resource, properties.get('Protocol'), `${place}.Protocol`);
    const mail = protocol.value === 'email' || protocol.value === 'email-json';
    return {
      to: mail ? String(endpoint.value) : `${String(protocol.value)}:${String(endpoint.value)}`,
      filtered: properties.has('FilterPolicy'),
      unresolved: [...protocol.unresolved, ...endpoint.unresolved],
      standIns: [...protocol.standIns, ...endpoint.standIns],
    };
  }
}
