import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository';

/** The pages of the documentation, from the root of the repository. */
export const PAGES = [
  'README.md', 'README.ja.md', 'CONTRIBUTING.md', 'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md')).map(name => `docs/${name}`),
];

export function page(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The rows of the table with this head, each as its cells. */
export function rows(text: string, head: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const start = lines.indexOf(head) + 2;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('|'));
  if (start < 2) {
    throw new Error(`no table begins with "${head}"`);
  }
  return lines.slice(start, end < 0 ? undefined : end).map(line => line.slice(2, -2).split(' | '));
}

/** The blocks of code in a page, with what stands behind the opening fence. */
export function blocks(text: string): readonly { readonly info: string; readonly code: string }[] {
  return [...text.matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, info, code]) => ({ info, code }));
}

/** The anchors that GitHub gives to the headings of a page. */
export function anchors(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.*)$/gm)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-'));
}

/** What a page links to or shows, inline or by a reference. */
export function links(text: string): readonly string[] {
  const body = withoutBlocks(text);
  return [...body.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(([, inline, reference]) => inline ?? reference);
}

/** The labels of reference links for which a page has no address. */
export function unresolved(text: string): readonly string[] {
  const body = withoutBlocks(text);
  const labels = new Set([...body.matchAll(/^\[([^\]]+)\]: /gm)].map(([, label]) => label));
  return [...body.matchAll(/\]\[([^\]]+)\]/g)].map(([, label]) => label).filter(label => !labels.has(label));
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, '');
}
