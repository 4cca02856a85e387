import { Alert, AlertRule } from './alerts';
import { ShownEvent } from './events';
import { Delivery, Judgement, Note, Problem, Reason } from './outcome';
import { match } from '../eventbridge/match';
import { render, Rendering } from '../eventbridge/transform';
import { Resolver } from './resolve/resolver';
import { StandIn } from './resolve/scope';
import { readRule, Rule, Target } from './rule';
import { SERVICE_TARGET } from './targets/service';
import { TargetKind } from './targets/target';
import { TopicTarget } from './targets/topic';

/** Says what becomes of events at the alerts of an app, all of them in one account and Region. */
export class Judge {
  private readonly rules = new Map<AlertRule, Rule>();
  private readonly kinds: readonly TargetKind[];

  constructor(private readonly resolver: Resolver) {
    this.kinds = [new TopicTarget(resolver), SERVICE_TARGET];
  }

  /** The first rule of the alert that takes the event speaks for it; if none does, the first one, which is its `home` rule. */
  judge(alert: Alert, event: ShownEvent): Judgement {
    const verdicts = alert.rules.map(alertRule => this.verdict(alertRule, event));
    return (verdicts.find(({ matched }) => matched) ?? verdicts[0]).judgement;
  }

  private verdict(alertRule: AlertRule, event: ShownEvent): { readonly matched: boolean; readonly judgement: Judgement } {
    const rule = this.read(alertRule);
    const silent = (reasons: readonly Reason[]) => ({ reasons, deliveries: [], notes: [] });
    if (rule.pattern === undefined) return { matched: false, judgement: silent(rule.problems) };
    const result = match(rule.pattern, event.text);
    if (!result.matched) return { matched: false, judgement: silent(result.refusals.map(refusal => ({ code: 'filtered', ...refusal }))) };
    const stopped = this.stopped(alertRule, rule);
    if (stopped !== undefined) return { matched: true, judgement: silent([...rule.problems, stopped]) };
    const sent = rule.targets.map(target => this.send(target, rule, event));
    return {
      matched: true,
      judgement: {
        reasons: [...rule.problems, ...sent.flatMap(({ reasons }) => reasons)],
        deliveries: sent.flatMap(({ deliveries }) => deliveries),
        notes: [...otherRegion(alertRule, event), ...sent.flatMap(({ notes }) => notes)],
      },
    };
  }

  private read(alertRule: AlertRule): Rule {
    const rule = this.rules.get(alertRule) ?? readRule(alertRule, this.resolver);
    this.rules.set(alertRule, rule);
    return rule;
  }

  /** Why a matching rule sends nothing at all. */
  private stopped({ resource }: AlertRule, rule: Rule): Problem | undefined {
    const off = { code: 'rule-off', rule: rule.logicalId } as const;
    if (this.resolver.property(resource, 'State').value === 'DISABLED') return { ...off, reason: 'its State is DISABLED' };
    if (!this.resolver.makes(resource)) return { ...off, reason: `the condition ${resource.condition} does not hold` };
    return rule.targets.length === 0 ? { code: 'no-target', rule: rule.logicalId } : undefined;
  }

  private send(target: Target, rule: Rule, event: ShownEvent): Judgement {
    const kind = this.kinds.find(known => target.arn !== undefined && known.accepts(target.arn));
    if (target.arn === undefined || kind === undefined) return { reasons: target.problems, deliveries: [], notes: [] };

    const rendering = render(target.input, event.text, { ruleArn: rule.arn, ruleName: rule.name });
    const said = sayRendering(rendering, target.id);
    if (rendering.outcome === 'undelivered' || rendering.outcome === 'refused') {
      return { reasons: [...target.problems, ...said], deliveries: [], notes: [] };
    }
    const { from, to, subject, notes, unresolved, standIns } = kind.address(target.arn);
    const delivery = { channel: target.channel, from, to, subject, body: rendering.text };
    return {
      reasons: [...target.problems, ...unresolved.map(place => ({ code: 'unresolved', ...place } as const)), ...said],
      deliveries: [delivery],
      notes: [...notes, ...shown([...rule.standIns, ...target.standIns, ...standIns], delivery)],
    };
  }
}

function sayRendering(rendering: Rendering, target: string): Reason[] {
  return rendering.outcome === 'delivered' ? [] : [{ code: rendering.outcome, target, reason: rendering.reason }];
}

/** The stand-ins that a reader of this delivery sees, each once. */
function shown(standIns: readonly StandIn[], delivery: Delivery): Note[] {
  const visible = [delivery.from, delivery.subject, delivery.body, ...delivery.to].join('\n');
  const seen = new Map(standIns.filter(({ text }) => visible.includes(text)).map(standIn => [standIn.text, standIn]));
  return [...seen.values()].map(standIn => ({ code: 'stand-in', ...standIn }));
}

/** A rule on the default bus sees the events of its own Region. */
function otherRegion({ kind, resource: { stack } }: AlertRule, { region }: ShownEvent): Note[] {
  const elsewhere = kind === 'home' && region !== undefined && stack.region !== undefined && region !== stack.region;
  return elsewhere ? [{ code: 'other-region', here: stack.region, there: region }] : [];
}
