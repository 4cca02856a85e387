import { allowsAccount } from './bus-policy';
import { coveredBy, reach, readStackSet, StackSet, stackIn } from './stack-set';
import { Alert, Forwarder } from '../../assembly/alerts';
import { Resource } from '../../assembly/stack';
import { ShownEvent } from '../../events/read-events';
import { Resolver } from '../../resolve/resolver';
import { Environment } from '../../resolve/scope';
import { Covered, Note, Reason } from '../alert-result';
import { readRule, mismatchesOf, Rule, blockersOf } from '../read-rule';

/** Whether an event of another environment arrives at the bus of an alert. */
export interface ForwardingResult {
  readonly arrives: boolean;
  /** Why it does not. */
  readonly reasons: readonly Reason[];
  /** Which rules forward it, or should. */
  readonly notes: readonly Note[];
}

/** A rule in the environment of the event that forwards to the bus. */
interface Candidate {
  /** Why it does not forward this event. */
  readonly reasons: readonly Reason[];
  readonly note: Note & { readonly code: 'forwarded-by' };
}

/** Evaluates how events of one account and Region are forwarded to the alerts of an app. */
export class ForwardingEvaluator {
  constructor(private readonly resolver: Resolver, private readonly forwarders: readonly Forwarder[]) {}

  /**
   * Evaluates how an event reaches an alert of another environment.
   *
   * @param bus the ARN of the alert's bus
   */
  evaluate(alert: Alert, bus: string, event: ShownEvent): ForwardingResult {
    const { account, region } = event;
    if (account !== undefined && !allowsAccount(bus, account, this.resolver)) {
      return { arrives: false, reasons: [{ code: 'account-not-allowed', bus, account }], notes: [] };
    }
    const sets = alert.stackSets.filter(resource => this.resolver.creates(resource)).map(resource => readStackSet(resource, this.resolver));
    const candidates = [...sets.flatMap(set => candidatesOfStackSet(set, bus, event)), ...this.candidatesOfForwarders(bus, event)];
    const sending = candidates.filter(({ reasons }) => reasons.length === 0);
    if (sending.length > 0) return { arrives: true, reasons: [], notes: sending.map(({ note }) => note) };
    if (candidates.length > 0) {
      // The pattern that does not match is not the alert's own.
      const notes = candidates.map(({ note: { forwarder } }): Note => ({ code: 'not-forwarded', forwarder }));
      return { arrives: false, reasons: candidates.flatMap(({ reasons }) => reasons), notes };
    }
    // The forwarders of an alert without a StackSet may be in other apps.
    if (sets.length === 0) return { arrives: true, reasons: [], notes: [{ code: 'forwarder-in-other-app', account, region }] };
    return { arrives: false, reasons: [{ code: 'not-covered', account, region, covered: this.covered(alert, sets, bus) }], notes: [] };
  }

  private candidatesOfForwarders(bus: string, event: ShownEvent): Candidate[] {
    return this.forwarders
      .filter(({ resource }) => happenedIn(event, resource.stack))
      .flatMap(({ path, resource }) => candidate(resource, bus, event, this.resolver, { code: 'forwarded-by', forwarder: path }));
  }

  private covered({ rules: [home] }: Alert, sets: readonly StackSet[], bus: string): Covered[] {
    const senders = this.forwarders.filter(({ resource }) => readForwarder(resource, this.resolver).targets.some(({ arn }) => arn === bus));
    const own = [home, ...senders].map(({ resource: { stack: { account, region } } }) => ({
      regions: region === undefined ? [] : [region],
      accounts: account === undefined ? [] : [account],
    }));
    return [...own, ...sets.flatMap(coveredBy)];
  }
}

function candidatesOfStackSet(set: StackSet, bus: string, event: ShownEvent): Candidate[] {
  const reached = reach(set, event);
  const stack = reached === false ? undefined : stackIn(set, event);
  if (stack === undefined) return [];
  const resolver = new Resolver([stack], event);
  const note = { code: 'forwarded-by', forwarder: set.resource.logicalId, ...typeof reached === 'object' && reached } as const;
  return [...stack.resources.values()]
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .flatMap(resource => candidate(resource, bus, event, resolver, note));
}

/** Empty if the rule is not created, or certainly forwards to another bus. */
function candidate(resource: Resource, bus: string, event: ShownEvent, resolver: Resolver, note: Candidate['note']): Candidate[] {
  const rule = readForwarder(resource, resolver);
  const unresolved = rule.targets.filter(({ arn }) => arn === undefined).flatMap(({ problems }) => problems);
  const sends = rule.targets.some(({ arn }) => arn === bus);
  if (!resolver.creates(resource) || (!sends && unresolved.length === 0)) return [];
  return [{ reasons: sends ? [...mismatchesOf(rule, event.text), ...blockersOf(rule, event)] : unresolved, note }];
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
