import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { failurePeriod, Metrics, sumOf } from './metrics';
import { LATE_METRICS } from '../cdk/alarm-evaluation';
import { comparableReference, comparableReferences } from '../cdk/comparable-reference';
import { chunk, numberedId } from '../cdk/numbered-resources';

/**
 * Options of `alarmOnFailedDelivery`.
 */
export interface FailedDeliveryAlarmOptions {
  /**
   * The actions of the alarm. At least one should notify somebody by another topic than the alert's own, which may be what fails.
   * A topic of this app to which nobody in it subscribes is a warning (`cdk-console-login-alert:noRecipients`).
   *
   * @default - no action: the alarm shows in CloudWatch only, and the HIPAA and NIST packs of cdk-nag report it
   */
  readonly actions?: cloudwatch.IAlarmAction[];
}

/**
 * The most metrics that an alarm can add up.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html
 */
const MOST_METRICS = 10;

/**
 * An alarm on the sum of the given metrics: it goes into ALARM for the first alert that did not arrive, and returns to OK when the last
 * fifteen minutes had no failure.
 *
 * Where there are more metrics than an alarm can add up, further alarms beside it (`<id>2` …) have the rest and the same actions.
 *
 * @internal
 */
export class FailedDeliveryAlarm extends cloudwatch.Alarm {
  private readonly others: readonly cloudwatch.Alarm[];

  public constructor(scope: Construct, id: string, metrics: Metrics, actions: readonly cloudwatch.IAlarmAction[] = []) {
    const [own, ...more] = chunk(Object.entries(metrics), MOST_METRICS).map(entries => propsOf(scope, Object.fromEntries(entries)));
    super(scope, id, own);
    this.others = more.map((props, index) => new cloudwatch.Alarm(scope, numberedId(id, index + 1), props));
    actions.forEach(action => this.addAlarmAction(action));
  }

  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addAlarmAction(...actions);
    this.others.forEach(other => other.addAlarmAction(...actions));
  }

  public addOkAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addOkAction(...actions);
    this.others.forEach(other => other.addOkAction(...actions));
  }

  public addInsufficientDataAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addInsufficientDataAction(...actions);
    this.others.forEach(other => other.addInsufficientDataAction(...actions));
  }
}

/**
 * The topics of this app that an alarm notifies, at synthesis, when no action can be added any more.
 *
 * @internal
 */
export function topicsNotifiedBy(alarm: cloudwatch.Alarm): readonly sns.Topic[] {
  const actions = comparableReferences((alarm.node.defaultChild as cloudwatch.CfnAlarm).alarmActions, alarm);
  const topics = alarm.node.root.node.findAll().filter(each => each instanceof sns.Topic);
  return topics.filter(topic => actions.includes(comparableReference(topic.topicArn, topic)));
}

function propsOf(scope: Construct, metrics: Metrics): cloudwatch.AlarmProps {
  return {
    alarmDescription: `${scope.node.path} could not deliver an AWS console sign-in; the message may be in its dead-letter queue`,
    metric: sumOf(metrics, { label: 'alerts that did not arrive', period: failurePeriod() }),
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: LATE_METRICS.evaluationPeriods,
    datapointsToAlarm: LATE_METRICS.datapointsToAlarm,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  };
}
