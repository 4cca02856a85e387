import { LONGEST_SENDER, longestSender, senderLength } from '../../../src/signin/mail-sender';

/** The longest names with which mails come, by the bytes of a character, as AWS counts them and others measured it. */
test.each([
  ['three bytes', 'あ', 60],
  ['two bytes', 'é', 88],
])('mails come with so many characters of %s, and with none more', (_, character, longest) => {
  expect(senderLength(character.repeat(longest))).toBe(LONGEST_SENDER);
  expect(senderLength(character.repeat(longest + 1))).toBeGreaterThan(LONGEST_SENDER);
  expect(longestSender(character.repeat(100))).toBe(character.repeat(longest));
});

/** Reckoned by hand: base64 makes four characters of three bytes, each encoded word has twelve around it, the address with its brackets 29 bytes. */
test.each([
  ['Sign-in', 9 + 29],
  ['あ', 12 + 4 + 29],
  ['あ'.repeat(15), 12 + 60 + 29],
  ['あ'.repeat(16), 2 * (12 + 32) + 1 + 29],
  ['\u{1f6a8}'.repeat(11), 12 + 60 + 29],
  // Mostly ASCII: the other encoding is the longer one.
  ['aaaaé', 12 + 4 + 6 + 29],
  ['aé', 12 + 4 + 29],
])('%s has %d bytes', (displayName, length) => {
  expect(senderLength(displayName)).toBe(length);
});

test('every name in ASCII fits, whatever must be escaped', () => {
  for (const character of ['x', '"', '\\', ' ', '<', '=']) {
    expect(senderLength(character.repeat(100))).toBeLessThanOrEqual(LONGEST_SENDER);
  }
});

test('the longest beginning fits, and splits no character', () => {
  for (const character of ['é', 'あ', '\u{1f6a8}', 'aあ', 'aaé', 'aaaaあ']) {
    for (let length = 1; length <= 100; length += 1) {
      const name = [...character.repeat(length)].slice(0, 100).join('');
      const fits = longestSender(name);
      expect(name.startsWith(fits)).toBe(true);
      expect(senderLength(fits)).toBeLessThanOrEqual(LONGEST_SENDER);
      expect(Buffer.from(fits).toString()).toBe(fits);
    }
  }
});
