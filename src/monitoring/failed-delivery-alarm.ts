import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { Figures, PERIOD, sumOf } from './metrics';
import { LATE_METRICS } from '../cdk/alarm-evaluation';
import { shares } from '../cdk/split';

/**
 * How many figures an alarm can add up.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html
 */
const MOST_FIGURES = 10;

/**
 * An alarm over everything that can fail: it goes into ALARM for the first alert that did not arrive, and returns to OK when the last
 * fifteen minutes had none.
 *
 * What is more than an alarm can add up is watched by others beside it (`<id>2` …), which do whatever this one does.
 */
export class FailedDeliveryAlarm extends cloudwatch.Alarm {
  private readonly others: readonly cloudwatch.Alarm[];

  public constructor(scope: Construct, id: string, figures: Figures, actions: readonly cloudwatch.IAlarmAction[] = []) {
    const [own, ...more] = shares(Object.entries(figures), MOST_FIGURES).map(entries => propsOf(scope, Object.fromEntries(entries)));
    super(scope, id, own);
    this.others = more.map((props, index) => new cloudwatch.Alarm(scope, `${id}${index + 2}`, props));
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

function propsOf(scope: Construct, figures: Figures): cloudwatch.AlarmProps {
  return {
    alarmDescription: `A sign-in did not get through ${scope.node.path}; what was to be sent may be in its dead-letter queue`,
    metric: sumOf(figures, { label: 'alerts that did not arrive', period: PERIOD }),
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: LATE_METRICS.evaluationPeriods,
    datapointsToAlarm: LATE_METRICS.datapointsToAlarm,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  };
}
