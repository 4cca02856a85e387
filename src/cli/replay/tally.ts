import { AlertReplay, combined, REPLAY_RESULTS, ReplayedSignIn, ReplayResult } from './alert-replay';
import { SignIn } from './sign-in';
import { Problem } from '../evaluate/alert-result';

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
  /** Undefined if it sends none. */
  readonly busiest: Readonly<Record<'day' | 'minute' | 'second', Peak>> | undefined;
}

/** A topic that sends more mails in a second than SNS delivers to one mailbox. */
export interface Burst {
  readonly topic: string;
  /** The alerts that publish to it. */
  readonly alerts: readonly string[];
  readonly second: Peak;
  /** The number of such seconds. */
  readonly seconds: number;
}

/** Sign-ins that a rule matches, and that would have reached no alert from their account and Region. */
export interface Uncovered {
  readonly account: string;
  readonly region: string;
  readonly signIns: number;
}

/** A problem with an alert, and how many sign-ins met it. */
export interface CountedProblem {
  readonly alert: string;
  /** The first one: others of the kind may differ in the value that they found. */
  readonly problem: Problem;
  readonly signIns: number;
}

/** What was counted. */
export interface Tallied {
  readonly signIns: number;
  /** Copies of a sign-in that was counted. */
  readonly copies: number;
  /** The times of the first and the last sign-in. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** By what all alerts do together. */
  readonly all: Group;
  readonly alerts: readonly AlertGroup[];
  readonly bursts: readonly Burst[];
  readonly uncovered: readonly Uncovered[];
  readonly problems: readonly CountedProblem[];
}

/**
 * SNS delivers so many mails in a second to one subscription. At more it sets the subscription back to `PendingConfirmation`.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
export const MAILS_A_SECOND = 10;

/** Counts sign-ins. The same `eventID` counts once. */
export class Tally {
  private readonly seen = new Set<string>();
  private copies = 0;
  private signIns = 0;
  private first: string | undefined;
  private last: string | undefined;
  private readonly all = new Grouping();
  private readonly alerts = new Map<string, AlertGrouping>();
  private readonly mails = new Map<string, { readonly alerts: Set<string>; readonly seconds: Map<string, number> }>();
  private readonly uncovered = new Map<string, { account: string; region: string; signIns: number }>();
  private readonly problems = new Map<string, { alert: string; problem: Problem; signIns: number }>();

  /** @param alerts the construct paths of all alerts, in the order of the report */
  constructor(alerts: readonly string[]) {
    for (const alert of alerts) this.alerts.set(alert, new AlertGrouping(alert));
  }

  /** Whether a sign-in is the first one with its ID. It then must be added. */
  isNew(id: string | null): boolean {
    if (id === null) return true;
    const known = this.seen.has(id);
    this.seen.add(id);
    if (known) this.copies += 1;
    return !known;
  }

  add({ signIn, alerts }: ReplayedSignIn): void {
    const { time, account, region } = signIn;
    this.signIns += 1;
    if (this.first === undefined || time < this.first) this.first = time;
    if (this.last === undefined || time > this.last) this.last = time;
    const result = combined(alerts);
    this.all.add(signIn, result);
    if (result === 'notCovered') {
      const key = JSON.stringify([account, region]);
      this.uncovered.set(key, { account, region, signIns: (this.uncovered.get(key)?.signIns ?? 0) + 1 });
    }
    for (const alert of alerts) this.addTo(alert, signIn);
  }

  result(): Tallied {
    return {
      signIns: this.signIns,
      copies: this.copies,
      first: this.first,
      last: this.last,
      all: this.all.group(),
      alerts: [...this.alerts.values()].map(alert => alert.alertGroup()),
      bursts: [...this.mails].flatMap(([topic, { alerts, seconds }]) => burstsOf(topic, [...alerts].sort(), seconds))
        .sort(byText(({ topic }) => topic)),
      uncovered: [...this.uncovered.values()].sort(byText(({ account, region }) => `${region} ${account}`)),
      problems: [...this.problems.values()].sort(byText(({ alert, problem }) => `${alert} ${keyOf(problem)}`)),
    };
  }

  private addTo(alertReplay: AlertReplay, signIn: SignIn): void {
    const { alert, problems, mailedBy } = alertReplay;
    this.alerts.get(alert)?.addReplay(signIn, alertReplay);
    for (const problem of problems) {
      const key = `${alert} ${keyOf(problem)}`;
      const known = this.problems.get(key);
      this.problems.set(key, { alert, problem: known?.problem ?? problem, signIns: (known?.signIns ?? 0) + 1 });
    }
    for (const topic of mailedBy) {
      const mails = this.mails.get(topic) ?? { alerts: new Set(), seconds: new Map() };
      mails.alerts.add(alert);
      countIn(mails.seconds, periodOf(signIn.time, 'second'));
      this.mails.set(topic, mails);
    }
  }
}

/** Counts sign-ins by their facts. */
class Grouping {
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

class AlertGrouping extends Grouping {
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
    if (result === 'alerted') for (const period of PERIODS) countIn(this.alerts[period], periodOf(signIn.time, period));
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

/** The day, minute or second of a time in UTC; empty for one that is not written as CloudTrail does. */
function periodOf(time: string, period: typeof PERIODS[number]): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(time) ? time.slice(0, PERIOD_LENGTHS[period]) : '';
}

function burstsOf(topic: string, alerts: readonly string[], seconds: ReadonlyMap<string, number>): Burst[] {
  // Sign-ins without a time are not known to be in one second.
  const over = [...seconds].filter(([second, mails]) => second !== '' && mails > MAILS_A_SECOND);
  return over.length === 0 ? [] : [{ topic, alerts, second: peakOf(new Map(over)), seconds: over.length }];
}

/** The first of those with the highest number. */
function peakOf(numbers: ReadonlyMap<string, number>): Peak {
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

function countIn(numbers: Map<string, number>, key: string): void {
  numbers.set(key, (numbers.get(key) ?? 0) + 1);
}

function mostFirst<T>(values: ReadonlyMap<string, T>, size: (value: T) => number): Counted<T> {
  return [...values].sort(byText(([value]) => value)).sort(([, left], [, right]) => size(right) - size(left));
}

function byText<T>(text: (value: T) => string): (left: T, right: T) => number {
  return (left, right) => text(left) < text(right) ? -1 : Number(text(left) > text(right));
}

/** The kind of a problem and where it is, without the value that it found. */
function keyOf(problem: Problem): string {
  return JSON.stringify({ ...problem, reason: undefined });
}
