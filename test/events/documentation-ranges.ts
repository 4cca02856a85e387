import { BlockList, isIP } from 'node:net';

/** The accounts of AWS's own examples. */
export const DOCUMENTATION_ACCOUNTS: readonly string[] = ['123456789012', '111122223333'];

/** Everything in a text that reads as an IPv4 or IPv6 address. */
export function addressesIn(text: string): readonly string[] {
  const words = text.match(/(?<![\w.])\d+(?:\.\d+){3}(?![\w.])|(?<![\w.:])[\da-f]*(?::[\da-f]*){2,}(?![\w.:])/gi);
  return (words ?? []).filter((word) => isIP(word) !== 0);
}

/** RFC 5737 and RFC 3849, and the own machine, to which a browser returns. */
export function isDocumentationAddress(address: string): boolean {
  const ranges = new BlockList();
  ranges.addSubnet('192.0.2.0', 24, 'ipv4');
  ranges.addSubnet('198.51.100.0', 24, 'ipv4');
  ranges.addSubnet('203.0.113.0', 24, 'ipv4');
  ranges.addSubnet('2001:db8::', 32, 'ipv6');
  ranges.addAddress('127.0.0.1', 'ipv4');
  return ranges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Everything in a text that reads as an account: twelve digits that stand alone, but for the last part of a UUID. */
export function accountsIn(text: string): readonly string[] {
  return text.match(/(?<!\w|[\da-f]{4}-)\d{12}(?!\w)/g) ?? [];
}

/** Every ARN in a text. */
export function arnsIn(text: string): readonly string[] {
  return text.match(/arn:aws[^"]*/g) ?? [];
}

/** Everything in a text that reads as the name of a host. */
export function hostsIn(text: string): readonly string[] {
  return text.match(/(?<![\w.-])(?:[a-z\d][\w-]*\.)+[a-z]{2,}(?![\w-])/gi) ?? [];
}

/** RFC 2606, and the hosts that AWS itself signs people in on. */
export function isDocumentationHost(host: string): boolean {
  return /(^|\.)(example\.(com|net|org)|aws\.amazon\.com|api\.aws|awsapps\.com|amazonaws\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/.test(host);
}
