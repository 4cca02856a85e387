import { REPLAY_RESULTS, ReplayResult } from './alert-replay';
import { Counted, Counts, sum } from './grouping';
import { html, Markup } from '../report-parts/markup';

/** The results, as the page calls them. */
export const RESULT_WORDS: Readonly<Record<ReplayResult, string>> = {
  alerted: 'alert sent', undelivered: 'never delivered', notCovered: 'not covered', notMatched: 'not matched',
};

const HEIGHT = 120;
const BAR = 10;
const GAP = 2;
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
<svg viewBox="0 0 ${bars.length * BAR} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Sign-ins by day and result">
${bars.map(([day, counts], index) => counts === undefined ? html`` : bar(day, counts, index, highest))}</svg>
<div class="line faint small"><span>${bars[0][0]}</span><span>${bars[bars.length - 1][0]}</span></div>
</figure>`;
}

function bar(day: string, counts: Counts, index: number, highest: number): Markup {
  let top = HEIGHT;
  const parts = REPLAY_RESULTS.filter(result => counts[result] > 0).map(result => {
    const height = counts[result] / highest * HEIGHT;
    top -= height;
    return html`<rect class="${result}" x="${index * BAR + GAP / 2}" y="${round(top)}" width="${BAR - GAP}" height="${round(height)}"/>`;
  });
  const numbers = REPLAY_RESULTS.filter(result => counts[result] > 0).map(result => `${RESULT_WORDS[result]} ${counts[result]}`).join(', ');
  return html`<g><title>${day}: ${numbers}</title>${parts}</g>
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
