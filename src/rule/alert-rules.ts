import * as events from 'aws-cdk-lib/aws-events';
import { Construct, IConstruct } from 'constructs';
import { AlertRule } from './alert-rule';
import { RuleRole, targetOfFormat } from './metadata';
import { SignInPattern } from '../filter/sign-in-pattern';

/** A bus on which sign-ins arrive, with what an alert needs to create its rule there. */
export interface SignInSource {
  readonly role: RuleRole;
  /** The scope of the rule, whose construct ID is `Rule`. */
  readonly scope: Construct;
  /** The default bus if undefined. */
  readonly eventBus: events.IEventBus | undefined;
  /** Conditions on the event's envelope, in EventBridge's own terms, so that no two rules of an alert match the same event. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** The rules of one alert: each matches the sign-ins of one source, and no two match the same event. */
export class AlertRules {
  /** In the order of the sources, the default bus first. */
  public readonly all: readonly AlertRule[];

  public constructor(alert: IConstruct, sources: readonly SignInSource[], pattern: SignInPattern) {
    this.all = sources.map(({ role, scope, eventBus, envelope }) => AlertRule.create(scope, 'Rule', {
      alertPath: alert.node.path,
      role,
      description: 'Matches AWS console sign-ins and sends them to an SNS topic',
      pattern: { ...pattern, ...envelope },
      eventBus,
    }));
  }

  /** The rule on the default bus. */
  public get home(): events.Rule {
    return this.all[0].rule;
  }

  /** Adds the target for a message format to each rule. */
  public addTarget(format: string, target: events.IRuleTarget): void {
    this.all.forEach(({ rule }) => rule.addTarget(targetOfFormat(format, target)));
  }
}
