import { Lexer, NotJson } from '../../../src/eventbridge/lexer';

test('a string is decoded, and its end found', () => {
  const lexer = new Lexer('"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\\\u0041é😀" ,');
  expect(lexer.string()).toBe('a"\\/\b\f\n\r\té😀\\u0041é😀');
  expect(lexer.peek()).toBe(','.charCodeAt(0));
});

test('passing over a string counts its escapes', () => {
  const lexer = new Lexer('"a\\n\\u0041[é"1');
  expect(lexer.skipString()).toBe(2);
  expect(lexer.at).toBe(13);
  expect(new Lexer('"[]"').skipString()).toBe(0);
});

test.each(['0', '-0', '10.50', '-1e5', '1E+05', '0.0e-0', '1'.repeat(1000)])('the number %s keeps its form', written => {
  const lexer = new Lexer(`${written},`);
  expect(lexer.number()).toBe(written);
  expect(lexer.at).toBe(written.length);
});

test.each(['-', '01', '1.', '.5', '1e', '1e+', '+1', '1-2', '-a', '1.2.3', '1'.repeat(1001)])('fails for the number %.10s', written => {
  expect(() => new Lexer(written).number()).toThrow(NotJson);
});

test.each(['true', 'false', 'null'])('the word %s', word => {
  const lexer = new Lexer(`${word}]`);
  expect(lexer.literal()).toBe(word);
  expect(lexer.at).toBe(word.length);
});

test('only the four blanks of JSON are passed over', () => {
  expect(new Lexer(' \t\r\n1').peek()).toBe('1'.charCodeAt(0));
  expect(new Lexer('\u00a01').peek()).toBe(0xa0);
  expect(new Lexer(' ').peek()).toBeNaN();
});

test.each([
  ['"a', 'a string is not closed', 0],
  ['"a\u001f"', 'a string holds an unescaped control character, found "\\u001f"', 2],
  ['"a\\"', 'a string is not closed', 0],
  ['"a\\', 'a string holds an escape that JSON does not know', 2],
  ['"a\\u12g4"', 'a string holds an escape that JSON does not know', 2],
  ['"\\v"', 'a string holds an escape that JSON does not know', 1],
])('fails for the string %j', (text, reason, offset) => {
  expect(() => new Lexer(text).string()).toThrow(expect.objectContaining({ reason, offset }));
});

test('fails with the character that cannot be there, whole', () => {
  expect(() => new Lexer('😀').literal()).toThrow('expected a string, number, object, array, true, false or null, found "😀" (at offset 0)');
  expect(() => new Lexer(' ').expect(0x3a)).toThrow('expected ":", found the end of the text (at offset 1)');
});
