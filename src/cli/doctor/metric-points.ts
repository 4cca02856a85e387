import { Json, listOf, memberAt } from '../json-values';
import { millisecondsOf } from './aws/aws-calls';

/** The points of one metric, each with what is left of its sum. */
export class MetricPoints {
  private readonly points: { readonly time: number; left: number }[];

  /** @param results those of `GetMetricData` for one query: pages of it repeat the ID */
  constructor(results: readonly Json[]) {
    this.points = results.flatMap(result => {
      const sums = listOf(memberAt(result, 'Values')).map(Number);
      return listOf(memberAt(result, 'Timestamps')).map((time, index) => ({ time: millisecondsOf(time), left: sums[index] }));
    }).sort((one, other) => one.time - other.time);
  }

  /** Takes one from the first point in a time. Returns whether there was one. */
  take(from: number, to: number): boolean {
    const point = this.points.find(({ time, left }) => time >= from && time <= to && left >= 1);
    if (point === undefined) return false;
    point.left -= 1;
    return true;
  }
}

/** Takes one from the points of the time in which an event counts: each point is named for the beginning of its period. */
export function takeFrom(points: MetricPoints | undefined, time: number, late: number, period: number): boolean {
  return points?.take(Math.floor(time / period) * period, time + late) === true;
}
