import { daysChart } from '../../../../src/cli/replay/days-chart';
import { Counts } from '../../../../src/cli/replay/grouping';

const NONE: Counts = { alerted: 0, undelivered: 0, notCovered: 0, notMatched: 0 };

test('each day has a bar, also between days without a sign-in, with a part for each result', () => {
  const { text } = daysChart([['2026-02-27', { ...NONE, alerted: 3, notMatched: 1 }], ['2026-03-02', { ...NONE, notCovered: 2 }]]);
  expect(text).toContain('<svg viewBox="0 0 40 120"');
  expect([...text.matchAll(/<rect class="(\w+)" x="(\d+)" y="([\d.]+)" width="8" height="([\d.]+)"\/>/g)].map(([, ...values]) => values)).toEqual([
    ['alerted', '1', '30.00', '90.00'], ['notMatched', '1', '0.00', '30.00'], ['notCovered', '31', '60.00', '60.00'],
  ]);
  expect(text).toContain('<title>2026-02-27: alert sent 3, not matched 1</title>');
  expect(text).toContain('<span>2026-02-27</span><span>2026-03-02</span>');
});

test('without a day there is no chart', () => {
  expect(daysChart([]).text).toBe('');
  expect(daysChart([['', { ...NONE, alerted: 1 }]]).text).toBe('');
});

test.each([
  { title: 'a time far away', days: ['0001-01-01', '9999-12-31'] },
  { title: 'a day that is none', days: ['2026-01-15', '2026-99-99'] },
])('$title draws the days with sign-ins alone', ({ days }) => {
  expect(daysChart(days.map(day => [day, { ...NONE, alerted: 1 }])).text).toContain('<svg viewBox="0 0 20 120"');
});
