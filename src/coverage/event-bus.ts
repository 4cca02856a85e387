import { Lazy } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BusPlace } from './event-bus-reference';
import { EVENT_SOURCE } from '../signin/event-names';

/** Who may send to a bus. */
export interface Admitted {
  readonly accounts: readonly string[];
  readonly organizationId?: string;
}

/** A bus with what admits to it, for which somebody may have to wait. */
export interface AlertBus {
  readonly eventBus: events.IEventBus;
  readonly policies: readonly events.CfnEventBusPolicy[];
}

/**
 * The bus on which other Regions' and accounts' sign-ins arrive, with its policies below it.
 *
 * It can be used from every stack: one that is deployed with it refers to it, any other has its ARN written out.
 */
export function createBus(forwarded: Construct, name: string, admitted: Admitted): AlertBus {
  const eventBus = events.EventBus.fromEventBusAttributes(forwarded, 'Bus', {
    eventBusArn: Lazy.uncachedString({ produce: ({ scope }) => place.isNear(scope) ? resource.attrArn : place.arnIn(scope) }),
    eventBusName: Lazy.uncachedString({ produce: ({ scope }) => place.isNear(scope) ? resource.ref : name }),
    eventBusPolicy: Lazy.string({ produce: () => resource.attrPolicy }),
  });
  const place = new BusPlace(eventBus, name);
  const resource = new events.CfnEventBus(eventBus, 'Resource', { name, description: 'AWS console sign-ins of other Regions and accounts' });
  return { eventBus, policies: admit(eventBus, admitted) };
}

/**
 * Whoever forwards needs a right of its own account besides, which its role has. Of the documented conditions, `events:source` is asked
 * in the form that AWS's example has: it refuses other sources, and nothing where the service names none. `events:eventBusInvocation`
 * is documented for buses of other accounts only, and `aws:SourceArn` not for targets that have a role: whether a sign-in of the
 * same account passed them is not known, and one that does not pass is lost.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy-cross-account-custom-bus-source.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function admit(eventBus: events.IEventBus, { accounts, organizationId }: Admitted): readonly events.CfnEventBusPolicy[] {
  const onlySignIns = { 'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE } };
  const policies = [
    ...accounts.length === 0 ? [] : [policy(eventBus, 'Accounts', {
      principals: [...new Set(accounts)].map(account => new iam.AccountPrincipal(account)),
      conditions: onlySignIns,
    })],
    ...organizationId === undefined ? [] : [policy(eventBus, 'Organization', {
      principals: [new iam.AnyPrincipal()],
      conditions: { ...onlySignIns, StringEquals: { 'aws:PrincipalOrgID': organizationId } },
    })],
  ];
  // Two calls at once on one bus are refused as concurrent modifications.
  policies.slice(1).forEach((each, index) => each.node.addDependency(policies[index]));
  return policies;
}

function policy(eventBus: events.IEventBus, id: string, who: Pick<iam.PolicyStatementProps, 'principals' | 'conditions'>): events.CfnEventBusPolicy {
  const statement = new iam.PolicyStatement({ ...who, sid: id, actions: ['events:PutEvents'], resources: [eventBus.eventBusArn] });
  return new events.CfnEventBusPolicy(eventBus, id, {
    eventBusName: eventBus.eventBusName,
    statementId: id,
    statement: statement.toStatementJson(),
  });
}
