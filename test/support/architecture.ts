import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from './repository';

/** A folder of `src/`, and the folders that its files import, or may import. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** How the picture calls the files at the root of `src/`. */
const PUBLIC = 'public API';

/** Which folder of `src/` imports which, types included. */
export function imports(): Imports {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
    const room = roomOf(file);
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    const others = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => roomOf(posix.join(posix.dirname(file), path))).filter(other => other !== room);
    found.set(room, new Set([...found.get(room) ?? [], ...others]));
  }
  return found;
}

/** The imports as a Mermaid graph, without the arrows that others imply. */
export function picture(all: Imports): string {
  const reaches = (from: string, to: string): boolean => from === to || [...all.get(from) ?? []].some(next => reaches(next, to));
  const arrows = [...all].flatMap(([room, others]) => [...others]
    .filter(other => ![...others].some(next => next !== other && reaches(next, other)))
    .map(other => `  ${node(room)} --> ${node(other)}`));
  return ['graph TD', ...arrows.sort(), ''].join('\n');
}

/** What lint lets each folder of `src/` import. */
export function allowed(): Imports {
  const text = readFileSync(join(ROOT, '.eslintrc.json'), 'utf8');
  // The first line says that projen made the file.
  const { rules } = JSON.parse(text.slice(text.indexOf('\n'))) as { readonly rules: Readonly<Record<string, readonly [string, { readonly zones: readonly Zone[] }]>> };
  return new Map(rules['import/no-restricted-paths'][1].zones
    .filter(({ target, from }) => /^\.\/src\/\w+$/.test(target) && from === './src')
    .map(({ target, except }) => {
      const room = target.replace('./src/', '');
      return [room, new Set(except!.map(path => path.replace('./', '')).filter(other => other !== room))];
    }));
}

interface Zone {
  readonly target: string;
  readonly from: string;
  readonly except?: readonly string[];
}

function roomOf(file: string): string {
  return file.includes('/') ? file.split('/')[0] : PUBLIC;
}

function node(room: string): string {
  return room === PUBLIC ? 'API["src/*.ts"]' : room;
}
