import { JsonNode, membersOf } from './json';

/** One step of a path into an event. */
export type PathStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number };

/** How a path text reads: as steps, as something that is not a path, or as JSONPath that was never recorded. */
export type JsonPath =
  | { readonly kind: 'steps'; readonly steps: readonly PathStep[] }
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The longest path of an input path or path map. */
export const MAX_PATH_LENGTH = 256;

const STEP = /\.([^.[\]*?@()'",\s]+)|\[([0-9]+)\]/y;

/**
 * Reads `$`, `$.detail.eventName`, `$.resources[0]`: dot notation and indices, which the user guide names.
 * Keys in brackets (which the API reference forbids), wildcards, slices and filters are JSONPath too, but what
 * EventBridge makes of them was not recorded.
 */
export function jsonPath(text: string): JsonPath {
  if (text.length > MAX_PATH_LENGTH) return { kind: 'invalid', reason: `the path has ${text.length} characters, ${MAX_PATH_LENGTH} is the most` };
  if (!text.startsWith('$')) return { kind: 'invalid', reason: `the path ${JSON.stringify(text)} does not begin with "$"` };
  const steps: PathStep[] = [];
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (!found) return { kind: 'unknown', reason: `the path ${JSON.stringify(text)} is more than keys and indices` };
    const [, key, index] = found;
    steps.push(index === undefined ? { kind: 'key', key } : { kind: 'index', index: Number(index) });
  }
  return { kind: 'steps', steps };
}

/** The value that steps lead to, or undefined if there is none: also below null. */
export function valueAt(node: JsonNode, steps: readonly PathStep[]): JsonNode | undefined {
  let found: JsonNode | undefined = node;
  for (const step of steps) {
    if (found === undefined) return undefined;
    if (step.kind === 'index') found = found.kind === 'array' ? found.items[step.index] : undefined;
    else found = found.kind === 'object' ? membersOf(found).find(({ key }) => key === step.key)?.value : undefined;
  }
  return found;
}
