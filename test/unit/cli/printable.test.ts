import { count, printable, printableLine } from '../../../src/cli/printable';

test.each([
  { text: 'plain サインイン é 😀', shown: 'plain サインイン é 😀' },
  { text: 'one\ntwo\tthree', shown: 'one\ntwo\tthree' },
  { text: '\u001b]0;title\u0007', shown: '\\u001b]0;title\\u0007' },
  { text: 'over\rwritten', shown: 'over\\u000dwritten' },
  { text: '\u009b2J\u007f', shown: '\\u009b2J\\u007f' },
  { text: 'user\u202egpj.exe', shown: 'user\\u202egpj.exe' },
  { text: 'line\u2028break', shown: 'line\\u2028break' },
])('$text is shown harmlessly', ({ text, shown }) => {
  expect(printable(text)).toBe(shown);
});

test('a line stays one line', () => {
  expect(printableLine('one\ntwo\tthree\u001b')).toBe('one\\u000atwo\\u0009three\\u001b');
});

test('one thing is singular', () => {
  expect([0, 1, 2].map(number => count(number, 'alert'))).toEqual(['0 alerts', '1 alert', '2 alerts']);
});
