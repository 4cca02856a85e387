import { Delivery, AlertResult, Note, Problem, Reason } from './alert-result';
import { mismatchesOf, blockersOf } from './match-rule';
import { render, Rendering } from '../../eventbridge/target-input';
import { Alert, findForwarders, SynthesisedRule, findAlerts } from '../assembly/alerts';
import { readAssembly } from '../assembly/read-assembly';
import { Stack } from '../assembly/stack';
import { Misuse } from '../command';
import { ShownEvent } from '../events/shown-event';
import { Files } from '../files';
import { count, printableLine } from '../printable';
import { Resolver } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';
import { busOf, ForwardingEvaluator, happenedIn } from './forwarding/forwarding';
import { readRule, Rule, Target } from './read-rule';
import { StateMachineTarget } from './targets/state-machine-target';
import { SERVICE_TARGET, TargetKind } from './targets/target-kind';
import { TopicTarget } from './targets/topic-target';

/** Whether a rule of an alert matches an event. */
interface RuleResult {
  readonly alertRule: SynthesisedRule;
  readonly rule: Rule;
  /** Empty if the rule matches. */
  readonly mismatches: readonly Reason[];
}

/** Evaluates events at the alerts of an app, all of them in one account and Region. */
export class Evaluator {
  private readonly rules = new Map<SynthesisedRule, Rule>();
  private readonly targetKinds: readonly TargetKind[];
  private readonly forwarding: ForwardingEvaluator;

  constructor(private readonly resolver: Resolver) {
    const topics = new TopicTarget(resolver);
    this.targetKinds = [topics, new StateMachineTarget(resolver, topics), SERVICE_TARGET];
    this.forwarding = new ForwardingEvaluator(resolver, findForwarders(resolver.stacks));
  }

  /**
   * Evaluates an event at an alert. The first rule that matches decides the result. If none matches, the reasons are those of the
   * `forwarded` rule for an event of another environment, and else those of the first rule, which is the `home` rule.
   */
  async evaluate(alert: Alert, event: ShownEvent): Promise<AlertResult> {
    const results = alert.rules.map((alertRule): RuleResult => {
      const rule = this.read(alertRule);
      return { alertRule, rule, mismatches: mismatchesOf(rule, event.text) };
    });
    const matching = results.find(({ mismatches }) => mismatches.length === 0);
    if (matching !== undefined) return this.evaluateMatch(alert, matching, event);
    const forwarded = results.find(({ alertRule: { kind, resource } }) => kind === 'forwarded' && !happenedIn(event, resource.stack));
    return noDelivery((forwarded ?? results[0]).mismatches);
  }

  /** The problems of an alert's rules that do not depend on the event, also of rules that no event was evaluated at. */
  problemsOf(alert: Alert): Problem[] {
    return alert.rules.flatMap(alertRule => this.read(alertRule).problems);
  }

  private read(alertRule: SynthesisedRule): Rule {
    const rule = this.rules.get(alertRule) ?? readRule(alertRule, this.resolver);
    this.rules.set(alertRule, rule);
    return rule;
  }

  private async evaluateMatch(alert: Alert, { alertRule, rule }: RuleResult, event: ShownEvent): Promise<AlertResult> {
    const blockers = blockersOf(rule, event);
    if (blockers.length > 0) return noDelivery(blockers);
    const needsForwarding = alertRule.kind === 'forwarded' && !happenedIn(event, alertRule.resource.stack);
    const { arrives, reasons: notForwarded, notes } = needsForwarding
      ? this.forwarding.evaluate(alert, busOf(rule.arn), event)
      : { arrives: true, reasons: [], notes: [...otherEnvironment(alertRule, event), ...unknownEnvironment(alert, event)] };
    if (!arrives) return { ...noDelivery(notForwarded), notes };
    const sent: AlertResult[] = [];
    for (const target of rule.targets) sent.push(await this.send(target, rule, event));
    return {
      reasons: sent.flatMap(({ reasons }) => reasons),
      deliveries: sent.flatMap(({ deliveries }) => deliveries),
      notes: [...notes, ...sent.flatMap(each => each.notes)],
    };
  }

  private async send(target: Target, rule: Rule, event: ShownEvent): Promise<AlertResult> {
    const { arn, problems } = target;
    const kind = this.targetKinds.find(known => arn !== undefined && known.accepts(arn));
    if (arn === undefined || kind === undefined) return noDelivery(problems);

    const rendering = render(target.input, event.text, { ruleArn: rule.arn, ruleName: rule.name });
    const doubts = renderingReasons(rendering, target.id);
    if (rendering.outcome === 'undelivered' || rendering.outcome === 'refused') return noDelivery([...problems, ...doubts]);
    const { reasons, deliveries, notes, standIns } = await kind.receive(arn, { target: target.id, channel: target.channel, text: rendering.text });
    return {
      reasons: [...problems, ...reasons, ...doubts],
      deliveries,
      notes: [...notes, ...visibleStandIns([...rule.standIns, ...target.standIns, ...standIns], deliveries)],
    };
  }
}

