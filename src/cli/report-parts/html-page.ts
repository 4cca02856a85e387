import { createHash } from 'node:crypto';
import { html, Markup, script as runs } from './markup';

/** A page that needs nothing else: it loads nothing, sends nothing, and runs at most one script of ours. */
interface Page {
  readonly title: string;
  readonly header: Markup;
  readonly main: Markup;
  /** Rules beside those of every page. */
  readonly style?: Markup;
  /** The text of its script, which must not depend on any event. */
  readonly script?: string;
}

/** The whole page. No other script than its own runs and nothing is loaded, framed or sent, even if a value could slip into the markup. */
export function pageOf({ title, header, main, style, script }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${STYLE}${style === undefined ? [] : [style]}
</head>
<body>
<header>
<h1>${title}</h1>
${header}
</header>
<main>
${main}
</main>
${script === undefined ? [] : [html`${runs(script)}
`]}</body>
</html>
`.text;
}

/** @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/script-src */
function policyFor(script: string | undefined): string {
  const own = script === undefined ? '' : `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; `;
  return `default-src 'none'; ${own}style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}

/** How the page looks. It has no pictures and no fonts of its own: it must load nothing. */
const STYLE = html`<style>
:root {
  color-scheme: light dark;
  --page: #f2f4f7; --sheet: #fff; --ink: #16191f; --faint: #5d6673; --line: #dfe3e8; --tint: #f7f9fb;
  --link: #0a5bd3; --good: #0b6b3a; --good-tint: #dff5e8; --quiet: #6b4d00; --quiet-tint: #fdf0cf; --bad: #a4161a; --bad-tint: #fde7e7;
  --bubble: #e7e9ee; --mail: #2563eb; --chat: #7a3fb0; --bar: #d9480f; --shadow: 0 1px 2px #1018281a, 0 4px 12px #10182814;
  --sans: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
    "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK JP", "Noto Sans CJK JP", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1216; --sheet: #1a1e24; --ink: #e7eaee; --faint: #9aa4b1; --line: #2d333c; --tint: #20252c;
    --link: #79b0ff; --good: #7be0a8; --good-tint: #12382a; --quiet: #f0cf7f; --quiet-tint: #3a3015; --bad: #ff9d9d; --bad-tint: #411c1e;
    --bubble: #303640; --bar: #ff8a4c; --shadow: 0 1px 2px #0008;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 20px 64px; max-width: 1120px; background: var(--page); color: var(--ink); font: 15px/1.5 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ul, ol, dl, dd, pre { margin: 0; }
h1 { font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 12px; font-size: 19px; }
h3 { font-size: 16px; }
h4 { font-size: 17px; line-height: 1.35; }
header p, .faint { color: var(--faint); }
.small { font-size: 13px; }
nav, .findings { margin-top: 16px; padding: 14px 18px; border-radius: 10px; background: var(--sheet); box-shadow: var(--shadow); }
nav ul { margin: 6px 0 10px; padding: 0; list-style: none; columns: 3 240px; }
nav li { padding: 2px 0; break-inside: avoid; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
.findings { border-left: 4px solid var(--bad); background: var(--bad-tint); }
.findings h3 { color: var(--bad); }
.findings ul { padding-left: 20px; }
.answer { display: inline-block; margin-left: 4px; padding: 1px 9px; border-radius: 99px; font-size: 12px; font-weight: 600; white-space: nowrap; }
.yes { color: var(--good); background: var(--good-tint); }
.no { color: var(--quiet); background: var(--quiet-tint); }
.bad { color: var(--bad); background: var(--bad-tint); }
article { margin: 0 0 28px; }
.views { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 20px; align-items: start; margin: 12px 0; }
.views:empty { display: none; }
.view { min-width: 0; border: 1px solid var(--line); border-radius: 12px; background: var(--sheet); box-shadow: var(--shadow); overflow: hidden; }
.remarks { margin-top: 10px; padding: 10px 16px 10px 32px; border-radius: 10px; background: var(--sheet); border: 1px solid var(--line); }
.words, pre { white-space: pre-wrap; }
.address { color: var(--link); }
.cut { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.grow { flex: 1; min-width: 0; }
.line { display: flex; gap: 12px; justify-content: space-between; align-items: baseline; }
.face { flex: none; display: grid; place-items: center; width: 38px; height: 38px; border-radius: 50%; background: var(--mail); color: #fff; font-weight: 700; }
.square { border-radius: 8px; background: var(--chat); }
.row, .head, .post { display: flex; gap: 12px; }
.row { padding: 12px 16px; border-bottom: 1px solid var(--line); background: var(--tint); border-left: 3px solid var(--mail); }
.open { padding: 18px 20px 16px; }
.open .head { margin: 14px 0 16px; }
.open > p { margin-top: 16px; padding-top: 10px; border-top: 1px solid var(--line); }
.phone { justify-self: center; width: 100%; max-width: 340px; padding: 0 16px 22px; border: 8px solid #22262d; border-radius: 38px; }
.phone .bar { display: flex; justify-content: space-between; padding: 10px 8px 6px; font-size: 12px; font-weight: 600; }
.phone .peer { padding: 6px 0 14px; text-align: center; }
.phone .face { margin: 0 auto 6px; background: #5d6673; }
.bubble { width: fit-content; max-width: 92%; padding: 9px 13px; border-radius: 18px 18px 18px 5px; background: var(--bubble); }
.phone > p { padding: 6px 4px 0; }
.room { padding: 10px 16px; border-bottom: 1px solid var(--line); background: var(--tint); font-weight: 600; }
.post { padding: 14px 16px 18px; }
.tag { padding: 0 6px; border-radius: 4px; background: var(--line); color: var(--faint); font-size: 11px; font-weight: 600; }
.tags { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; }
.card { margin-top: 8px; padding: 2px 0 2px 14px; border-left: 4px solid var(--bar); border-radius: 2px; }
.card h4 { margin-bottom: 6px; font-size: 15px; }
.card ol { margin-top: 10px; padding-left: 20px; }
details { margin-top: 12px; color: var(--faint); font-size: 13px; }
summary { cursor: pointer; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 2px 12px; margin-top: 6px; }
dd { color: var(--ink); }
code { padding: 0 3px; border-radius: 4px; background: var(--tint); box-shadow: inset 0 0 0 1px var(--line); font: 13px/1.4 var(--mono); }
pre { padding: 14px 16px; font: 13px/1.5 var(--mono); }
@media (min-width: 900px) { .mail:not(:only-child) { grid-row: span 2; } }
@media (max-width: 560px) { body { padding: 16px 12px 48px; } .open { padding: 16px 14px; } .post { padding: 12px; } }
</style>`;
