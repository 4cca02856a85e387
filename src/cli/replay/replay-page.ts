import { gzipSync } from 'node:zlib';
import { REPLAY_RESULTS, ReplayedSignIn, ReplayResult, SignIn } from './alert-replay';
import { ShownEvent } from '../events/shown-event';
import { count, printableLine } from '../printable';
import { AlertGroup, Counted, Counts, Dimension, DIMENSIONS, Peak, sum } from './grouping';
import { PAGE_SCRIPT, REPLAY_STYLE } from './page-assets';
import { copiesWords, ReplayReport, signInsWords } from './replay-report';
import { MAILS_A_SECOND, Tallied } from './tally';
import { AlertResult } from '../evaluate/alert-result';
import { pageOf } from '../report-parts/html-page';
import { dataBlock, html, Markup } from '../report-parts/markup';
import { resultView } from '../report-parts/message-views';

/** More values of one kind would make the page too long; all are in the filters of the table. */
const MOST_VALUES = 8;

/** How the page calls the facts of a sign-in. */
const TITLES: Readonly<Record<Dimension, string>> = { eventName: 'Event', region: 'Region', account: 'Account', identity: 'Identity', outcome: 'Outcome' };

/** The results, as the page calls them. */
const RESULT_WORDS: Readonly<Record<ReplayResult, string>> = {
  alerted: 'alert sent', undelivered: 'never delivered', notCovered: 'not covered', notMatched: 'not matched',
};

/** The colour of a result, by its class. */
const ANSWER = { alerted: 'yes', undelivered: 'bad', notCovered: 'bad', notMatched: 'no' } as const;

/** A report as one page that needs nothing else: what was counted, a chart of the days, and a table of all sign-ins with their messages. */
export class ReplayPage {
  private readonly table = new TableData();

  add(replayed: ReplayedSignIn, event: ShownEvent, results: readonly AlertResult[]): void {
    const message = html`${replayed.alerts.map(({ alert, result }, index) => html`<h3>${alert} <span class="answer ${ANSWER[result]}">${RESULT_WORDS[result]}</span></h3>
${resultView(result === 'alerted' ? results[index] : { ...results[index], deliveries: [] }, event)}
`)}`;
    this.table.add(replayed, message);
  }

  report({ logs, tallied, findings, notes }: ReplayReport): string {
    const { signIns, all, alerts } = tallied;
    return pageOf({
      title: 'What past sign-ins would have set off',
      style: REPLAY_STYLE,
      script: signIns === 0 ? undefined : PAGE_SCRIPT,
      header: html`<p>${signInsWords(tallied)}</p>
<p class="small">Read: ${count(logs.files, 'file')}, ${count(logs.records, 'record')}; ${copiesWords(tallied)}, ${count(logs.passedOver, 'other file')} passed over, ${count(logs.broken.length, 'broken file')} left out</p>
${notes.length === 0 ? [] : [list('notes', notes)]}
${findings.length === 0 ? [] : [html`<section class="findings" aria-label="Findings"><h3>Found: ${count(findings.length, 'problem')}</h3>
<ul>${findings.map(({ alert, message }) => html`<li>${alert === undefined ? '' : html`<b>${alert}</b>: `}${message}</li>`)}</ul></section>`]}`,
      main: signIns === 0 ? html`` : html`<h2>Days</h2>
${daysChart(all.days)}
${alerts.map(alertPanel)}
${allPanel(tallied)}
<h2>Sign-ins</h2>
${TABLE}
${this.table.markup(alerts.map(({ alert }) => alert))}`,
    });
  }
}

function list(name: string, texts: readonly string[]): Markup {
  return html`<ul class="${name}">${texts.map(text => html`<li>${text}</li>`)}</ul>`;
}

function alertPanel({ alert, counts, by, fields, notes, busiest }: AlertGroup): Markup {
  return html`<h2>${alert}</h2>
<section class="panel">
${resultList(counts)}
<div class="groups">
${fields.length === 0 ? [] : [numbers('Not matched by', fields, String)]}
${DIMENSIONS.map(dimension => numbers(TITLES[dimension], by[dimension], shares))}
${busiest === undefined ? [] : [numbers('Busiest', (['day', 'minute', 'second'] as const).map(period => [`${period} ${timeOf(busiest[period])}`, busiest[period].number] as const), String)]}
</div>
${busiest === undefined ? [] : [html`<p class="faint small">SNS delivers at most ${MAILS_A_SECOND} mails a second to a mailbox.</p>`]}
${notes.length === 0 ? [] : [list('notes', notes.map(([note, number]) => `${note} (${count(number, 'alert')})`))]}
</section>`;
}

/** What all alerts do together, where there are several. */
function allPanel({ all, alerts }: Tallied): Markup {
  return alerts.length < 2 ? html`` : html`<h2>All alerts together</h2>
<section class="panel">
${resultList(all.counts)}
<div class="groups">
${DIMENSIONS.map(dimension => numbers(TITLES[dimension], all.by[dimension], shares))}
</div>
</section>`;
}

function resultList(counts: Counts): Markup {
  return html`<ul class="results">${REPLAY_RESULTS.map(result => html`<li><b>${counts[result]}</b> ${RESULT_WORDS[result]}</li>`)}</ul>`;
}

