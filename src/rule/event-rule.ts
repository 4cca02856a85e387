import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { NOT_REPLAYED } from '../filter/replay';

/**
 * The state of every rule. With plain `ENABLED` a rule gets no read-only management events, by the user guide, and by the API reference
 * no management events at all; this state is free, and valid on the default bus and on custom ones.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export const ALL_MANAGEMENT_EVENTS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** An event pattern in EventBridge's own terms. No rule takes replayed events. */
export interface RulePattern {
  readonly 'source': readonly string[];
  /** Without it every detail-type of the sources matches. */
  readonly 'detail-type'?: readonly string[];
  readonly 'replay-name': typeof NOT_REPLAYED['replay-name'];
  readonly 'detail'?: object;
  /** What else is asked of the envelope. */
  readonly [key: string]: unknown;
}

/** What a rule is made of. */
export interface RuleProps {
  readonly description: string;
  readonly pattern: RulePattern;
  /** The default bus if undefined. */
  readonly eventBus?: events.IEventBus;
}

/** Makes a rule of an alert or a forwarder, whose pattern and state are more than the CDK's own type can say. */
export function createRule(scope: Construct, id: string, { description, pattern, eventBus }: RuleProps): events.Rule {
  const { source, 'detail-type': detailType, detail, ...envelope } = pattern;
  const eventPattern = { source: [...source], detailType: detailType && [...detailType], detail };
  const rule = new events.Rule(scope, id, { description, eventBus, eventPattern });
  const resource = rule.node.defaultChild as events.CfnRule;
  resource.state = ALL_MANAGEMENT_EVENTS;
  Object.entries(envelope).forEach(([key, tests]) => resource.addPropertyOverride(`EventPattern.${key}`, tests));
  return rule;
}
