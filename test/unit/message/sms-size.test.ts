import { SMS_SENDER, smsPrefix, smsRoom, smsSize } from '../../../src/message/sms-size';

test('our sender is shown whole, and leaves room for 149 septets or 59 units', () => {
  expect(smsPrefix(SMS_SENDER)).toBe('AWS login> ');
  expect(smsRoom('GSM-7')).toBe(149);
  expect(smsRoom('UCS-2')).toBe(59);
});

test('of a longer sender the first ten characters are shown', () => {
  expect(smsPrefix('AWS console sign-in')).toBe('AWS consol> ');
});

describe('a text', () => {
  test.each([
    { title: 'is one part if there is nothing to say', text: '', size: { encoding: 'GSM-7', units: 0, parts: 1 } },
    { title: 'takes a septet for a character', text: 'Root @ 203.0.113.10_à', size: { encoding: 'GSM-7', units: 21, parts: 1 } },
    { title: 'takes two for those of the extension', text: '[€]{~}\\|^', size: { encoding: 'GSM-7', units: 18, parts: 1 } },
    { title: 'is one part of 160', text: 'x'.repeat(160), size: { encoding: 'GSM-7', units: 160, parts: 1 } },
    { title: 'is two parts beyond, which have 153 each', text: 'x'.repeat(161), size: { encoding: 'GSM-7', units: 161, parts: 2 } },
    { title: 'is two parts of 306', text: 'x'.repeat(306), size: { encoding: 'GSM-7', units: 306, parts: 2 } },
    { title: 'is three parts of 307', text: 'x'.repeat(307), size: { encoding: 'GSM-7', units: 307, parts: 3 } },
    { title: 'never has an escape at the end of a part', text: `${'x'.repeat(152)}€${'x'.repeat(152)}`, size: { encoding: 'GSM-7', units: 306, parts: 3 } },
    { title: 'is UCS-2 for one other character', text: 'サ', size: { encoding: 'UCS-2', units: 1, parts: 1 } },
    { title: 'is UCS-2 for a backquote, which GSM-7 lacks', text: '`', size: { encoding: 'UCS-2', units: 1, parts: 1 } },
    { title: 'is one part of 70 units', text: 'サ'.repeat(70), size: { encoding: 'UCS-2', units: 70, parts: 1 } },
    { title: 'is two parts beyond, which have 67 each', text: 'サ'.repeat(71), size: { encoding: 'UCS-2', units: 71, parts: 2 } },
    { title: 'takes two units for a character beyond the basic plane', text: '😀'.repeat(36), size: { encoding: 'UCS-2', units: 72, parts: 2 } },
    { title: 'never has half a character at the end of a part', text: `${'サ'.repeat(66)}😀${'サ'.repeat(66)}`, size: { encoding: 'UCS-2', units: 134, parts: 3 } },
  ])('$title', ({ text, size }) => {
    expect(smsSize(text)).toEqual(size);
  });
});
