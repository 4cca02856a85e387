/** The sender of our text messages. SNS puts the first ten characters of a topic's display name before each. */
export const SMS_SENDER = 'AWS login';

/** As much of a display name as SNS shows in a text message. */
const LONGEST_SENDER = 10;

/**
 * The characters of GSM 03.38 that take one septet, without the control characters, and those that take two.
 *
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-character.html
 */
const ONE_SEPTET = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const TWO_SEPTETS = '\f^{}\\[~]|€';

/** How a text message is written, how much room one part has alone, and how much where the parts must be joined again. */
const ENCODINGS = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const;

/** How a text message is written on the way. */
export type SmsEncoding = keyof typeof ENCODINGS;

/** The size of a text message. */
export interface SmsSize {
  readonly encoding: SmsEncoding;
  /** Septets of GSM-7, or 16-bit units of UCS-2. */
  readonly units: number;
  /** Each is paid. */
  readonly parts: number;
}

/** The prefix that SNS puts before the text, from a topic's display name. */
export function smsPrefix(displayName: string): string {
  return `${displayName.slice(0, LONGEST_SENDER)}> `;
}

/** The size of a text, with the prefix in it. One character outside GSM-7 makes the whole text UCS-2. */
export function smsSize(text: string): SmsSize {
  const septets = [...text].map(character => ONE_SEPTET.includes(character) ? 1 : TWO_SEPTETS.includes(character) ? 2 : undefined);
  return septets.includes(undefined)
    ? { encoding: 'UCS-2', units: text.length, parts: partsOf([...text].map(({ length }) => length), 'UCS-2') }
    : { encoding: 'GSM-7', units: sum(septets), parts: partsOf(septets, 'GSM-7') };
}

/** The units that the prefix leaves for a text in one part. */
export function smsRoom(encoding: SmsEncoding): number {
  return ENCODINGS[encoding].alone - smsPrefix(SMS_SENDER).length;
}

/** A character is never cut in two, so a part may end a unit early. */
function partsOf(sizes: readonly (number | undefined)[], encoding: SmsEncoding): number {
  const { alone, joined } = ENCODINGS[encoding];
  if (sum(sizes) <= alone) {
    return 1;
  }
  const parts = sizes.reduce<{ count: number; used: number }>(({ count, used }, size = 0) =>
    used + size > joined ? { count: count + 1, used: size } : { count, used: used + size }, { count: 1, used: 0 });
  return parts.count;
}

function sum(sizes: readonly (number | undefined)[]): number {
  return sizes.reduce<number>((total, size = 0) => total + size, 0);
}
