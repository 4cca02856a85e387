import { Fn } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';

/** A rule, by the name under which calls and figures know it. */
export class WatchedRule<T extends events.IRule = events.IRule> {
  /**
   * A rule on a bus; on the default one where none is given. The `Ref` of a rule on another is `bus|rule`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html#aws-resource-events-rule-return-values
   */
  public static of<T extends events.IRule>(rule: T, eventBus?: events.IEventBus): WatchedRule<T> {
    return eventBus
      ? new WatchedRule(rule, Fn.select(1, Fn.split('|', rule.ruleName)), { EventBusName: eventBus.eventBusName })
      : new WatchedRule(rule, rule.ruleName, {});
  }

  private constructor(public readonly rule: T, public readonly name: string, private readonly bus: Readonly<Record<string, string>>) {}

  /**
   * One of the figures that EventBridge has of the rule, as a sum.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
   */
  public metric(metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Events',
      metricName,
      dimensionsMap: { ...this.bus, RuleName: this.name },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    }).attachTo(this.rule);
  }
}
