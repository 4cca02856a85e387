import * as fc from 'fast-check';

/*
 * Wildcards at every place beside `$or`: what they cost depends on which path sorts first, and on what the combinations of
 * alternatives have in common.
 */

const WILDCARD = fc.constantFrom(
  '*', 'a*', '*a', '*a*', '*:a*', '*:*', 'arn:*:iam::*:user/*', 'arn:*:iam::*:role/*', 'arn:aws:sts::*:assumed-role/A/*', '*1*1', '203.0.113.*', '*€*', '*é*', 'ab',
);
// Numbers, since texts and wildcards of one path are not compared.
const VALUE = fc.constantFrom('1', '2', '3', '{"exists":false}', '{"exists":true}', '{"anything-but":["a"]}', '{"prefix":"a"}');
const ENTRY = fc.oneof(
  { weight: 4, arbitrary: VALUE },
  { weight: 3, arbitrary: WILDCARD.map(wildcard => `{"wildcard":"${wildcard}"}`) },
  fc.array(WILDCARD, { minLength: 1, maxLength: 3 }).map(wildcards => `{"anything-but":{"wildcard":${JSON.stringify(wildcards)}}}`),
);
const FIELD = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.array(ENTRY, { minLength: 1, maxLength: 3 })).map(([key, entries]) => `"${key}":[${entries.join()}]`);
const objectOf = (members: readonly string[]): string => `{${members.join()}}`;
const ALTERNATIVES = fc.array(fc.uniqueArray(FIELD, { minLength: 1, maxLength: 2 }).map(objectOf), { minLength: 2, maxLength: 5 })
  .map(alternatives => `"$or":[${alternatives.join()}]`);

const TEXT = fc.constantFrom('1', '2', '"a"', '"ab"', '"x:a"', '"arn:aws:iam::123456789012:user/a"', '"203.0.113.7"', '"é"');

/** Patterns of wildcards and `$or`, and events near them. */
export const WILDCARDS: { readonly pattern: fc.Arbitrary<string>; readonly event: fc.Arbitrary<string> } = {
  pattern: fc.tuple(fc.uniqueArray(FIELD, { maxLength: 3 }), fc.option(ALTERNATIVES), fc.option(ALTERNATIVES))
    .map(([fields, one, other]) => objectOf([...fields, ...one ? [one] : [], ...other ? [`"e":{${other}}`] : []]))
    .filter(pattern => pattern !== '{}'),
  event: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), TEXT).map(([key, text]) => `"${key}":${text}`), { maxLength: 4 })
    .map(members => `{${members.join()},"e":{"a":1,"b":2}}`.replace('{,', '{')),
};
