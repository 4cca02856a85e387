import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { Heartbeat } from './heartbeat';

/**
 * Options of `alarmOnSilence`.
 */
export interface SilenceAlarmOptions {
  /**
   * The actions of the alarm, in the state ALARM and in the state INSUFFICIENT_DATA, which it reaches where the calls themselves stop. At
   * least one should notify somebody by another topic than the alert's own.
   *
   * @default - no action: the alarm shows in CloudWatch only, and the HIPAA and NIST packs of cdk-nag report it
   */
  readonly actions?: cloudwatch.IAlarmAction[];
}

/** The most calls of a day: four, or five if the first and the last are slightly less than a day apart. One record outweighs them all. */
const CALLS_A_DAY = 5;

/** The alarm goes into ALARM at this many calls of a day without any record: the record of the first one had six hours to arrive. */
const ENOUGH_CALLS = 2;

/**
 * An alarm on the calls of a heartbeat: it goes into ALARM where there were calls and not one record in the last day.
 *
 * An alarm on the records alone would have to treat missing data as breaching, and be in ALARM from its creation until the first record.
 * Before the first call, neither metric has a value, and the state is INSUFFICIENT_DATA. It reaches that state again where the calls
 * stop. In the difference, a missing value counts as 0 where the other metric has one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 *
 * @internal
 */
export class SilenceAlarm extends cloudwatch.Alarm {
  public constructor(owner: Construct, id: string, actions: readonly cloudwatch.IAlarmAction[] = []) {
    const heartbeat = Heartbeat.of(owner);
    super(owner, id, {
      alarmDescription: `EventBridge receives no events of CloudTrail for ${owner.node.path}, so AWS console sign-ins send no alert: check that ` +
        'a trail logs write management events, and that the schedule of this alarm is enabled',
      metric: new cloudwatch.MathExpression({
        expression: `calls - ${CALLS_A_DAY} * records`,
        usingMetrics: { calls: heartbeat.metricCalls(), records: heartbeat.metricRecords() },
        label: 'calls without any record',
        period: Duration.days(1),
      }),
      threshold: ENOUGH_CALLS,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.MISSING,
    });
    actions.forEach(action => this.addAlarmAction(action));
  }

  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addAlarmAction(...actions);
    super.addInsufficientDataAction(...actions);
  }
}
