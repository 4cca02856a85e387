/**
 * A range of hexadecimal texts, the way event-ruler holds a cidr or an exact address.
 *
 * It is not arithmetic on addresses: digits are compared from the left, and a text is in the range as soon as its
 * leading digits decide so. Hence a range of IPv4 also holds IPv6 addresses that begin with the same digits
 * (`203.0.113.0/24` holds `cb00:7109::1`), and the reverse (`32.0.0.0/8` holds `2001:db8::1`).
 */
export interface HexRange {
  /** The lowest digits, inclusive; as long as `top`. */
  readonly bottom: string;
  /** The highest digits, inclusive. */
  readonly top: string;
}

/** The upper-case hexadecimal digits of an address, or undefined for any other text. */
export function hexOf(address: string): string | undefined {
  return addressBytes(address)?.map(byte => DIGITS[byte]).join('');
}

/** The two digits of each byte. */
const DIGITS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

/**
 * The range that a cidr text means. Throws an Error that says what is wrong, among others for `/32` and `/128`,
 * which event-ruler and the service refuse: write the plain address instead.
 */
export function rulerCidr(cidr: string): HexRange {
  // Java's split drops empty parts at the end, so that a trailing slash is no error.
  const [address, bits, ...rest] = cidr.replace(/\/+$/, '').split('/');
  if (bits === undefined || rest.length > 0) throw new Error('malformed cidr, exactly one "/" is required');
  if (!/^[+-]?[0-9]+$/.test(bits)) throw new Error(`malformed cidr, the mask ${JSON.stringify(bits)} is no whole number`);
  const mask = Number(bits);
  if (mask < 0) throw new Error('malformed cidr, the mask must not be negative');
  const bytes = addressBytes(address);
  if (!bytes) throw new Error(`malformed cidr, ${JSON.stringify(address)} is no IP address`);
  const length = bytes.length * 8;
  if (mask >= length) throw new Error(`the mask of ${length === 32 ? 'an IPv4' : 'an IPv6'} cidr must be below ${length}: write a single address as it is`);
  const digits = (fill: '0' | '1') => bytes
    .map(byte => byte.toString(2).padStart(8, '0')).join('')
    .slice(0, mask).padEnd(length, fill)
    .replace(/.{4}/g, nibble => parseInt(nibble, 2).toString(16).toUpperCase());
  return { bottom: digits('0'), top: digits('1') };
}

/** The range of one address: every text that begins with its digits. Undefined for a text that is no address. */
export function addressRange(address: string): HexRange | undefined {
  const hex = hexOf(address);
  return hex === undefined ? undefined : { bottom: hex, top: hex };
}

/** Whether digits (of an address, by `hexOf`) are in a range, by their leading digits. */
export function holdsHex(range: HexRange, digits: string): boolean {
  let aboveBottom = false;
  let belowTop = false;
  for (let at = 0; at < range.bottom.length; at++) {
    if (at === digits.length) return false;
    const digit = digits[at];
    if (!aboveBottom && digit < range.bottom[at]) return false;
    if (!belowTop && digit > range.top[at]) return false;
    aboveBottom ||= digit > range.bottom[at];
    belowTop ||= digit < range.top[at];
    if (aboveBottom && belowTop) return true;
  }
  return true;
}

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
