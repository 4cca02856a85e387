import * as fc from 'fast-check';

/*
 * Values for patterns and events. Both draw from the same small sets, so that they are near each other: a match, a near
 * miss and a miss are all frequent. Everything is JSON text, since a number or an escape may be written in several ways.
 */

/** Units that differ by case only, that have several upper-case forms, that mean something in a wildcard, or take two UTF-16 units. */
const UNIT = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'A', 'B') },
  { weight: 1, arbitrary: fc.constantFrom('*', '\\', '"', '/', '.', ' ', '1', 'ß', 'S', 's', 'é', 'É', 'İ', 'i', 'ı', '€', '😀', '?', 'ǆ', 'ǅ', '\u0000') },
);

/** Short texts. */
export const TEXT: fc.Arbitrary<string> = fc.string({ unit: UNIT, maxLength: 4 });

/** A wildcard in which stars and escapes are frequent; some are malformed. */
export const WILDCARD: fc.Arbitrary<string> = fc.array(fc.oneof(
  { weight: 3, arbitrary: UNIT.map(unit => unit.replace(/[*\\]/, '\\$&')) },
  { weight: 2, arbitrary: fc.constant('*') },
  { weight: 1, arbitrary: fc.constantFrom('\\*', '\\\\', 'a', 'b') },
), { maxLength: 6 }).map(parts => parts.join('').replace(/(?<!\\)\*{2,}/g, '*'));

/** How often a pattern asks for a text that is drawn among few. */
const WORD = fc.constantFrom('a', 'A', 'ab', 'aB', 'b', '');

/** A number as JSON writes it: equal ones are spelled differently, and some are represented by no double. */
export const NUMBER: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 3 }).map(String) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '0', '-0', '0.0', '1.0', '1e0', '10e-1', '0.1e1', '1.5', '15E-1', '150e-2', '-1.0', '2.0', '0.1', '0.10', '300', '3.0e2', '3e+2',
      '123456789012', '1.23456789012e11', '9007199254740992', '9007199254740993', '1.0000000000000001', '1e400', '-1e400', '10e399', '1e-400',
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: -300, max: 300 }).map(hundredths => String(hundredths / 100)) },
  // Larger and smaller ones print differently before Java 19, which conformance/disagreements.ts lists.
  { weight: 1, arbitrary: fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter(double => Math.abs(double) > 1e-290).map(String) },
);

const OCTET = fc.constantFrom(0, 1, 2, 100, 113, 127, 128, 192, 198, 203, 255);
const IPV4 = fc.oneof(
  fc.tuple(OCTET, OCTET, OCTET, OCTET).map(octets => octets.join('.')),
  fc.tuple(fc.constantFrom('192.0.2', '203.0.113', '198.51.100', '32.1.13'), fc.integer({ min: 0, max: 255 })).map(parts => parts.join('.')),
);
const GROUP = fc.constantFrom('0', '1', 'db8', '0db8', 'DB8', '2001', 'cb00', '7100', 'c000', 'ffff', 'ab');
const IPV6 = fc.oneof(
  fc.array(GROUP, { minLength: 8, maxLength: 8 }).map(groups => groups.join(':')),
  fc.tuple(fc.constantFrom('2001:db8', 'cb00:71', 'c000:2', ''), fc.array(GROUP, { maxLength: 3 })).map(([start, end]) => `${start}::${end.join(':')}`),
);

/** An address of either family, also near the family's border of digits, and spellings that are no address or a doubtful one. */
export const ADDRESS: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: IPV4 },
  { weight: 4, arbitrary: IPV6 },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '192.000.002.001', '192.0.2', '192.0.2.256', '192.0.2.1.', '0300.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201', '2001:db8::1%eth0', '[2001:db8::1]',
      'AWS Internal', 'cloudformation.amazonaws.com', '2001:db8:::1', ' 192.0.2.1', '192.0.2.1/32', '', '::', '0.0.0.0', '255.255.255.255',
    ),
  },
);

/** A cidr, with every mask that is taken and some that are not. */
export const CIDR: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(IPV4, fc.oneof(fc.integer({ min: 0, max: 31 }), fc.constantFrom(0, 1, 2, 3, 8, 16, 24, 25))).map(parts => parts.join('/')) },
  { weight: 6, arbitrary: fc.tuple(IPV6, fc.oneof(fc.integer({ min: 0, max: 127 }), fc.constantFrom(0, 1, 2, 3, 8, 16, 32, 48))).map(parts => parts.join('/')) },
  { weight: 1, arbitrary: fc.tuple(ADDRESS, fc.constantFrom('/32', '/128', '/33', '/129', '/-1', '/a', '/+8', '/', '', '//', '/8/', '/8/8', '/ 8')).map(parts => parts.join('')) },
);

/** The word values of JSON. */
export const LITERAL: fc.Arbitrary<string> = fc.constantFrom('null', 'true', 'false');

/** A text as JSON; some are spelled with escapes. */
export function quoted(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.oneof(texts, WORD), fc.integer({ min: 0, max: 9 })).map(([text, spelling]) => (
    spelling > 0 ? JSON.stringify(text)
      : `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`));
}
