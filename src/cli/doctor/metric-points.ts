import { Json, listOf, memberAt } from '../json-values';

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

/** A time in milliseconds. Version 1 of the `aws` command prints it as the service sends it, which may be a number of seconds. */
export function millisecondsOf(time: Json): number {
  return typeof time === 'number' ? time * 1000 : Date.parse(String(time));
}

/** Takes one from the points of the time in which an event counts: each point is named for the beginning of its period. */
export function takeFrom(series: MetricPoints | undefined, time: number, late: number, period: number): boolean {
  return series?.take(Math.floor(time / period) * period, time + late) === true;
}
