import { renderValue, UNCHANGED, withValues } from '../../../src/message/jsonata-values';
import { isTimeZone, lastYear, zoneRules } from '../../../src/message/time-zone';
import { FIELDS } from '../../../src/signin/fields';
import { evaluator, EVENT } from '../../support/evaluating';

const NOW = new Date('2026-11-27T00:00:00Z');
const EVENT_TIME = FIELDS.find(({ name }) => name === 'eventTime')!;

/** How a message writes a time. */
function clock(timeZone: string): (eventTime: string) => Promise<unknown> {
  const value = evaluator(withValues(EVENT, [EVENT_TIME], { unknown: '-', timeZoneOffset: undefined, timeZone }, [UNCHANGED], renderValue(EVENT_TIME, UNCHANGED)));
  return eventTime => value({ detail: { eventTime } });
}

/** The same by `Intl` itself. */
function byIntl(timeZone: string, time: Date): string {
  const parts = new Map(new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'longOffset',
  }).formatToParts(time).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute, second, zone] = (['year', 'month', 'day', 'hour', 'minute', 'second', 'timeZoneName'] as const).map(type => parts.get(type)!);
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${zone === 'GMT' ? '+00:00' : zone.slice('GMT'.length)}`;
}

test('the rules of a zone say from when which offset holds, and end in UTC', () => {
  const rules = zoneRules('Europe/Berlin', NOW);
  expect(rules.slice(0, 4)).toEqual(['0000-01-01T00:00+01:00', '2020-03-29T01:00+02:00', '2020-10-25T01:00+01:00', '2021-03-28T01:00+02:00']);
  expect(rules.slice(-3)).toEqual(['2039-03-27T01:00+02:00', '2039-10-30T01:00+01:00', '2040-01-01T00:00+00:00']);
  expect(rules).toHaveLength(42);
  expect(zoneRules('Asia/Tokyo', NOW)).toEqual(['0000-01-01T00:00+09:00', '2040-01-01T00:00+00:00']);
});

test('the rules are the same all year, and reach ten years ahead at least', () => {
  expect([2026, 2028, 2029, 2030, 2038, 2039].map(year => lastYear(new Date(Date.UTC(year, 6))))).toEqual([2039, 2039, 2039, 2049, 2049, 2049]);
  expect(zoneRules('America/New_York', new Date('2026-01-01T00:00:00Z'))).toEqual(zoneRules('America/New_York', new Date('2026-12-31T23:59:59Z')));
});

test.each([
  ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29 01:59:59 +01:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29 03:00:00 +02:00'],
  ['Europe/Berlin', '2026-10-25T00:59:59.999Z', '2026-10-25 02:59:59 +02:00'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25 02:00:00 +01:00'],
  ['America/St_Johns', '2026-01-15T09:01:30Z', '2026-01-15 05:31:30 -03:30'],
  ['Australia/Lord_Howe', '2026-01-15T09:01:30Z', '2026-01-15 20:01:30 +11:00'],
  ['Asia/Tokyo', '2019-05-01T00:00:00Z', '2019-05-01 09:00:00 +09:00'],
  ['UTC', '2026-01-15T09:01:30Z', '2026-01-15 09:01:30 +00:00'],
  ['Europe/Berlin', '2040-07-01T09:01:30Z', '2040-07-01 09:01:30 +00:00'],
  ['Europe/Berlin', 'yesterday', 'yesterday'],
])('in %s %s is %s', async (zone, time, text) => {
  expect(await clock(zone)(time)).toBe(text);
});

/** Morocco leaves its offset for the month of Ramadan alone; Lord Howe changes by half an hour. */
test.each(['Europe/London', 'America/New_York', 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu', 'Africa/Cairo', 'Pacific/Chatham'])(
  'in %s a time is that of Intl, every two months until the rules end', async zone => {
    const at = clock(zone);
    const end = Date.UTC(lastYear(new Date()) + 1, 0);
    for (let time = Date.UTC(2020, 0, 1, 3, 17, 41); time < end; time += 61.3 * 86_400_000) {
      const date = new Date(Math.floor(time / 1000) * 1000);
      expect(await at(date.toISOString())).toBe(byIntl(zone, date));
    }
  });

test.each(['Europe/Berlin', 'Asia/Tokyo', 'UTC', 'Etc/GMT+9'])('%s is a time zone', zone => {
  expect(isTimeZone(zone)).toBe(true);
});

test.each(['', 'Europe/Bern', '+09:00', '-03:30', 'Berlin', 'Europe/Berlin ', ' UTC'])('%j is none', zone => {
  expect(isTimeZone(zone)).toBe(false);
});

test('an expression without a time has no rules in it', () => {
  const style = { unknown: '-', timeZoneOffset: undefined, timeZone: 'Europe/Berlin' };
  const region = FIELDS.filter(({ name }) => name === 'region');
  expect(withValues(EVENT, region, style, [UNCHANGED], '1')).toBe(withValues(EVENT, region, { ...style, timeZone: undefined }, [UNCHANGED], '1'));
});
