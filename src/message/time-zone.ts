/**
 * A time zone as rules that JSONata can look up, since neither JSONata nor Step Functions knows time zones. Each rule says when an offset
 * from UTC begins. The rules are those of the tz database of the Node.js that synthesises the app.
 */

/** The first year that is written out; events are new, and only a preview reads old ones. */
const FIRST_YEAR = 2020;

/** Rules reach to the end of a decade, at least ten years ahead, so that a template changes once in ten years, and not every day. */
const YEARS_AHEAD = 10;

const MINUTE = 60_000;

/** Shorter than any time between two changes of one zone: Morocco changes for the month of Ramadan alone. */
const STEP = 7 * 24 * 60 * MINUTE;

/** When an offset begins: `2026-03-29T01:00+02:00`, in minutes of UTC. */
export type ZoneRule = string;

/** Characters of the time in a rule, before the offset. */
export const RULE_TIME_LENGTH = 'YYYY-MM-DDThh:mm'.length;

/** Whether a text is the name of a time zone of the tz database, such as `Europe/Berlin`, that Node.js knows here. An offset is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The rules of a zone, oldest first. The first begins before every event, and the last, which is UTC, where the rules end.
 *
 * @param now the time of synthesis
 */
export function zoneRules(name: string, now: Date): readonly ZoneRule[] {
  const offsetAt = clockOf(name);
  const end = Date.UTC(lastYear(now) + 1, 0);
  const rules: string[] = [ruleOf('0000-01-01T00:00', offsetAt(Date.UTC(FIRST_YEAR, 0)))];
  for (let from = Date.UTC(FIRST_YEAR, 0); from < end; from += STEP) {
    const to = Math.min(from + STEP, end);
    if (offsetAt(from) !== offsetAt(to)) {
      const change = firstChange(offsetAt, from, to);
      rules.push(ruleOf(minuteOf(change), offsetAt(change)));
    }
  }
  return [...rules, ruleOf(minuteOf(end), 0)];
}

/** The last year that is written out. */
export function lastYear(now: Date): number {
  return Math.ceil((now.getUTCFullYear() + YEARS_AHEAD + 1) / 10) * 10 - 1;
}

/** The first minute at which the offset is another than at `from`. */
function firstChange(offsetAt: (time: number) => number, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle) === offsetAt(from)) before = middle;
    else after = middle;
  }
  return after;
}

function minuteOf(time: number): string {
  return new Date(time).toISOString().slice(0, RULE_TIME_LENGTH);
}

function ruleOf(minute: string, offset: number): ZoneRule {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map(part => String(part).padStart(2, '0'));
  return `${minute}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/**
 * The offset of a zone in minutes, at any time.
 *
 * @throws for a zone that is not known
 */
function clockOf(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  });
  return time => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map(type => parts.get(type) ?? 0);
    return Math.round((Date.UTC(year, month - 1, day, hour, minute) - time) / MINUTE);
  };
}
