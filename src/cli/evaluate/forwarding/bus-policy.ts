import { Resource } from '../../assembly/stack';
import { isList, Json, members, stringAt } from '../../json-values';
import { Resolver } from '../../resolve/resolver';

/** The ARN of the bus that a rule listens to, by the rule's own. */
export function busOf(ruleArn: string): string {
  return ruleArn.replace(/:rule\/(?:(.+)\/)?[^/]+$/, (_, bus: string | undefined) => `:event-bus/${bus ?? 'default'}`);
}

/**
 * Whether a bus lets an account put events: its own always, others as its policies say. A policy for an organization may admit
 * everybody, as nobody here knows who is in it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export function admits(bus: string, account: string, resolver: Resolver): boolean {
  const [, , , , own] = bus.split(':');
  return account === own || policiesOf(bus, resolver).some(statement => {
    const principal = members(statement).get('Principal');
    return stringAt(statement, 'Effect') === 'Allow' && accountsIn(principal).some(each => each === '*' || each === account);
  });
}

function policiesOf(bus: string, resolver: Resolver): Json[] {
  const name = bus.replace(/^.*:event-bus\//, '');
  return resolver.stacks
    .flatMap(({ resources }) => [...resources.values()])
    .filter(resource => resource.type === 'AWS::Events::EventBusPolicy' && nameIn(resource, resolver) === name && resolver.makes(resource))
    .flatMap(resource => resolver.property(resource, 'Statement').value ?? []);
}

function nameIn(policy: Resource, resolver: Resolver): string {
  return String(resolver.property(policy, 'EventBusName').value).replace(/^.*:event-bus\//, '');
}

/** The account IDs in a principal, which may be given as such or as ARNs. */
function accountsIn(principal: Json | undefined): string[] {
  const written = typeof principal === 'string' ? principal : members(principal).get('AWS');
  return (isList(written) ? written : [written ?? '']).map(each => /^arn:[^:]+:iam::([0-9]{12}):/.exec(String(each))?.[1] ?? String(each));
}