function noDelivery(reasons: readonly Reason[]): AlertResult {
  return { reasons, deliveries: [], notes: [] };
}

function renderingReasons(rendering: Rendering, target: string): Reason[] {
  switch (rendering.outcome) {
    case 'delivered': return [];
    case 'undelivered': return [{ code: 'never-delivered', target, reason: rendering.reason }];
    case 'refused': return [{ code: 'invalid-target', target, reason: rendering.reason }];
    case 'undecided': return [{ code: 'uncertain-message', target, reason: rendering.reason }];
  }
}

/** The stand-ins that a reader of these deliveries sees, each once. */
function visibleStandIns(standIns: readonly StandIn[], deliveries: readonly Delivery[]): Note[] {
  const visible = deliveries.flatMap(({ from, subject, body, to }) => [from, subject, body, ...to]).join('\n');
  const seen = new Map(standIns.filter(({ text }) => visible.includes(text)).map(standIn => [standIn.text, standIn]));
  return [...seen.values()].map(standIn => ({ code: 'stand-in', ...standIn }));
}

/** If the environment of an alert with coverage is known at deployment only, the event is taken for one of that environment. */
function unknownEnvironment({ rules }: Alert, { account, region }: ShownEvent): Note[] {
  const forwarded = rules.find(({ kind }) => kind === 'forwarded')?.resource.stack;
  return forwarded !== undefined && (forwarded.account === undefined || forwarded.region === undefined) ? [{ code: 'unknown-environment', account, region }] : [];
}

/** A rule on the default bus receives the events of its own Region and account. */
function otherEnvironment({ kind, resource: { stack } }: SynthesisedRule, { account, region }: ShownEvent): Note[] {
  const differ = (here?: string, there?: string): boolean => kind === 'home' && here !== undefined && there !== undefined && here !== there;
  return [
    ...differ(stack.region, region) ? [{ code: 'other-region', here: String(stack.region), there: String(region) } as const] : [],
    ...differ(stack.account, account) ? [{ code: 'other-account', here: String(stack.account), there: String(account) } as const] : [],
  ];
}

/** A synthesised app with its alerts, of which there is at least one. */
export interface AlertApp {
  readonly stacks: readonly Stack[];
  readonly alerts: readonly Alert[];
}

/** A problem of an alert. */
export interface AlertProblem {
  /** The alert's construct path. */
  readonly alert: string;
  readonly problem: Problem;
}

/** Reads a synthesised app. Fails with `Misuse` if it has no alert. */
export function readAlertApp(app: string, cwd: string, files: Files): AlertApp {
  const stacks = readAssembly(app, cwd, files);
  const alerts = findAlerts(stacks);
  if (alerts.length === 0) {
    throw new Misuse(`no alert in ${printableLine(app)}, which contains ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  return { stacks, alerts };
}

/** Evaluates events of any account and Region at the alerts of an app. */
export class AppEvaluator {
  private readonly evaluators = new Map<string, Evaluator>();

  constructor(private readonly app: AlertApp) {}

  /** Evaluates an event at an alert. Of an event that was made from a CloudTrail record, a note names the fields that are missing. */
  async evaluate(alert: Alert, event: ShownEvent): Promise<AlertResult> {
    const { reasons, deliveries, notes } = await this.evaluatorFor(event).evaluate(alert, event);
    return { reasons, deliveries, notes: [...recordNotes(event), ...notes] };
  }

  /** The problems of the alerts that do not depend on an event, in every environment from which events were evaluated. */
  problems(): AlertProblem[] {
    return [...this.evaluators.values()]
      .flatMap(evaluator => this.app.alerts.flatMap(alert => evaluator.problemsOf(alert).map(problem => ({ alert: alert.path, problem }))));
  }

  /** A stack without an environment is evaluated as if it were deployed to the environment of the event. */
  private evaluatorFor({ account, region }: ShownEvent): Evaluator {
    const key = JSON.stringify([account, region]);
    const evaluator = this.evaluators.get(key) ?? new Evaluator(new Resolver(this.app.stacks, { account, region }));
    this.evaluators.set(key, evaluator);
    return evaluator;
  }
}

function recordNotes({ missing }: ShownEvent): Note[] {
  return missing === undefined ? [] : [{ code: 'made-from-record', missing }];
}