function numbers<T>(title: string, values: Counted<T>, text: (value: T) => string): Markup {
  const more = values.length > MOST_VALUES + 1 ? values.length - MOST_VALUES : 0;
  return html`<table><thead><tr><th colspan="2">${title}</th></tr></thead><tbody>
${values.slice(0, values.length - more).map(([value, each]) => html`<tr><td>${value === '' ? '(none)' : value}</td><td>${text(each)}</td></tr>
`)}${more === 0 ? [] : [html`<tr><td class="faint">and ${more} more</td><td></td></tr>`]}
</tbody></table>`;
}

/** How many of the sign-ins with a value send an alert. */
function shares(counts: Counts): string {
  return `${counts.alerted} of ${sum(counts)}`;
}

function timeOf({ time }: Peak): string {
  return time.length > 'YYYY-MM-DD'.length ? `${time.replace('T', ' ')} UTC` : time;
}

/** The table without its rows, which the script fills in. */
const TABLE = html`<noscript><p>The table needs JavaScript, which this browser does not run here.</p></noscript>
<div class="filters">
<label class="wide">Search: words that a row has, such as a user, an address or a day <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
${['Alert', 'Result', 'Event', 'Region', 'Account', 'Identity', 'Outcome'].map(name => html`<label>${name} <select id="${name.toLowerCase()}"><option value="">all</option></select></label>
`)}</div>
<p id="shown" class="small" role="status"></p>
<table id="sign-ins"><thead><tr>${['Time (UTC)', 'Account', 'Region', 'Event', 'Identity', 'User', 'Source', 'Outcome', 'Result'].map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody id="rows"></tbody></table>
<div class="pager"><button id="previous" type="button">Previous</button> <button id="next" type="button">Next</button></div>`;

const CHART_HEIGHT = 120;
const BAR_WIDTH = 10;
const BAR_GAP = 2;
const DAY_MS = 86_400_000;

/** More bars would be thinner than a pixel. */
const MOST_DAYS = 500;

/** A bar for each day, days without a sign-in included, with the numbers of each result in it. */
export function daysChart(days: Counted<Counts>): Markup {
  const bars = everyDay(days.filter(([day]) => day !== ''));
  if (bars.length === 0) return html``;
  const highest = Math.max(...bars.map(([, counts]) => counts === undefined ? 0 : sum(counts)));
  return html`<figure class="chart">
<figcaption>${REPLAY_RESULTS.map(result => html`<span class="key ${result}">${RESULT_WORDS[result]}</span> `)}</figcaption>
<div class="faint small">${highest} sign-ins a day at most</div>
<svg viewBox="0 0 ${bars.length * BAR_WIDTH} ${CHART_HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Sign-ins by day and result">
${bars.map(([day, counts], index) => counts === undefined ? html`` : bar(day, counts, index, highest))}</svg>
<div class="line faint small"><span>${bars[0][0]}</span><span>${bars[bars.length - 1][0]}</span></div>
</figure>`;
}

function bar(day: string, counts: Counts, index: number, highest: number): Markup {
  let top = CHART_HEIGHT;
  const parts = REPLAY_RESULTS.filter(result => counts[result] > 0).map(result => {
    const height = counts[result] / highest * CHART_HEIGHT;
    top -= height;
    return html`<rect class="${result}" x="${index * BAR_WIDTH + BAR_GAP / 2}" y="${round(top)}" width="${BAR_WIDTH - BAR_GAP}" height="${round(height)}"/>`;
  });
  const answers = REPLAY_RESULTS.filter(result => counts[result] > 0).map(result => `${RESULT_WORDS[result]} ${counts[result]}`).join(', ');
  return html`<g><title>${day}: ${answers}</title>${parts}</g>
`;
}

/** Fills the gaps; where that would be too many, only the days with sign-ins are shown. */
function everyDay(days: Counted<Counts>): (readonly [string, Counts | undefined])[] {
  if (days.length === 0) return [];
  const known = new Map(days);
  const [first, last] = [days[0][0], days[days.length - 1][0]].map(day => Date.parse(`${day}T00:00:00Z`));
  const length = (last - first) / DAY_MS + 1;
  if (!(length <= MOST_DAYS)) return days.slice(-MOST_DAYS);
  return Array.from({ length }, (_, index) => {
    const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    return [day, known.get(day)] as const;
  });
}

function round(value: number): string {
  return value.toFixed(2);
}

/** The columns of the table, in the order of its data. */
export const COLUMNS = ['time', 'account', 'region', 'eventName', 'identity', 'user', 'sourceAddress', 'outcome'] as const satisfies readonly (keyof SignIn)[];

/** How many sign-ins one part of the messages holds: few enough that it opens at once, and enough that they compress well. */
const MESSAGES_A_PART = 64;

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
    if (this.part.length === MESSAGES_A_PART) this.pack();
  }

  /** Two blocks of data. They are no scripts, whatever is in them. */
  markup(alerts: readonly string[]): Markup {
    if (this.part.length > 0) this.pack();
    const table = { alerts: alerts.map(printableLine), values: [...this.values.keys()], rows: this.rows };
    return html`${dataBlock('table', table)}
${dataBlock('messages', { size: MESSAGES_A_PART, parts: this.parts })}`;
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
