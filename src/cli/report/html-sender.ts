/** A name with an address, as mails have it: `"name" <address>`. */
const NAMED = /^"(?<name>.*)" <(?<address>[^<>]*)>$/s;

/** Who sends. */
export interface Sender {
  /** The display name, where there is one. */
  readonly name: string | undefined;
  readonly address: string;
}

/** The sender of a delivery. */
export function senderOf(from: string): Sender {
  const { name, address } = NAMED.exec(from)?.groups ?? { name: undefined, address: from };
  return { name: name?.replace(/\\(["\\])/g, '$1'), address };
}
