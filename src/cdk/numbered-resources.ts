/**
 * Splits a list into parts of at most this many items, for resources that hold only so many, such as the metrics of an alarm.
 * An empty list has no parts.
 */
export function chunk<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/**
 * The construct ID of one of several resources of a kind: `Role`, `Role2`, `Role3` … The first has the ID that it would have alone, so
 * that further ones do not replace it. Part of the public contract.
 */
export function numberedId(id: string, index: number): string {
  return index === 0 ? id : `${id}${index + 1}`;
}
