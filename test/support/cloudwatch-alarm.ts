/**
 * When CloudWatch would set an alarm to ALARM and to OK, minute by minute, as its guide describes it. What the guide leaves open is a
 * parameter: how many data points it looks at beyond the evaluation periods.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A value of a metric: of which minute, and in which minute CloudWatch has it. */
export interface Sent {
  readonly minute: number;
  readonly arrives: number;
  readonly value: number;
}

/** What is sent of each metric, by its ID. */
export type Series = Readonly<Record<string, readonly Sent[]>>;

/** The properties of a synthesised `AWS::CloudWatch::Alarm` that decide its state. */
export interface AlarmProperties {
  readonly Metrics: readonly {
    readonly Id: string;
    readonly Expression?: string;
    readonly MetricStat?: { readonly Period: number; readonly Stat: string };
    readonly ReturnData?: boolean;
  }[];
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData: string;
}

/** What a metric or an expression is in one period; nothing if no value of it is there. */
type DataPoint = number | undefined;
type Metrics = ReadonlyMap<string, DataPoint>;

/** The state after each minute of a time, with so many data points beyond the evaluation periods. */
export function replay(alarm: AlarmProperties, series: Series, minutes: number, beyond: number): readonly State[] {
  const period = periodOf(alarm);
  const valueOf = returnedBy(alarm);
  const metrics = statistics(alarm).map(({ id, statistic }) => ({ id, statistic, sent: series[id] ?? [] }));
  return Array.from({ length: minutes }, (_, index) => {
    const now = index + 1;
    const newestFirst = Array.from({ length: alarm.EvaluationPeriods + beyond }, (__, age) => {
      const [from, to] = [now - (age + 1) * period, now - age * period];
      const values = new Map<string, DataPoint>();
      for (const { id, statistic, sent } of metrics) {
        values.set(id, aggregate(sent.filter(({ minute, arrives }) => minute >= from && minute < to && arrives <= now), statistic));
      }
      return valueOf(values);
    });
    return stateOf(alarm, newestFirst);
  });
}

/**
 * The state that the data points of the evaluation range make, the newest first: the most recent ones that exist, as many as there are
 * evaluation periods, and where too few exist as many as are missing by `TreatMissingData`.
 */
export function stateOf(alarm: AlarmProperties, newestFirst: readonly DataPoint[]): State {
  const { EvaluationPeriods: periods, DatapointsToAlarm: needed = periods, TreatMissingData: missing } = alarm;
  const existing = newestFirst.filter(value => value !== undefined).slice(0, periods);
  if (missing === 'missing' && existing.length === 0) return 'INSUFFICIENT_DATA';
  if (missing === 'missing' && periods !== 1) throw new Error('TreatMissingData missing is simulated for one evaluation period only');
  const breaching = existing.filter(value => breaches(alarm, value)).length + (treatedAsBreaching(missing) ? periods - existing.length : 0);
  return breaching >= needed ? 'ALARM' : 'OK';
}

/** The IDs of the metrics of an alarm. */
export function metricIds(alarm: AlarmProperties): readonly string[] {
  return statistics(alarm).map(({ id }) => id);
}

function statistics({ Metrics }: AlarmProperties): readonly { readonly id: string; readonly statistic: string }[] {
  return Metrics.flatMap(({ Id, MetricStat }) => MetricStat ? [{ id: Id, statistic: MetricStat.Stat }] : []);
}

function periodOf({ Metrics }: AlarmProperties): number {
  const periods = new Set(Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []));
  const [period, ...others] = [...periods];
  if (period === undefined || others.length > 0) throw new Error(`one period is needed, found ${[...periods].join(', ')}`);
  return period / 60;
}

function aggregate(sent: readonly Sent[], statistic: string): DataPoint {
  const values = sent.map(({ value }) => value);
  if (values.length === 0) return undefined;
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (statistic === 'Maximum') return Math.max(...values);
  throw new Error(`the statistic ${statistic} is not simulated`);
}

/** What the values of metrics, or of terms of an expression, make together. */
type Calculation = (metrics: Metrics) => DataPoint;

function returnedBy({ Metrics }: AlarmProperties): Calculation {
  const [returned, ...others] = Metrics.filter(({ ReturnData }) => ReturnData !== false);
  if (returned === undefined || others.length > 0) throw new Error('one of the metrics and expressions must be returned');
  return calculationOf(returned.Expression ?? returned.Id);
}

/**
 * Sums of metrics and of `FILL(a, 0)`, and `a - 5 * b`. A missing value counts as 0 where another has one; where all are missing, there is
 * no data point.
 */
function calculationOf(expression: string): Calculation {
  const [, minuend, factor, subtrahend] = /^(\w+) - (\d+) \* (\w+)$/.exec(expression) ?? [];
  if (minuend !== undefined) {
    const [leftOf, rightOf] = [termOf(minuend), termOf(subtrahend)];
    return metrics => {
      const [left, right] = [leftOf(metrics), rightOf(metrics)];
      return left === undefined && right === undefined ? undefined : (left ?? 0) - Number(factor) * (right ?? 0);
    };
  }
  const terms = expression.split(' + ').map(termOf);
  return metrics => {
    const values = terms.map(term => term(metrics)).filter(value => value !== undefined);
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
  };
}

function termOf(term: string): Calculation {
  const [, filled, fill] = /^FILL\((\w+), (\d+)\)$/.exec(term) ?? [];
  const id = filled ?? term;
  return metrics => {
    if (!metrics.has(id)) throw new Error(`${term} is no metric of the alarm`);
    return metrics.get(id) ?? (fill === undefined ? undefined : Number(fill));
  };
}

function breaches({ ComparisonOperator, Threshold }: AlarmProperties, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold': return value >= Threshold;
    case 'LessThanThreshold': return value < Threshold;
    default: throw new Error(`${ComparisonOperator} is not simulated`);
  }
}

function treatedAsBreaching(missing: string): boolean {
  if (!['breaching', 'notBreaching', 'missing'].includes(missing)) throw new Error(`TreatMissingData ${missing} is not simulated`);
  return missing === 'breaching';
}
