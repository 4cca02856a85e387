import { Delivery, Judgement, Note, Problem, Reason } from './alert-result';
import { Alert, AlertRule, findForwarders } from '../assembly/alerts';
import { busOf } from './forwarding/bus-policy';
import { Forwarders, happenedIn } from './forwarding/forwarding';
import { readRule, refusalsOf, Rule, stops, Target } from './read-rule';
import { StateMachineTarget } from './targets/state-machine-target';
import { render, Rendering } from '../../eventbridge/transform';
import { ShownEvent } from '../events/read-events';
import { Resolver } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';
import { SERVICE_TARGET, TargetKind } from './targets/target-kind';
import { TopicTarget } from './targets/topic-target';

/** A rule of an alert, and why it does not take an event, if it does not. */
interface Verdict {
  readonly alertRule: AlertRule;
  readonly rule: Rule;
  readonly refusals: readonly Reason[];
}

/** Says what becomes of events at the alerts of an app, all of them in one account and Region. */
export class Judge {
  private readonly rules = new Map<AlertRule, Rule>();
  private readonly kinds: readonly TargetKind[];
  private readonly forwarders: Forwarders;

  constructor(private readonly resolver: Resolver) {
    const topics = new TopicTarget(resolver);
    this.kinds = [topics, new StateMachineTarget(resolver, topics), SERVICE_TARGET];
    this.forwarders = new Forwarders(resolver, findForwarders(resolver.stacks));
  }

  /**
   * The first rule of the alert that takes the event speaks for it. If none does, that is the `forwarded` rule for an event that
   * happened elsewhere, and else the first one, which is the `home` rule.
   */
  async judge(alert: Alert, event: ShownEvent): Promise<Judgement> {
    const verdicts = alert.rules.map((alertRule): Verdict => {
      const rule = this.read(alertRule);
      return { alertRule, rule, refusals: refusalsOf(rule, event.text) };
    });
    const taken = verdicts.find(({ refusals }) => refusals.length === 0);
    if (taken !== undefined) return this.take(alert, taken, event);
    const forwarded = verdicts.find(({ alertRule: { kind, resource } }) => kind === 'forwarded' && !happenedIn(event, resource.stack));
    return silent((forwarded ?? verdicts[0]).refusals);
  }

  /** What is wrong with the rules of an alert whatever the event, also with those that no event tries. */
  faults(alert: Alert): Problem[] {
    return alert.rules.flatMap(alertRule => this.read(alertRule).problems);
  }

  private read(alertRule: AlertRule): Rule {
    const rule = this.rules.get(alertRule) ?? readRule(alertRule, this.resolver);
    this.rules.set(alertRule, rule);
    return rule;
  }

  private async take(alert: Alert, { alertRule, rule }: Verdict, event: ShownEvent): Promise<Judgement> {
    const stopped = stops(rule, event);
    if (stopped.length > 0) return silent(stopped);
    const elsewhere = alertRule.kind === 'forwarded' && !happenedIn(event, alertRule.resource.stack);
    const way = elsewhere
      ? this.forwarders.forwarding(alert, busOf(rule.arn), event)
      : { arrives: true, reasons: [], notes: [...otherPlace(alertRule, event), ...unknownHome(alert, event)] };
    if (!way.arrives) return { ...silent(way.reasons), notes: way.notes };
    const sent: Judgement[] = [];
    for (const target of rule.targets) sent.push(await this.send(target, rule, event));
    return {
      reasons: sent.flatMap(({ reasons }) => reasons),
      deliveries: sent.flatMap(({ deliveries }) => deliveries),
      notes: [...way.notes, ...sent.flatMap(({ notes }) => notes)],
    };
  }

  private async send(target: Target, rule: Rule, event: ShownEvent): Promise<Judgement> {
    const { arn, problems } = target;
    const kind = this.kinds.find(known => arn !== undefined && known.accepts(arn));
    if (arn === undefined || kind === undefined) return silent(problems);

    const rendering = render(target.input, event.text, { ruleArn: rule.arn, ruleName: rule.name });
    const said = sayRendering(rendering, target.id);
    if (rendering.outcome === 'undelivered' || rendering.outcome === 'refused') return silent([...problems, ...said]);
    const { reasons, deliveries, notes, standIns } = await kind.receive(arn, { target: target.id, channel: target.channel, text: rendering.text });
    return {
      reasons: [...problems, ...reasons, ...said],
      deliveries,
      notes: [...notes, ...shown([...rule.standIns, ...target.standIns, ...standIns], deliveries)],
    };
  }
}

function silent(reasons: readonly Reason[]): Judgement {
  return { reasons, deliveries: [], notes: [] };
}

function sayRendering(rendering: Rendering, target: string): Reason[] {
  return rendering.outcome === 'delivered' ? [] : [{ code: rendering.outcome, target, reason: rendering.reason }];
}

/** The stand-ins that a reader of these deliveries sees, each once. */
function shown(standIns: readonly StandIn[], deliveries: readonly Delivery[]): Note[] {
  const visible = deliveries.flatMap(({ from, subject, body, to }) => [from, subject, body, ...to]).join('\n');
  const seen = new Map(standIns.filter(({ text }) => visible.includes(text)).map(standIn => [standIn.text, standIn]));
  return [...seen.values()].map(standIn => ({ code: 'stand-in', ...standIn }));
}

/** Where deployment decides the home of an alert with coverage, the event is taken for one of there, whatever the coverage is. */
function unknownHome({ rules }: Alert, { account, region }: ShownEvent): Note[] {
  const forwarded = rules.find(({ kind }) => kind === 'forwarded')?.resource.stack;
  return forwarded !== undefined && (forwarded.account === undefined || forwarded.region === undefined) ? [{ code: 'home-unknown', account, region }] : [];
}

/** A rule on the default bus sees the events of its own Region and account. */
function otherPlace({ kind, resource: { stack } }: AlertRule, { account, region }: ShownEvent): Note[] {
  const differ = (here?: string, there?: string): boolean => kind === 'home' && here !== undefined && there !== undefined && here !== there;
  return [
    ...differ(stack.region, region) ? [{ code: 'other-region', here: String(stack.region), there: String(region) } as const] : [],
    ...differ(stack.account, account) ? [{ code: 'other-account', here: String(stack.account), there: String(account) } as const] : [],
  ];
}
