import { admits } from './bus-policy';
import { coveredBy, reach, readStackSet, StackSet, stackIn } from './stack-set';
import { Alert, Forwarder } from '../../assembly/alerts';
import { Resource, Stack } from '../../assembly/stack';
import { ShownEvent } from '../../events/read-events';
import { Resolver } from '../../resolve/resolver';
import { Covered, Note, Reason } from '../alert-result';
import { readRule, refusalsOf, Rule, stops } from '../read-rule';

/** Whether an event that an alert's own bus would take comes there. */
export interface Forwarding {
  readonly arrives: boolean;
  /** Why it does not. */
  readonly reasons: readonly Reason[];
  /** Who forwards it, or who would have to. */
  readonly notes: readonly Note[];
}

/** A rule that would send events to the bus from where the event happened. */
interface Candidate {
  /** Why it does not send this one. */
  readonly reasons: readonly Reason[];
  readonly note: Note & { readonly code: 'forwarded-by' };
}

/** Who of an app forwards the events of one account and Region. */
export class Forwarders {
  constructor(private readonly resolver: Resolver, private readonly forwarders: readonly Forwarder[]) {}

  /**
   * What becomes of an event that happened elsewhere than the alert is.
   *
   * @param bus the ARN of the alert's bus
   */
  forwarding(alert: Alert, bus: string, event: ShownEvent): Forwarding {
    const { account, region } = event;
    if (account !== undefined && !admits(bus, account, this.resolver)) {
      return { arrives: false, reasons: [{ code: 'not-admitted', bus, account }], notes: [] };
    }
    const sets = alert.stackSets.filter(resource => this.resolver.makes(resource)).map(resource => readStackSet(resource, this.resolver));
    const candidates = [...sets.flatMap(set => bySet(set, bus, event)), ...this.byRules(bus, event)];
    const sending = candidates.filter(({ reasons }) => reasons.length === 0);
    if (sending.length > 0) return { arrives: true, reasons: [], notes: sending.map(({ note }) => note) };
    if (candidates.length > 0) {
      // The pattern that refuses is not the alert's own.
      const notes = candidates.map(({ note: { forwarder } }): Note => ({ code: 'not-forwarded', forwarder }));
      return { arrives: false, reasons: candidates.flatMap(({ reasons }) => reasons), notes };
    }
    // An alert without a StackSet leaves the forwarders to others, whose apps are not here.
    if (sets.length === 0) return { arrives: true, reasons: [], notes: [{ code: 'forwarder-elsewhere', account, region }] };
    return { arrives: false, reasons: [{ code: 'not-covered', account, region, covered: this.covered(alert, sets, bus) }], notes: [] };
  }

  private byRules(bus: string, event: ShownEvent): Candidate[] {
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

function bySet(set: StackSet, bus: string, event: ShownEvent): Candidate[] {
  const reached = reach(set, event);
  const stack = reached === false ? undefined : stackIn(set, event);
  if (stack === undefined) return [];
  const resolver = new Resolver([stack], event);
  const note = { code: 'forwarded-by', forwarder: set.resource.logicalId, ...typeof reached === 'object' && reached } as const;
  return [...stack.resources.values()]
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .flatMap(resource => candidate(resource, bus, event, resolver, note));
}

/** Nothing where the rule is not made, or surely sends elsewhere. */
function candidate(resource: Resource, bus: string, event: ShownEvent, resolver: Resolver, note: Candidate['note']): Candidate[] {
  const rule = readForwarder(resource, resolver);
  const unsure = rule.targets.filter(({ arn }) => arn === undefined).flatMap(({ problems }) => problems);
  const sends = rule.targets.some(({ arn }) => arn === bus);
  if (!resolver.makes(resource) || (!sends && unsure.length === 0)) return [];
  return [{ reasons: sends ? [...refusalsOf(rule, event.text), ...stops(rule, event)] : unsure, note }];
}

function readForwarder(resource: Resource, resolver: Resolver): Rule {
  return readRule({ resource, channels: new Map() }, resolver);
}

/** An account and Region; absent where nobody says. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}

/** Whether an event happened where a stack is. What the stack leaves to the deployment is where the event happened. */
export function happenedIn({ account, region }: ShownEvent, stack: Pick<Stack, 'account' | 'region'>): boolean {
  return same(stack.account, account) && same(stack.region, region);
}

function same(own: string | undefined, other: string | undefined): boolean {
  return own === undefined || other === undefined || own === other;
}
