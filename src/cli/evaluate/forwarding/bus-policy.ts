import { Resource } from '../../assembly/stack';
import { ShownEvent } from '../../events/shown-event';
import { Json, memberAt, oneOrMore, stringAt } from '../../json-values';
import { Resolver } from '../../resolve/resolver';
import { Reason } from '../alert-result';

/** The ARN of a rule's event bus, by the ARN of the rule. */
export function busOf(ruleArn: string): string {
  return ruleArn.replace(/:rule\/(?:(.+)\/)?[^/]+$/, (_, bus: string | undefined) => `:event-bus/${bus ?? 'default'}`);
}

/** The reason why a bus refuses an event of another account. */
export type BusRefusal = Extract<Reason, { readonly code: 'account-not-allowed' | 'source-not-allowed' }>;

/**
 * Why the policies of a bus refuse an event; nothing if they do not. Events of its own account are always allowed. A policy for an
 * organization is taken to allow every account, because the app does not contain the accounts of the organization.
 *
 * @param policies the `policiesOf` the bus
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export function refusalOf(bus: string, policies: readonly Json[], { account, source }: Pick<ShownEvent, 'account' | 'source'>): BusRefusal | undefined {
  const [, , , , own] = bus.split(':');
  if (account === undefined || account === own) return undefined;
  const statements = policies.filter(statement => allowsAccount(statement, account));
  if (statements.length === 0) return { code: 'account-not-allowed', bus, account };
  if (source === undefined || statements.some(statement => allowsSource(statement, source))) return undefined;
  return { code: 'source-not-allowed', bus, source };
}

function allowsAccount(statement: Json, account: string): boolean {
  return stringAt(statement, 'Effect') === 'Allow' && accountsIn(memberAt(statement, 'Principal')).some(each => each === '*' || each === account);
}

/**
 * Whether a statement allows events of a source, by a condition of exact texts. Other conditions are not evaluated.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function allowsSource(statement: Json, source: string): boolean {
  const sources = memberAt(statement, 'Condition', 'ForAllValues:StringEquals', 'events:source') ?? memberAt(statement, 'Condition', 'StringEquals', 'events:source');
  return sources === undefined || oneOrMore(sources).includes(source);
}

/** The statements of the policies of a bus. */
export function policiesOf(bus: string, resolver: Resolver): readonly Json[] {
  const name = bus.replace(/^.*:event-bus\//, '');
  return resolver.stacks
    .flatMap(({ resources }) => [...resources.values()])
    .filter(resource => resource.type === 'AWS::Events::EventBusPolicy' && nameIn(resource, resolver) === name && resolver.creates(resource))
    .flatMap(resource => resolver.property(resource, 'Statement').value ?? []);
}

function nameIn(policy: Resource, resolver: Resolver): string {
  return String(resolver.property(policy, 'EventBusName').value).replace(/^.*:event-bus\//, '');
}

/** The account IDs in a principal, which may be given as such or as ARNs. */
function accountsIn(principal: Json | undefined): string[] {
  const written = typeof principal === 'string' ? principal : memberAt(principal, 'AWS');
  return oneOrMore(written ?? '').map(each => /^arn:[^:]+:iam::([0-9]{12}):/.exec(String(each))?.[1] ?? String(each));
}
