import * as fc from 'fast-check';
import { Json, JsonObject } from '../../../../src/cli/json-values';

/** Pieces of text that a reader which looks for records in bytes may take for what they are not. */
const PIECES = [
  '"', '\\', '\\"', '[', ']', '{', '}', ',', ':', ' ', '\n', '\u0000', 'a', 'サ', '\ud800',
  'signin.amazonaws.com', 'sts.amazonaws.com', 'AssumeRoot', 'eventSource',
  '"eventSource":"signin.amazonaws.com"', '\\"eventSource\\":\\"signin.amazonaws.com\\"', '"eventName":"AssumeRoot"',
  '},{"eventVersion":"1.11","eventSource":"signin.amazonaws.com"', ',{"', '{}', '":[', '"]', '\\u0073', ']}',
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map(pieces => pieces.join(''));

const keys = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'eventSource', 'eventName', 'userIdentity', 'Records', 'items', '') }, texts);

const { value: values } = fc.letrec<{ value: Json; list: Json; object: JsonObject }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(texts, fc.constantFrom('signin.amazonaws.com', 'AssumeRoot'), fc.integer(), fc.boolean(), fc.constant(null)),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
}));

/** What is not looked at, in a form that no record has by itself. */
const fakes = fc.array(fc.constant({ eventVersion: '1.11', eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' }), { maxLength: 3 });

/** A member of a record, `eventVersion` excepted. */
const members: fc.Arbitrary<[string, Json]> = fc.oneof(
  fc.tuple(fc.constant('eventSource'), fc.constantFrom('signin.amazonaws.com', 'signin.amazonaws.com.cn', 'signin.amazonaws.com.evil', 'sts.amazonaws.com', 's3.amazonaws.com')),
  fc.tuple(fc.constant('eventName'), fc.constantFrom('ConsoleLogin', 'AssumeRoot', 'AssumeRole', 'assumeroot')),
  fc.tuple(fc.constantFrom('requestParameters', 'additionalEventData', 'userAgent'), fc.oneof(values, fakes)),
  fc.tuple(keys.filter(key => key !== 'detail' && key !== 'detail-type'), values),
);

/** The members of a record, in any order, the same key perhaps twice. */
const records = fc.tuple(fc.array(members, { maxLength: 6 }), fc.nat(6)).map(([found, at]): [string, Json][] => (
  [...found.slice(0, at), ['eventVersion', '1.11'], ...found.slice(at)]));

/** How a file is written. */
export type Style = 'compact' | 'indented' | 'any';

/**
 * The texts of log files of a trail, valid JSON all of them: `compact` as CloudTrail writes them, `indented` as a tool may, and `any` with
 * blanks wherever JSON allows them and with letters as escapes.
 */
export const hostileLogs = fc.record({
  records: fc.array(records, { maxLength: 6 }),
  style: fc.constantFrom<Style>('compact', 'compact', 'indented', 'any'),
  seed: fc.nat(),
}).map(({ records: found, style, seed }) => print(found, style, seed));

function print(found: readonly [string, Json][][], style: Style, seed: number): string {
  // The minimal standard generator, so that a failure comes again.
  let state = seed % 2_147_483_646 + 1;
  const chance = (of: number) => {
    state = state * 48_271 % 2_147_483_647;
    return state % of === 0;
  };
  const blank = () => style === 'compact' || chance(2) ? '' : style === 'indented' ? '\n  ' : chance(2) ? ' ' : '\r\n\t ';
  const string = (text: string) => style === 'any' && chance(8) ? `"${[...text].map(letter => maybeEscaped(letter)).join('')}"` : JSON.stringify(text);
  const maybeEscaped = (letter: string) => (
    /[A-Za-z.]/.test(letter) && chance(3) ? `\\u00${letter.charCodeAt(0).toString(16)}` : JSON.stringify(letter).slice(1, -1));
  const joined = (open: string, parts: readonly string[], close: string) => (
    `${open}${blank()}${parts.map(part => `${part}${blank()}`).join(`,${blank()}`)}${close}`);
  const object = (entries: readonly (readonly [string, Json])[]): string => (
    joined('{', entries.map(([key, inner]) => `${string(key)}${blank()}:${blank()}${value(inner)}`), '}'));
  const value = (inner: Json): string => {
    if (typeof inner === 'string') return string(inner);
    if (Array.isArray(inner)) return joined('[', inner.map(value), ']');
    if (typeof inner === 'object' && inner !== null) return object(Object.entries(inner as JsonObject));
    return JSON.stringify(inner);
  };
  return `{${blank()}"Records"${blank()}:${blank()}${joined('[', found.map(object), ']')}${blank()}}${blank()}`;
}
