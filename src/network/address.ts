/**
 * The bytes of an IP address literal as event-ruler reads it (Java's InetAddress behind a check of the alphabet),
 * or undefined for any other text. It is more tolerant than most parsers, and stricter in one place:
 * - IPv4 has four decimal parts; leading zeros are decimal (`010.1.1.1` is 10.1.1.1); at most 15 characters.
 * - IPv6 groups may have leading zeros without limit; a dotted tail (`::ffff:192.0.2.1`) is no address;
 *   an IPv4-mapped address in groups (`::ffff:c000:201`) is the IPv4 address.
 */
export function addressBytes(text: string): readonly number[] | undefined {
  return IPV4.test(text) ? ipv4(text) : IPV6.test(text) ? ipv6(text) : undefined;
}

const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;
const IPV6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;
const MAX_IPV4_LENGTH = 15;
const GROUPS = 8;

function ipv4(text: string): readonly number[] | undefined {
  const bytes = text.split('.').map(Number);
  return text.length <= MAX_IPV4_LENGTH && bytes.every(byte => byte <= 255) ? bytes : undefined;
}

function ipv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => (half === '' ? [] : half.split(':')));
  const given = head.concat(tail ?? []);
  const missing = GROUPS - given.length;
  if (tail ? missing < 1 : missing !== 0) return undefined;
  // A colon too many leaves an empty group, which is no number.
  const groups = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])].map(group => parseInt(group, 16));
  if (!groups.every(group => group <= 0xffff)) return undefined;
  const mapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff;
  return (mapped ? groups.slice(6) : groups).flatMap(group => [Math.floor(group / 256), group % 256]);
}
