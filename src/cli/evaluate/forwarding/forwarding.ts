import { coveredBy, reach, readStackSet, StackSet, stackIn } from './stack-set-reach';
import { Alert, Forwarder } from '../../assembly/alerts';
import { Resource } from '../../assembly/stack';
import { ShownEvent } from '../../events/shown-event';
import { Json, memberAt, oneOrMore, stringAt } from '../../json-values';
import { Resolver } from '../../resolve/resolver';
import { Environment } from '../../resolve/scope';
import { Covered, Note, Problem, Reason } from '../alert-result';
import { mismatchesOf, blockersOf } from '../match-rule';
import { readRule, Rule } from '../read-rule';

/** Whether an event of another environment arrives at the bus of an alert. */
export interface ForwardingResult {
  readonly arrives: boolean;
  /** Why it does not. */
  readonly reasons: readonly Reason[];
  /** Which rules forward it, or should. */
  readonly notes: readonly Note[];
}

/** A rule in the environment of an event that forwards to the bus. */
interface Candidate {
  readonly rule: Rule;
  /** Problems because of which its bus is not known. */
  readonly unresolved: readonly Problem[];
  readonly note: Note & { readonly code: 'forwarded-by' };
}

/** What forwards events of one environment to the bus of an alert. */
interface Forwarding {
  readonly policies: readonly Json[];
  readonly candidates: readonly Candidate[];
  /** What is forwarded; undefined if another app may have a forwarder there. */
  readonly covered: readonly Covered[] | undefined;
}

/** Evaluates how events of one account and Region are forwarded to the alerts of an app. */
export class ForwardingEvaluator {
  /** By alert, bus and environment: to read the template of a StackSet takes far longer than to evaluate its rule. */
  private readonly known = new Map<string, Forwarding>();

  constructor(private readonly resolver: Resolver, private readonly forwarders: readonly Forwarder[]) {}

  /**
   * Evaluates how an event reaches an alert of another environment.
   *
   * @param bus the ARN of the alert's bus
   */
  evaluate(alert: Alert, bus: string, event: ShownEvent): ForwardingResult {
    const { account, region } = event;
    const { policies, candidates: rules, covered } = this.forwardingFrom(event, alert, bus);
    const refusal = refusalOf(bus, policies, event);
    if (refusal !== undefined) return { arrives: false, reasons: [refusal], notes: [] };
    const candidates = rules.map(each => ({ note: each.note, reasons: reasonsAgainst(each, event) }));
    const sending = candidates.filter(({ reasons }) => reasons.length === 0);
    if (sending.length > 0) return { arrives: true, reasons: [], notes: sending.map(({ note }) => note) };
    if (candidates.length > 0) {
      // The pattern that does not match is not the alert's own.
      const notes = candidates.map(({ note: { forwarder } }): Note => ({ code: 'not-forwarded', forwarder }));
      return { arrives: false, reasons: candidates.flatMap(({ reasons }) => reasons), notes };
    }
    if (covered === undefined) return { arrives: true, reasons: [], notes: [{ code: 'forwarder-in-other-app', account, region }] };
    return { arrives: false, reasons: [{ code: 'not-covered', account, region, covered }], notes: [] };
  }

  private forwardingFrom({ account, region }: Environment, alert: Alert, bus: string): Forwarding {
    const key = JSON.stringify([alert.path, bus, account, region]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sets = alert.stackSets.filter(resource => this.resolver.creates(resource)).map(resource => readStackSet(resource, this.resolver));
    const here = { account, region };
    const candidates = [...sets.flatMap(set => candidatesOfStackSet(set, bus, here)), ...this.candidatesOfForwarders(bus, here)];
    const senders = this.forwarders.filter(({ resource }) => readForwarder(resource, this.resolver).targets.some(({ arn }) => arn === bus));
    // All forwarders of an account are taken to be in one app.
    const isComplete = sets.length > 0 || senders.some(({ resource: { stack } }) => same(stack.account, account));
    const forwarding = { policies: policiesOf(bus, this.resolver), candidates, covered: isComplete ? coveredOf(alert, sets, senders) : undefined };
    this.known.set(key, forwarding);
    return forwarding;
  }

  private candidatesOfForwarders(bus: string, here: Environment): Candidate[] {
    return this.forwarders
      .filter(({ resource }) => happenedIn(here, resource.stack))
      .flatMap(({ path, resource }) => candidate(resource, bus, this.resolver, { code: 'forwarded-by', forwarder: path }));
  }
}

/** The environments of an alert, of the forwarders that send to it, and of its StackSets. */
function coveredOf({ rules: [home] }: Alert, sets: readonly StackSet[], senders: readonly Forwarder[]): Covered[] {
  const own = [home, ...senders].map(({ resource: { stack: { account, region } } }) => ({
    regions: region === undefined ? [] : [region],
    accounts: account === undefined ? [] : [account],
  }));
  return [...own, ...sets.flatMap(coveredBy)];
}

function candidatesOfStackSet(set: StackSet, bus: string, here: Environment): Candidate[] {
  const reached = reach(set, here);
  const stack = reached === false ? undefined : stackIn(set, here);
  if (stack === undefined) return [];
  const resolver = new Resolver([stack], here);
  const note = { code: 'forwarded-by', forwarder: set.resource.logicalId, ...typeof reached === 'object' && reached } as const;
  return [...stack.resources.values()]
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .flatMap(resource => candidate(resource, bus, resolver, note));
}

/** Empty if the rule is not created, or certainly forwards to another bus. */
function candidate(resource: Resource, bus: string, resolver: Resolver, note: Candidate['note']): Candidate[] {
  const rule = readForwarder(resource, resolver);
  const unresolved = rule.targets.filter(({ arn }) => arn === undefined).flatMap(({ problems }) => problems);
  const sends = rule.targets.some(({ arn }) => arn === bus);
  if (!resolver.creates(resource) || (!sends && unresolved.length === 0)) return [];
  return [{ rule, unresolved: sends ? [] : unresolved, note }];
}

/** Why a rule does not forward an event. */
function reasonsAgainst({ rule, unresolved }: Candidate, event: ShownEvent): readonly Reason[] {
  return unresolved.length > 0 ? unresolved : [...mismatchesOf(rule, event.text), ...blockersOf(rule, event)];
}

function readForwarder(resource: Resource, resolver: Resolver): Rule {
  return readRule({ resource, channels: new Map() }, resolver);
}

/** Whether an event happened in the environment of a stack. A stack without one is taken as deployed where the event happened. */
export function happenedIn({ account, region }: Environment, stack: Environment): boolean {
  return same(stack.account, account) && same(stack.region, region);
}

function same(own: string | undefined, other: string | undefined): boolean {
  return own === undefined || other === undefined || own === other;
}

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
