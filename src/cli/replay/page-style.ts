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
