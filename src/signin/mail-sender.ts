/** The address from which SNS sends mails. */
export const SENDER_ADDRESS = 'no-reply@sns.amazonaws.com';

/** SNS sends no mail whose sender (the encoded name and the address) is longer, although the confirmation mails still arrive. */
export const LONGEST_SENDER = 320;

/** The longest encoded word. */
const LONGEST_WORD = 75;

/** How RFC 2047 writes a word of a name: by base64 (`B`) or with each byte that is no letter and no digit as `=XX` (`Q`). */
const ENCODINGS = {
  B: (text: string) => Buffer.from(text).toString('base64'),
  Q: (text: string) => [...Buffer.from(text)].map(quoted).join(''),
};
type Encoding = keyof typeof ENCODINGS;

/**
 * How many bytes a display name and the address of SNS have in a mail.
 *
 * A name with other characters than ASCII travels in encoded words. AWS counts 60 characters of three bytes or 88 of two, which base64 gives. For
 * a name that is ASCII for the most part, RFC 2047 recommends the other encoding, and whether SNS follows is not known: so the longer
 * of both counts.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2047
 */
export function senderLength(displayName: string): number {
  return nameLength(displayName) + ` <${SENDER_ADDRESS}>`.length;
}

/** The longest beginning of a display name with which mails are sent. */
export function longestSender(displayName: string): string {
  const characters = [...displayName];
  while (senderLength(characters.join('')) > LONGEST_SENDER) characters.pop();
  return characters.join('');
}

function nameLength(displayName: string): number {
  if (isAscii(displayName)) {
    // In double quotes, with a backslash before quotes and backslashes.
    return JSON.stringify(displayName).length;
  }
  const characters = [...displayName];
  const mostlyAscii = characters.filter(isAscii).length > characters.length / 2;
  return Math.max(...(mostlyAscii ? ['B', 'Q'] as const : ['B'] as const).map(encoding => words(characters, encoding).join(' ').length));
}

/**
 * Halves the text until each word fits, as the mail library of Java does. Whoever fills each word instead needs no more of them. A word
 * splits no character.
 */
function words(characters: readonly string[], encoding: Encoding): readonly string[] {
  const word = `=?UTF-8?${encoding}?${ENCODINGS[encoding](characters.join(''))}?=`;
  if (word.length <= LONGEST_WORD || characters.length === 1) {
    return [word];
  }
  const half = Math.floor(characters.length / 2);
  return [...words(characters.slice(0, half), encoding), ...words(characters.slice(half), encoding)];
}

function quoted(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9]/.test(character) ? character : character === ' ' ? '_' : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}
