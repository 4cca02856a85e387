import * as events from 'aws-cdk-lib/aws-events';
import { IConstruct } from 'constructs';
import { Source } from '../coverage/strategy';
import { createRule } from './event-rule';
import { WatchedRule } from './alert-rule';
import { markRule, targetOfChannel } from './metadata';
import { SignInPattern } from '../filter/sign-in-pattern';

/** The rules of one alert: each takes the wanted sign-ins of one source, and no two the same event. */
export class Rules {
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
