import { html } from '../report-parts/markup';

/** What the page of a replay has beside the messages. */
export const REPLAY_STYLE = html`<style>
:root { --alerted: #2563eb; --undelivered: #a4161a; --notCovered: #d9480f; --notMatched: #a3acb8; }
@media (prefers-color-scheme: dark) { :root { --alerted: #6ea0ff; --undelivered: #ff7b7b; --notCovered: #ff9d5c; --notMatched: #59626f; } }
.bad { color: var(--bad); background: var(--bad-tint); }
.notes { margin-top: 12px; padding-left: 20px; color: var(--faint); }
.panel { margin: 0 0 20px; padding: 14px 18px; border-radius: 10px; background: var(--sheet); box-shadow: var(--shadow); }
.results { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 0 0 12px; padding: 0; list-style: none; }
.results b { font-size: 22px; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr)); gap: 14px 24px; align-items: start; }
.groups table { width: 100%; border-collapse: collapse; font-size: 13px; }
.groups th { padding: 2px 0; border-bottom: 1px solid var(--line); text-align: left; }
.groups td { padding: 2px 0; vertical-align: top; }
.groups td:last-child { padding-left: 10px; text-align: right; white-space: nowrap; }
.chart { margin: 0 0 20px; padding: 14px 18px; border-radius: 10px; background: var(--sheet); box-shadow: var(--shadow); }
.chart svg { display: block; width: 100%; height: 140px; margin: 6px 0; border-bottom: 1px solid var(--line); }
.key { margin-right: 14px; white-space: nowrap; font-size: 13px; }
.key::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-right: 6px; border-radius: 2px; background: var(--key); }
.key.alerted { --key: var(--alerted); } .key.undelivered { --key: var(--undelivered); } .key.notCovered { --key: var(--notCovered); } .key.notMatched { --key: var(--notMatched); }
rect.alerted { fill: var(--alerted); } rect.undelivered { fill: var(--undelivered); } rect.notCovered { fill: var(--notCovered); } rect.notMatched { fill: var(--notMatched); }
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr)); gap: 10px 14px; margin: 0 0 12px; }
.filters label { display: block; min-width: 0; color: var(--faint); font-size: 13px; }
.filters .wide { grid-column: 1 / -1; }
input, select, button { font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--faint); border-radius: 6px; }
input, select { display: block; width: 100%; padding: 6px 8px; }
button { padding: 5px 14px; cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
.opener { padding: 0; border: 0; background: none; color: var(--link); text-align: left; }
:is(input, select, button):focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.pager { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin: 12px 0; padding: 0; background: none; box-shadow: none; }
#sign-ins { width: 100%; table-layout: fixed; border-collapse: collapse; background: var(--sheet); box-shadow: var(--shadow); font-size: 13px; }
#sign-ins th { padding: 8px; border-bottom: 2px solid var(--line); text-align: left; }
#sign-ins th:nth-child(4) { width: 13%; }
#sign-ins th:nth-child(6) { width: 17%; }
#sign-ins th:nth-child(7), #sign-ins th:nth-child(9) { width: 12%; }
#sign-ins th:nth-child(8) { width: 7%; }
#sign-ins td { padding: 7px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
#rows > tr > td > .answer { margin-left: 0; white-space: normal; }
#rows > tr { cursor: pointer; }
#rows > tr:hover { background: var(--tint); }
#rows > .opened, #rows > .opened:hover { cursor: auto; background: var(--page); }
#rows > .opened > td { padding: 12px 16px 20px; font-size: 15px; }
.opened h3 { margin-top: 8px; }
@media (max-width: 900px) {
  #sign-ins thead { display: none; }
  #sign-ins, #sign-ins tbody { display: block; }
  #sign-ins tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 140px), 1fr)); padding: 6px 4px; border-bottom: 1px solid var(--line); }
  #sign-ins tr.opened { display: block; }
  #sign-ins td { display: block; padding: 2px 8px; border: 0; }
  #sign-ins tr:not(.opened) > td::before { content: attr(data-title); display: block; color: var(--faint); font-size: 11px; }
}
</style>`;

/**
 * The script of the page: it fills the table from the data in the page, a hundred rows at a time, filters it, and opens rows. A text, since
 * the types of a browser would be those of every file here. It has no part that depends on a sign-in, so that its hash is that of a text of ours.
 *
 * Values of sign-ins become text nodes. Only messages become elements: their markup was escaped when it was made, and the policy of the
 * page runs no script in it.
 */
