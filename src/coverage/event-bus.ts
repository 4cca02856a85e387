import { Aws, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { outermostStack } from '../cdk/environment';
import { EVENT_SOURCES } from '../signin/event-kinds';

/** The accounts that may send to a bus. */
interface Senders {
  readonly accounts: readonly string[];
  readonly organizationId?: string;
}

/** A bus and its policies. A resource that sends to the bus must wait for both. */
interface AlertBus {
  readonly eventBus: events.IEventBus;
  readonly policies: readonly events.CfnEventBusPolicy[];
}

/**
 * Creates the bus that receives sign-ins of other Regions and accounts, with its policies below it.
 *
 * Every stack can use it: a stack that is deployed with it refers to it, and any other has its ARN written out.
 */
export function createBus(forwarded: Construct, name: string, senders: Senders): AlertBus {
  const eventBus = events.EventBus.fromEventBusAttributes(forwarded, 'Bus', {
    eventBusArn: Lazy.uncachedString({ produce: ({ scope }) => reference.isDeployedWith(scope) ? resource.attrArn : reference.arnIn(scope) }),
    eventBusName: Lazy.uncachedString({ produce: ({ scope }) => reference.isDeployedWith(scope) ? resource.ref : name }),
    eventBusPolicy: Lazy.string({ produce: () => resource.attrPolicy }),
  });
  const reference = new BusReference(eventBus, name);
  const resource = new events.CfnEventBus(eventBus, 'Resource', { name, description: 'Receives AWS console sign-ins of other Regions and accounts' });
  return { eventBus, policies: allow(eventBus, senders) };
}

/**
 * Creates the policies that allow senders to put events on the bus. A forwarder needs a permission in its own account as well, which its role has.
 *
 * Of the documented conditions, `events:source` is set in the form of AWS's example: it refuses other sources than those of sign-ins, and
 * nothing where the request names none. `events:eventBusInvocation` is documented for buses of other accounts only, and `aws:SourceArn` not
 * for targets that have a role: it is not known whether they would let a sign-in of the same account pass, and a refused one is lost.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy-cross-account-custom-bus-source.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function allow(eventBus: events.IEventBus, { accounts, organizationId }: Senders): readonly events.CfnEventBusPolicy[] {
  const onlySignIns = { 'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCES } };
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
  // EventBridge refuses two calls at once on one bus as concurrent modifications.
  policies.slice(1).forEach((each, index) => each.node.addDependency(policies[index]));
  return policies;
}

function policy(eventBus: events.IEventBus, id: string, props: Pick<iam.PolicyStatementProps, 'principals' | 'conditions'>): events.CfnEventBusPolicy {
  const statement = new iam.PolicyStatement({ ...props, sid: id, actions: ['events:PutEvents'], resources: [eventBus.eventBusArn] });
  return new events.CfnEventBusPolicy(eventBus, id, {
    eventBusName: eventBus.eventBusName,
    statementId: id,
    statement: statement.toStatementJson(),
  });
}

/**
 * The reference to a bus from another stack.
 *
 * A CloudFormation reference between Regions needs custom resources, and one between stacks an export. So the bus has a physical name, and
 * its ARN can be written out in any stack, provided that its account and Region are resolved.
 */
export class BusReference {
  public constructor(private readonly bus: IConstruct, private readonly name: string) {}

  /** Whether a construct is deployed together with the bus, so that it may refer to it. */
  public isDeployedWith(user: IConstruct): boolean {
    return outermostStack(Stack.of(user)) === outermostStack(Stack.of(this.bus));
  }

  /**
   * The ARN of the bus, written out.
   *
   * @throws where the account or Region of the bus is unresolved and might not be that of the user
   */
  public arnIn(user: IConstruct): string {
    const { account, region } = Stack.of(this.bus);
    if (Token.isUnresolved(region)) {
      throw this.unresolved(user, 'Region', "env: { region: 'eu-west-1' }");
    }
    if (Token.isUnresolved(account) && !Token.isUnresolved(Stack.of(user).account)) {
      throw this.unresolved(user, 'account', "env: { account: '123456789012', region: 'eu-west-1' }");
    }
    return `arn:${Aws.PARTITION}:events:${region}:${Token.isUnresolved(account) ? Aws.ACCOUNT_ID : account}:event-bus/${this.name}`;
  }

  private unresolved(user: IConstruct, what: string, remedy: string): Error {
    return new Error(`the event bus ${this.bus.node.path} is used in the stack ${Stack.of(user).node.path}, and the ${what} of its own ` +
      `stack ${Stack.of(this.bus).node.path} is known at deployment only: give that stack its env, such as ${remedy}`);
  }
}
