import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Where two values part first, and what each has there; `undefined` if they are equal. The order of keys does not count. */
export interface Difference {
  /** Such as `Resources.Topic.Properties.DisplayName`. */
  readonly path: string;
  readonly wanted: Json | undefined;
  readonly found: Json | undefined;
}

/** The templates of a folder, by the names of their files. */
export function templatesIn(folder: string): { [name: string]: Json } {
  const names = readdirSync(folder).filter(name => name.endsWith('.template.json')).sort();
  return Object.fromEntries(names.map(name => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

/** The first difference of two values. */
export function firstDifference(wanted: Json | undefined, found: Json | undefined, path: readonly string[] = []): Difference | undefined {
  if (!isContainer(wanted) || !isContainer(found) || Array.isArray(wanted) !== Array.isArray(found)) {
    return wanted === found ? undefined : { path: path.join('.'), wanted, found };
  }
  const [left, right] = [new Map(Object.entries(wanted)), new Map(Object.entries(found))];
  for (const key of [...new Set([...left.keys(), ...right.keys()])].sort()) {
    const difference = firstDifference(left.get(key), right.get(key), [...path, key]);
    if (difference) {
      return difference;
    }
  }
  return undefined;
}

/** The difference in words that need no other document beside them. */
export function describeDifference({ path, wanted, found }: Difference): string {
  return [`first difference: ${path}`, `  typescript  ${shown(wanted)}`, `  here        ${shown(found)}`].join('\n');
}

function isContainer(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
