import * as fc from 'fast-check';
import { ADDRESS, CIDR, LITERAL, NUMBER, quoted, TEXT, WILDCARD } from './values';

/** One entry of a field's array in a pattern, as JSON text. */
export type Entry = fc.Arbitrary<string>;

const operator = (name: string, operand: fc.Arbitrary<string>): Entry => operand.map(text => `{"${name}":${text}}`);
const listOf = (items: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(items, { minLength: 1, maxLength: 3 }).map(list => `[${list.join()}]`);
const oneOrList = (items: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(items, listOf(items));

const texts = quoted(TEXT);
const wildcards = quoted(WILDCARD);
const bound = (...operators: string[]): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(...operators), NUMBER).map(([comparison, number]) => `"${comparison}",${number}`);

/** Entries that take strings as strings. */
export const TEXT_ENTRY: Entry = fc.oneof(
  texts,
  operator('exactly', texts),
  operator('prefix', texts),
  operator('suffix', texts),
  operator('equals-ignore-case', texts),
  operator('prefix', operator('equals-ignore-case', texts)),
  operator('suffix', operator('equals-ignore-case', texts)),
  operator('wildcard', wildcards),
  operator('anything-but', oneOrList(texts)),
  operator('anything-but', operator('prefix', oneOrList(texts))),
  operator('anything-but', operator('suffix', oneOrList(texts))),
  operator('anything-but', operator('equals-ignore-case', oneOrList(texts))),
  operator('anything-but', operator('wildcard', oneOrList(wildcards))),
);

/** Entries that take numbers. */
export const NUMBER_ENTRY: Entry = fc.oneof(
  NUMBER,
  operator('anything-but', oneOrList(NUMBER)),
  operator('numeric', bound('=', '<', '<=', '>', '>=').map(inner => `[${inner}]`)),
  operator('numeric', fc.tuple(bound('>', '>='), bound('<', '<=')).map(inner => `[${inner.join()}]`)),
);

/** Entries that take addresses. */
export const ADDRESS_ENTRY: Entry = fc.oneof(
  quoted(ADDRESS),
  { weight: 2, arbitrary: operator('cidr', CIDR.map(text => JSON.stringify(text))) },
  operator('anything-but', oneOrList(quoted(ADDRESS))),
);

/** Entries for any value. */
export const ANY_ENTRY: Entry = fc.oneof(LITERAL, operator('exists', fc.constantFrom('true', 'false')));

/** Entries of every kind. */
export const ENTRY: Entry = fc.oneof(
  { weight: 4, arbitrary: TEXT_ENTRY },
  { weight: 2, arbitrary: NUMBER_ENTRY },
  { weight: 2, arbitrary: ADDRESS_ENTRY },
  { weight: 2, arbitrary: ANY_ENTRY },
);

/** Operators with operands of the wrong kind, unknown operators, several in one object: most are refused. */
export const DOUBTFUL_ENTRY: Entry = fc.letrec<{ readonly json: string; readonly entry: string }>(tie => ({
  json: fc.oneof(
    { depthSize: 'small' },
    texts,
    NUMBER,
    LITERAL,
    wildcards,
    fc.array(tie('json'), { maxLength: 4 }).map(items => `[${items.join()}]`),
    tie('entry'),
  ),
  entry: fc.array(fc.tuple(fc.constantFrom(
    'exactly', 'prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'anything-but', 'numeric', 'cidr', 'exists', 'Prefix', 'regex', '',
  ), tie('json')), { minLength: 1, maxLength: 2, size: 'small' }).map(members => `{${members.map(([key, value]) => `"${key}":${value}`).join()}}`),
})).entry;
