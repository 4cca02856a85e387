import { AlertReplay, combined, ReplayedSignIn, SignIn } from './alert-replay';
import { AlertGroup, AlertGrouping, byText, countIn, Group, Grouping, isTime, Peak, peakOf, periodOf } from './grouping';
import { Problem } from '../evaluate/alert-result';

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
  /** The times of the first and the last sign-in, of those that have one as CloudTrail writes it. */
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
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
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
    if (id === null || id === '') return true;
    const known = this.seen.has(id);
    this.seen.add(id);
    if (known) this.copies += 1;
    return !known;
  }

  add({ signIn, alerts }: ReplayedSignIn): void {
    const { time, account, region } = signIn;
    this.signIns += 1;
    if (isTime(time)) {
      if (this.first === undefined || time < this.first) this.first = time;
      if (this.last === undefined || time > this.last) this.last = time;
    }
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
    for (const [kind, problem] of new Map(problems.map(each => [keyOf(each), each]))) {
      const key = `${alert} ${kind}`;
      const known = this.problems.get(key);
      this.problems.set(key, { alert, problem: known?.problem ?? problem, signIns: (known?.signIns ?? 0) + 1 });
    }
    for (const topic of mailedBy) {
      const mails = this.mails.get(topic) ?? { alerts: new Set(), seconds: new Map() };
      mails.alerts.add(alert);
      // Sign-ins without a time are not known to be in one second.
      if (isTime(signIn.time)) countIn(mails.seconds, periodOf(signIn.time, 'second'));
      this.mails.set(topic, mails);
    }
  }
}

function burstsOf(topic: string, alerts: readonly string[], seconds: ReadonlyMap<string, number>): Burst[] {
  const over = [...seconds].filter(([, mails]) => mails > MAILS_A_SECOND);
  return over.length === 0 ? [] : [{ topic, alerts, second: peakOf(new Map(over)), seconds: over.length }];
}

/** The kind of a problem and where it is, without the value that it found. */
function keyOf(problem: Problem): string {
  return JSON.stringify({ ...problem, reason: undefined });
}
