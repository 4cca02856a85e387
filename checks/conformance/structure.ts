import * as fc from 'fast-check';

/** JSON texts of patterns and events whose fields nest, repeat and stand in arrays. (A type, since fast-check takes no interface here.) */
type Structure = {
  readonly pattern: string;
  readonly event: string;
  readonly value: string;
};

/** Few names, so that paths meet; one has a dot, and now and then one is empty or ends with a dot. */
const KEY = fc.oneof({ weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c', 'a.b') }, fc.constantFrom('', 'a.'));
const VALUE = fc.constantFrom('1', '2', '"a"', '"b"', 'null', 'true', '"192.0.2.1"');
const ENTRY = fc.oneof(
  { weight: 4, arbitrary: VALUE },
  fc.constantFrom('{"exists":false}', '{"exists":true}'),
  fc.constantFrom('{"anything-but":["a"]}', '{"anything-but":1}', '{"prefix":"a"}', '{"numeric":[">",1]}', '{"wildcard":"*a"}', '{"cidr":"2001:db8::/32"}'),
);

const listOf = (items: readonly string[]): string => `[${items.join()}]`;
const objectOf = (members: readonly (readonly [string, string])[]): string => `{${members.map(([key, value]) => `"${key}":${value}`).join()}}`;

/** Fields in fields, `$or` at every level, dotted keys, paths that come twice, arrays in arrays. */
export const { pattern: PATTERN, event: EVENT } = fc.letrec<Structure>(tie => {
  const field = fc.array(ENTRY, { minLength: 1, maxLength: 3 }).map(listOf);
  const alternatives = fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }).map(listOf);
  return {
    pattern: fc.array(fc.oneof(
      { maxDepth: 2 },
      fc.tuple(KEY, field),
      fc.tuple(KEY, tie('pattern')),
      fc.tuple(fc.constant('$or'), alternatives),
    ), { minLength: 1, maxLength: 2 }).map(objectOf),
    event: fc.array(fc.tuple(KEY, tie('value')), { maxLength: 4 }).map(objectOf),
    value: fc.oneof({ maxDepth: 4 }, VALUE, tie('event'), fc.array(tie('value'), { maxLength: 3 }).map(listOf)),
  };
});
