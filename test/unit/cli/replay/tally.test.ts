import * as fc from 'fast-check';
import { SIGN_IN } from './logs';
import { REPLAY_RESULTS, ReplayedSignIn } from '../../../../src/cli/replay/alert-replay';
import { Tally } from '../../../../src/cli/replay/tally';

const ALERTED = { alert: 'A', result: 'alerted', fields: [], problems: [], notes: [], mailedBy: ['topic'] } as const;

function tallied(all: readonly ReplayedSignIn[]) {
  const tally = new Tally(['A']);
  for (const each of all) if (tally.isNew(each.signIn.id)) tally.add(each);
  return tally.result();
}

test('the same ID counts once, and sign-ins without one count each', () => {
  const signIns = ['e-1', 'e-2', 'e-1', null, null, '', ''].map(id => ({ signIn: { ...SIGN_IN, id }, alerts: [ALERTED] }));
  expect(tallied(signIns)).toMatchObject({ signIns: 6, copies: 1, all: { counts: { alerted: 6 } } });
});

test('a problem is counted once for each sign-in, whatever value it found', () => {
  const lost = (reason: string) => ({ code: 'never-delivered', target: 'Target0', reason } as const);
  const other = { ...lost('x'), target: 'Target1' };
  const signIns = [[lost('a'), lost('b')], [lost('c'), other]].map((problems, index) => ({ signIn: { ...SIGN_IN, id: `${index}` }, alerts: [{ ...ALERTED, problems }] }));
  expect(tallied(signIns).problems).toEqual([{ alert: 'A', problem: lost('b'), signIns: 2 }, { alert: 'A', problem: other, signIns: 1 }]);
});

test.each(['', 'zzz', '2026-01-15T09:00:00Z\u001b[2J', '2026-01-15'])('a time such as %j is none, and is neither the first nor the last nor the busiest', time => {
  const signIns = [time, time, '2026-01-15T09:01:30Z'].map((each, index) => ({ signIn: { ...SIGN_IN, id: `${index}`, time: each }, alerts: [ALERTED] }));
  const { first, last, alerts: [{ busiest }] } = tallied(signIns);
  expect([first, last]).toEqual(['2026-01-15T09:01:30Z', '2026-01-15T09:01:30Z']);
  expect(busiest?.second).toEqual({ time: '2026-01-15T09:01:30', number: 1 });
  expect(tallied(signIns.slice(0, 2))).toMatchObject({ signIns: 2, first: undefined, last: undefined, alerts: [{ busiest: undefined }] });
});

test('sign-ins without a time are in no second together', () => {
  const signIns = Array.from({ length: 20 }, (_, index) => ({ signIn: { ...SIGN_IN, id: `${index}`, time: '' }, alerts: [ALERTED] }));
  expect(tallied(signIns).bursts).toEqual([]);
});

test('every seconds with too many mails counts, and the worst one is named', () => {
  const seconds = { '2026-01-15T09:00:00Z': 11, '2026-01-15T09:00:01Z': 13, '2026-01-15T09:00:02Z': 10 };
  const signIns = Object.entries(seconds).flatMap(([time, number]) =>
    Array.from({ length: number }, (_, index) => ({ signIn: { ...SIGN_IN, id: `${time}${index}`, time }, alerts: [ALERTED] })));
  expect(tallied(signIns).bursts).toEqual([{ topic: 'topic', alerts: ['A'], second: { time: '2026-01-15T09:00:01', number: 13 }, seconds: 2 }]);
});

test('whatever the order, the numbers are the same and add up', () => {
  const signIn = fc.record({
    signIn: fc.record({
      id: fc.uuid(),
      time: fc.constantFrom('2026-01-15T09:01:30Z', '2026-01-16T00:00:00Z', ''),
      account: fc.constantFrom('1', '2'),
      region: fc.constantFrom('a', 'b', ''),
      eventName: fc.constantFrom('ConsoleLogin', 'constructor', '__proto__'),
      identity: fc.string({ maxLength: 2 }),
      outcome: fc.constantFrom('Success' as const, 'Failure' as const),
      user: fc.string(),
      sourceAddress: fc.string(),
    }),
    alerts: fc.constantFrom(...REPLAY_RESULTS).map(result => [{ ...ALERTED, result, mailedBy: [] }]),
  });
  fc.assert(fc.property(fc.array(signIn), all => {
    const result = tallied(all);
    expect(tallied([...all].reverse())).toEqual(result);
    const { counts, by, days } = result.all;
    for (const each of REPLAY_RESULTS) {
      const number = all.filter(({ alerts: [{ result: own }] }) => own === each).length;
      expect(counts[each]).toBe(number);
      for (const values of [...Object.values(by), days]) expect(values.reduce((total, [, own]) => total + own[each], 0)).toBe(number);
    }
  }), { numRuns: 50 });
});
