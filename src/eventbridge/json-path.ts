import { JsonNode } from './json-reader';

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
const MAX_PATH_LENGTH = 256;

const STEP = /\.([^.[\]*?@()'",\s]+)|\[([0-9]+)\]/gy;

/**
 * Reads `$`, `$.detail.eventName`, `$.resources[0]`: dot notation and indices, which the user guide names.
 * Keys in brackets (which the API reference forbids), wildcards, slices and filters are JSONPath too, but what
 * EventBridge makes of them was not recorded.
 */
export function jsonPath(text: string): JsonPath {
  if (text.length > MAX_PATH_LENGTH) return { kind: 'invalid', reason: `the path has ${text.length} characters, ${MAX_PATH_LENGTH} is the most` };
  if (!text.startsWith('$')) return { kind: 'invalid', reason: `the path ${JSON.stringify(text)} does not begin with "$"` };
  const steps: PathStep[] = [];
  let read = 1;
  for (const [step, key, index] of text.slice(read).matchAll(STEP)) {
    steps.push(index === undefined ? { kind: 'key', key } : { kind: 'index', index: Number(index) });
    read += step.length;
  }
  return read === text.length ? { kind: 'steps', steps } : { kind: 'unknown', reason: `the path ${JSON.stringify(text)} is more than keys and indices` };
}

/** The value that steps lead to, or undefined if there is none: also below null. */
export function nodeAt(node: JsonNode, steps: readonly PathStep[]): JsonNode | undefined {
  let found: JsonNode | undefined = node;
  for (const step of steps) {
    if (found === undefined) return undefined;
    if (step.kind === 'index') found = found.kind === 'array' ? found.items[step.index] : undefined;
    else found = found.kind === 'object' ? member(found, step.key) : undefined;
  }
  return found;
}

/** The value of a key; of several the last, as JSON parsers do. */
function member(node: JsonNode & { kind: 'object' }, key: string): JsonNode | undefined {
  for (let at = node.members.length - 1; at >= 0; at--) {
    if (node.members[at].key === key) return node.members[at].value;
  }
  return undefined;
}
