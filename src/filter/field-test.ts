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

/** A list of one as its entry, which EventBridge takes as well and which is shorter. */
export function short(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? list[0] : list;
}
