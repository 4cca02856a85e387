import { MetricPoints, takeFrom } from '../../../../src/cli/doctor/metric-points';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2026-01-15T${time}Z`);
const threePoints = () => new MetricPoints([
  { Id: 'm0', Timestamps: ['2026-01-15T09:05:00Z'], Values: [1] },
  // Another page, with a time as version 1 of the command prints it for some services.
  { Id: 'm0', Timestamps: [at('09:01:00') / 1000], Values: [2] },
]);
const take = (from: MetricPoints | undefined, time: string) => takeFrom(from, at(time), 15 * MINUTE, MINUTE);

test('an event takes one of the first point after it, and each point only as often as its sum', () => {
  const points = threePoints();
  expect([take(points, '09:01:30'), take(points, '09:01:40'), take(points, '09:01:50'), take(points, '09:01:59')]).toEqual([true, true, true, false]);
});

test('a point before the event, or too long after it, is another event\'s', () => {
  expect(take(threePoints(), '09:06:00')).toBe(false);
  expect(take(threePoints(), '08:30:00')).toBe(false);
  expect(take(undefined, '09:01:00')).toBe(false);
});
