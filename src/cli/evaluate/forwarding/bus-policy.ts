import { Resource } from '../../assembly/stack';
import { isList, Json, memberAt, stringAt } from '../../json-values';
import { Resolver } from '../../resolve/resolver';

/** The ARN of a rule's event bus, by the ARN of the rule. */
export function busOf(ruleArn: string): string {
  return ruleArn.replace(/:rule\/(?:(.+)\/)?[^/]+$/, (_, bus: string | undefined) => `:event-bus/${bus ?? 'default'}`);
}

/**
 * Whether a bus allows an account to put events: its own always, others by the policies of the bus. A policy for an organization is
 * taken to allow every account, because the app does not contain the accounts of the organization.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export function allowsAccount(bus: string, account: string, resolver: Resolver): boolean {
  const [, , , , own] = bus.split(':');
  return account === own || policiesOf(bus, resolver).some(statement => {
    const principal = memberAt(statement, 'Principal');
    return stringAt(statement, 'Effect') === 'Allow' && accountsIn(principal).some(each => each === '*' || each === account);
  });
}

function policiesOf(bus: string, resolver: Resolver): Json[] {
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
  return (isList(written) ? written : [written ?? '']).map(each => /^arn:[^:]+:iam::([0-9]{12}):/.exec(String(each))?.[1] ?? String(each));
}