export const PAGE_SCRIPT = String.raw`
'use strict';
const find = id => document.getElementById(id);
const { alerts, values, rows } = JSON.parse(find('table').textContent);
const messages = JSON.parse(find('messages').textContent);
const RESULTS = [['alert sent', 'yes'], ['never delivered', 'bad'], ['not covered', 'bad'], ['not matched', 'no']];
const COLUMNS = ['Time', 'Account', 'Region', 'Event', 'Identity', 'User', 'Source', 'Outcome'];
const RESULT = COLUMNS.length;
const ROWS = 100;

const order = rows.map((_, index) => index).sort((left, right) => {
  const [one, other] = [values[rows[left][0]], values[rows[right][0]]];
  return one < other ? -1 : one > other ? 1 : left - right;
});
let shown = order;
let start = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/* The result at the alert that was chosen, or the best of all alerts. */
function resultOf(row) {
  const results = values[row[RESULT]];
  const alert = find('alert').value;
  return Number(alert === '' ? [...results].sort()[0] : results[alert]);
}

const texts = [];
function textOf(index) {
  texts[index] ??= rows[index].slice(0, RESULT).map(value => values[value]).join('\n').toLowerCase();
  return texts[index];
}

const CHOICES = [['account', 1], ['region', 2], ['event', 3], ['identity', 4], ['outcome', 7]];

function filter() {
  const words = find('search').value.toLowerCase().split(/\s+/).filter(word => word !== '');
  const chosen = CHOICES.map(([id, column]) => [find(id).value, column]).filter(([value]) => value !== '').map(([value, column]) => [Number(value), column]);
  const result = find('result').value;
  shown = order.filter(index => {
    const row = rows[index];
    return chosen.every(([value, column]) => row[column] === value)
      && (result === '' || resultOf(row) === Number(result))
      && words.every(word => textOf(index).includes(word));
  });
  start = 0;
  draw();
}

function draw() {
  const end = Math.min(start + ROWS, shown.length);
  find('rows').replaceChildren(...shown.slice(start, end).map(drawRow));
  find('shown').textContent = shown.length === 0 ? 'No sign-in has all of this.'
    : (start + 1).toLocaleString('en') + ' to ' + end.toLocaleString('en') + ' of ' + shown.length.toLocaleString('en') + ' sign-ins';
  find('previous').disabled = start === 0;
  find('next').disabled = end === shown.length;
}

function drawRow(index) {
  const row = rows[index];
  const [word, kind] = RESULTS[resultOf(row)];
  const cells = COLUMNS.map((title, column) => {
    const value = values[row[column]];
    const cell = element('td', {}, column === 0 ? element('button', { className: 'opener', type: 'button', ariaExpanded: 'false' }, timeText(value)) : value);
    cell.dataset.title = title;
    return cell;
  });
  const result = element('td', {}, element('span', { className: 'answer ' + kind }, word));
  result.dataset.title = 'Result';
  const drawn = element('tr', {}, ...cells, result);
  drawn.addEventListener('click', () => toggle(drawn, index));
  return drawn;
}

function timeText(time) {
  return time === '' ? '(no time)' : time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z$/, '$1 $2');
}

async function toggle(drawn, index) {
  if (String(getSelection()) !== '') return;
  const button = drawn.querySelector('button');
  const next = drawn.nextElementSibling;
  if (next !== null && next.className === 'opened') {
    next.remove();
    button.ariaExpanded = 'false';
    return;
  }
  button.ariaExpanded = 'true';
  const cell = element('td', { colSpan: COLUMNS.length + 1 });
  drawn.after(element('tr', { className: 'opened' }, cell));
  try {
    cell.innerHTML = (await part(Math.floor(index / messages.size)))[index % messages.size];
  } catch (error) {
    cell.textContent = 'This browser cannot open the message: ' + error.message;
  }
}

/* The messages of a part, unpacked when one of them is first opened. */
const parts = new Map();
function part(number) {
  if (!parts.has(number)) parts.set(number, unpack(messages.parts[number]));
  return parts.get(number);
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text());
}

function option(value, text) {
  return element('option', { value: String(value) }, text === '' ? '(none)' : text);
}

for (const [id, column] of CHOICES) {
  const known = [...new Set(rows.map(row => row[column]))].sort((left, right) => values[left] < values[right] ? -1 : 1);
  find(id).append(...known.map(value => option(value, values[value])));
}
find('alert').append(...alerts.map((alert, index) => option(index, alert)));
find('result').append(...RESULTS.map(([word], index) => option(index, word)));
for (const control of document.querySelectorAll('.filters select')) control.addEventListener('change', filter);
find('search').addEventListener('input', filter);
function turn(pages) {
  start += pages * ROWS;
  draw();
  find('sign-ins').scrollIntoView();
}
find('previous').addEventListener('click', () => turn(-1));
find('next').addEventListener('click', () => turn(1));
draw();
`;
