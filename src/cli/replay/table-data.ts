import { gzipSync } from 'node:zlib';
import { REPLAY_RESULTS, ReplayedSignIn, SignIn } from './alert-replay';
import { printableLine } from '../printable';
import { dataBlock, html, Markup } from '../report-parts/markup';

/** The columns of the table, in the order of its data. */
export const COLUMNS = ['time', 'account', 'region', 'eventName', 'identity', 'user', 'sourceAddress', 'outcome'] as const satisfies readonly (keyof SignIn)[];

/** How many sign-ins one part of the messages holds: few enough that it opens at once, and enough that they compress well. */
const PART = 64;

/** The sign-ins of a page, small enough that it stays usable with 50,000 of them. The script of the page reads it. */
export class TableData {
  /** Each value stands once, however many rows have it. */
  private readonly values = new Map<string, number>();
  private readonly rows: (readonly number[])[] = [];
  private readonly parts: string[] = [];
  private part: string[] = [];

  /** @param message what a row shows when it is opened */
  add({ signIn, alerts }: ReplayedSignIn, message: Markup): void {
    const results = alerts.map(({ result }) => REPLAY_RESULTS.indexOf(result)).join('');
    this.rows.push([...COLUMNS.map(column => signIn[column] ?? ''), results].map(value => this.numberOf(printableLine(value))));
    this.part.push(message.text);
    if (this.part.length === PART) this.pack();
  }

  /** Two blocks of data. They are no scripts, whatever is in them. */
  markup(alerts: readonly string[]): Markup {
    if (this.part.length > 0) this.pack();
    const table = { alerts: alerts.map(printableLine), values: [...this.values.keys()], rows: this.rows };
    return html`${dataBlock('table', table)}
${dataBlock('messages', { size: PART, parts: this.parts })}`;
  }

  private numberOf(value: string): number {
    const number = this.values.get(value) ?? this.values.size;
    this.values.set(value, number);
    return number;
  }

  private pack(): void {
    this.parts.push(gzipSync(JSON.stringify(this.part)).toString('base64'));
    this.part = [];
  }
}
