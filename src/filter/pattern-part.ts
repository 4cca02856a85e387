/** One entry of a pattern's array, as far as filters use the operators of EventBridge. */
export type Test =
  | string
  | { readonly exists: boolean }
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly wildcard: string }
  | { readonly cidr: string }
  | { readonly 'equals-ignore-case': string }
  | { readonly 'anything-but': Excluded };

/** What `anything-but` may exclude: values, or one operator with its values. */
export type Excluded =
  | string
  | readonly string[]
  | { readonly prefix: string | readonly string[] }
  | { readonly wildcard: string | readonly string[] }
  | { readonly 'equals-ignore-case': string | readonly string[] };

/**
 * Any value but the excluded, and no value. `anything-but` alone would drop an event that lacks the field, so absence stands
 * beside it; null and the empty string pass by themselves.
 */
export function notAny(excluded: Excluded): readonly Test[] {
  return [{ exists: false }, { 'anything-but': excluded }];
}

/** A list of one as its entry, which EventBridge accepts as well and which is shorter. */
export function short(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? list[0] : list;
}

/**
 * What a pattern asks below a key: tests of fields by their keys, and alternatives under `$or`.
 *
 * Each path may stand once in every combination of alternatives, since a second one would replace the first; and each object holds
 * one `$or`.
 */
export interface Part {
  readonly [key: string]: readonly Test[] | readonly Part[] | Part;
}

/** The tests of one field, by its path with dots. */
export function field(path: string, tests: readonly Test[]): Part {
  const [key, ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? tests : field(rest.join('.'), tests) };
}

/** All of these parts together. */
export function all(...parts: readonly (Part | undefined)[]): Part {
  const together: Record<string, Part[string]> = {};
  for (const [key, value] of parts.flatMap(part => Object.entries(part ?? {}))) {
    const before = together[key];
    together[key] = isPart(before) && isPart(value) ? all(before, value) : value;
  }
  return together;
}

/** One of these parts at least. EventBridge refuses an `$or` of one. */
export function any(parts: readonly Part[]): Part {
  return parts.length === 1 ? parts[0] : { $or: parts };
}

/** The tests in a part, by the paths of their fields; alternatives may test one more than once. */
export function testsIn(part: Part, path: readonly string[] = []): readonly { readonly path: string; readonly tests: readonly Test[] }[] {
  return Object.entries(part).flatMap(([key, value]) => {
    if (isPart(value)) return testsIn(value, [...path, key]);
    if (isAlternatives(key, value)) return value.flatMap(each => testsIn(each, path));
    return [{ path: [...path, key].join('.'), tests: value }];
  });
}

function isAlternatives(key: string, _value: readonly Test[] | readonly Part[]): _value is readonly Part[] {
  return key === '$or';
}

function isPart(value: Part[string] | undefined): value is Part {
  return value !== undefined && !Array.isArray(value);
}

/**
 * Takes events that happen, and none that somebody replays from an archive, at any later time and rate. EventBridge gives these the
 * field `replay-name`; the rule of an archive itself leaves them out in this form.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
 */
export const NOT_REPLAYED = { 'replay-name': [{ exists: false }] } as const;
