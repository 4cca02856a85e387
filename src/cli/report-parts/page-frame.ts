import { createHash } from 'node:crypto';
import { html, Markup, script as runs } from './markup';
import { STYLE } from './page';

/** A page that needs nothing else: it loads nothing, sends nothing, and runs at most one script of ours. */
export interface Page {
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
