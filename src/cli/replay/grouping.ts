import { AlertReplay, REPLAY_RESULTS, ReplayResult, SignIn } from './alert-replay';

/** How many sign-ins had each result. */
export type Counts = Readonly<Record<ReplayResult, number>>;

/** The facts by which sign-ins are counted. */
export const DIMENSIONS = ['eventName', 'region', 'account', 'identity', 'outcome'] as const;
export type Dimension = typeof DIMENSIONS[number];

/** A value with what was counted of it. */
export type Counted<T> = readonly (readonly [string, T])[];

/** Sign-ins, counted. */
export interface Group {
  readonly counts: Counts;
  /** The value with the most sign-ins first. */
  readonly by: Readonly<Record<Dimension, Counted<Counts>>>;
  /** By the day in UTC, the first one first. */
  readonly days: Counted<Counts>;
}

/** A day, minute or second in UTC, and its number of alerts or mails. */
export interface Peak {
  readonly time: string;
  readonly number: number;
}

/** The sign-ins at one alert, counted. */
export interface AlertGroup extends Group {
  readonly alert: string;
  /** The fields that did not match. A sign-in counts once for each. */
  readonly fields: Counted<number>;
  /** What is not certain about its alerts. */
  readonly notes: Counted<number>;
  /** Undefined if it sends none whose time is known. */
  readonly busiest: Readonly<Record<'day' | 'minute' | 'second', Peak>> | undefined;
}

/** Counts sign-ins by their facts. */
export class Grouping {
  private readonly counts = noCounts();
  private readonly by = new Map(DIMENSIONS.map(dimension => [dimension, new Map<string, Record<ReplayResult, number>>()]));
  private readonly days = new Map<string, Record<ReplayResult, number>>();

  add(signIn: SignIn, result: ReplayResult): void {
    this.counts[result] += 1;
    for (const [dimension, values] of this.by) addTo(values, signIn[dimension], result);
    addTo(this.days, periodOf(signIn.time, 'day'), result);
  }

  group(): Group {
    const by = Object.fromEntries([...this.by].map(([dimension, values]) => [dimension, mostFirst(values, sum)])) as Group['by'];
    return { counts: this.counts, by, days: [...this.days].sort(byText(([day]) => day)) };
  }
}

/** Counts what one alert does. */
export class AlertGrouping extends Grouping {
  private readonly fields = new Map<string, number>();
  private readonly notes = new Map<string, number>();
  private readonly alerts = { day: new Map<string, number>(), minute: new Map<string, number>(), second: new Map<string, number>() };

  constructor(private readonly alert: string) {
    super();
  }

  addReplay(signIn: SignIn, { result, fields, notes }: AlertReplay): void {
    this.add(signIn, result);
    for (const field of fields) countIn(this.fields, field);
    for (const note of notes) countIn(this.notes, note);
    if (result === 'alerted' && isTime(signIn.time)) for (const period of PERIODS) countIn(this.alerts[period], periodOf(signIn.time, period));
  }

  alertGroup(): AlertGroup {
    const { day, minute, second } = this.alerts;
    return {
      alert: this.alert,
      ...this.group(),
      fields: mostFirst(this.fields, number => number),
      notes: mostFirst(this.notes, number => number),
      busiest: day.size === 0 ? undefined : { day: peakOf(day), minute: peakOf(minute), second: peakOf(second) },
    };
  }
}

const PERIODS = ['day', 'minute', 'second'] as const;
const PERIOD_LENGTHS = { day: 'YYYY-MM-DD'.length, minute: 'YYYY-MM-DDTHH:MM'.length, second: 'YYYY-MM-DDTHH:MM:SS'.length } as const;

/** Whether a time is written as CloudTrail does. A record without one, or with another text, happened at no known time. */
export function isTime(time: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time);
}

/** The day, minute or second of a time in UTC; empty for one that is not known. */
export function periodOf(time: string, period: typeof PERIODS[number]): string {
  return isTime(time) ? time.slice(0, PERIOD_LENGTHS[period]) : '';
}

/** The first of those with the highest number. */
export function peakOf(numbers: ReadonlyMap<string, number>): Peak {
  let peak: Peak = { time: '', number: 0 };
  for (const [time, number] of numbers) if (number > peak.number || (number === peak.number && time < peak.time)) peak = { time, number };
  return peak;
}

function noCounts(): Record<ReplayResult, number> {
  return { alerted: 0, undelivered: 0, notCovered: 0, notMatched: 0 };
}

/** How many sign-ins were counted. */
export function sum(counts: Counts): number {
  return REPLAY_RESULTS.reduce((total, result) => total + counts[result], 0);
}

function addTo(values: Map<string, Record<ReplayResult, number>>, value: string, result: ReplayResult): void {
  const counts = values.get(value) ?? noCounts();
  counts[result] += 1;
  values.set(value, counts);
}

/** Counts one more of a key. */
export function countIn(numbers: Map<string, number>, key: string): void {
  numbers.set(key, (numbers.get(key) ?? 0) + 1);
}

function mostFirst<T>(values: ReadonlyMap<string, T>, size: (value: T) => number): Counted<T> {
  return [...values].sort(byText(([value]) => value)).sort(([, left], [, right]) => size(right) - size(left));
}

/** Compares by a text. */
export function byText<T>(text: (value: T) => string): (left: T, right: T) => number {
  return (left, right) => text(left) < text(right) ? -1 : Number(text(left) > text(right));
}
