import { Fn, IResolveContext, Tokenization } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct, IConstruct } from 'constructs';
import { markRule, RuleRole, targetOfFormat } from './metadata';
import { NOT_REPLAYED } from '../filter/pattern-part';
import { SignInPattern } from '../filter/sign-in-pattern';

/**
 * The state of every rule. With plain `ENABLED` a rule gets no read-only management events, by the user guide, and by the API reference
 * no management events at all; this state is free, and valid on the default bus and on custom ones.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export const ALL_MANAGEMENT_EVENTS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** An event pattern in EventBridge's own terms. It matches no replayed events. */
export interface RulePattern {
  readonly 'source': readonly string[];
  /** Without it every detail-type of the sources matches. */
  readonly 'detail-type'?: readonly string[];
  readonly 'replay-name': typeof NOT_REPLAYED['replay-name'];
  readonly 'detail'?: object;
  /** Conditions on further fields of the event's envelope. */
  readonly [key: string]: unknown;
}

/** The settings of an alert's rule. */
export interface AlertRuleProps {
  /** The construct path of the alert or forwarder that the rule belongs to. */
  readonly alertPath: string;
  readonly role: RuleRole;
  readonly description: string;
  readonly pattern: RulePattern;
  /** The default bus if undefined. */
  readonly eventBus?: events.IEventBus;
}

/** What EventBridge should have of a rule. */
interface DeployedRule {
  readonly pattern: object;
  readonly targets: readonly { readonly arn: string; readonly roleArn?: string }[];
}

/** A rule of an alert or a forwarder, with the name that API calls and metrics give it. */
export class AlertRule {
  /** Creates the rule, marked in the template as one of its alert. Every rule of this library comes from here. */
  public static create(scope: Construct, id: string, { alertPath, role, ...props }: AlertRuleProps): AlertRule {
    const rule = createRule(scope, id, props);
    markRule(rule, alertPath, role);
    return new AlertRule(rule, props);
  }

  /** The name alone: the `Ref` of a rule on another bus than the default one is `bus|rule`. */
  public readonly name: string;

  /** The default bus if undefined. */
  private readonly eventBus: events.IEventBus | undefined;
  private readonly pattern: RulePattern;

  private constructor(public readonly rule: events.Rule, { eventBus, pattern }: Pick<AlertRuleProps, 'eventBus' | 'pattern'>) {
    this.eventBus = eventBus;
    this.pattern = pattern;
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html#aws-resource-events-rule-return-values
    this.name = eventBus ? Fn.select(1, Fn.split('|', rule.ruleName)) : rule.ruleName;
  }

  /** The name of its bus. */
  public get busName(): string {
    return this.eventBus?.eventBusName ?? 'default';
  }

  /** The dimensions of its metrics. */
  public get dimensions(): Readonly<Record<string, string>> {
    return { ...this.eventBus && { EventBusName: this.eventBus.eventBusName }, RuleName: this.name };
  }

  /**
   * Pattern and targets as they are deployed, at synthesis, when the app can change neither any more. Values in them stay tokens: the CDK has yet
   * to find those that refer to another stack.
   */
  public deployed(context: IResolveContext): DeployedRule {
    const { eventPattern, targets = [] } = resourceOf(this.rule);
    const { 'source': _source, 'detail-type': _detailType, 'detail': _detail, ...envelope } = this.pattern;
    return {
      pattern: { ...envelope, ...produced(eventPattern, context) as object },
      targets: (produced(targets, context) as readonly events.CfnRule.TargetProperty[]).map(({ arn, roleArn }) => ({ arn, roleArn })),
    };
  }

  /**
   * One of EventBridge's metrics of the rule, as a sum.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
   */
  public metric(metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Events',
      metricName,
      dimensionsMap: { ...this.dimensions },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    }).attachTo(this.rule);
  }
}

/** Creates a rule whose pattern and state the CDK's own types cannot express. */
function createRule(scope: Construct, id: string, { description, pattern, eventBus }: Omit<AlertRuleProps, 'alertPath' | 'role'>): events.Rule {
  const { source, 'detail-type': detailType, detail, ...envelope } = pattern;
  const eventPattern = { source: [...source], detailType: detailType && [...detailType], detail };
  const rule = new events.Rule(scope, id, { description, eventBus, eventPattern });
  const resource = resourceOf(rule);
  resource.state = ALL_MANAGEMENT_EVENTS;
  Object.entries(envelope).forEach(([key, tests]) => resource.addPropertyOverride(`EventPattern.${key}`, tests));
  return rule;
}

function resourceOf(rule: events.Rule): events.CfnRule {
  return rule.node.defaultChild as events.CfnRule;
}

/** What a value is at synthesis. Tokens inside it stay. */
function produced(value: unknown, context: IResolveContext): unknown {
  return Tokenization.isResolvable(value) ? value.resolve(context) : value;
}

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
