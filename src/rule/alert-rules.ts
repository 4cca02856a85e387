import * as events from 'aws-cdk-lib/aws-events';
import { Construct, IConstruct } from 'constructs';
import { WatchedRule } from './alert-rule';
import { createRule } from './event-rule';
import { markRule, RuleRole, targetOfChannel } from './metadata';
import { SignInPattern } from '../filter/sign-in-pattern';

/** A bus on which sign-ins arrive, and the rule that an alert needs there. */
export interface Source {
  readonly role: RuleRole;
  /** Below which the rule stands, as `Rule`. */
  readonly scope: Construct;
  /** The default bus if undefined. */
  readonly eventBus: events.IEventBus | undefined;
  /** What the rule asks of the envelope besides, in EventBridge's own terms, so that no two rules of an alert take the same event. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** The rules of one alert: each takes the wanted sign-ins of one source, and no two the same event. */
export class AlertRules {
  /** In the order of the sources, the default bus first. */
  public readonly watched: readonly WatchedRule<events.Rule>[];

  public constructor(private readonly alert: IConstruct, sources: readonly Source[], pattern: SignInPattern) {
    this.watched = sources.map(source => this.create(source, pattern));
  }

  /** The rule on the default bus. */
  public get home(): events.Rule {
    return this.watched[0].rule;
  }

  /** Hangs the target of a channel on each of them. */
  public addTarget(channel: string, target: events.IRuleTarget): void {
    this.watched.forEach(({ rule }) => rule.addTarget(targetOfChannel(channel, target)));
  }

  private create({ role, scope, eventBus, envelope }: Source, pattern: SignInPattern): WatchedRule<events.Rule> {
    const rule = createRule(scope, 'Rule', { description: 'Tells of AWS console sign-ins', pattern: { ...pattern, ...envelope }, eventBus });
    markRule(rule, this.alert.node.path, role);
    return WatchedRule.of(rule, eventBus);
  }
}
