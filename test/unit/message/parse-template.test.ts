import { RECIPE_PATHS, RECIPE_TEMPLATE } from './recipe';
import { MessageTemplate, parseLine, parseTemplate } from '../../../src/message/parse-template';
import { FIELDS } from '../../../src/signin/fields';

/** What was read, in short: a field as its name in braces. */
function inShort({ lines }: MessageTemplate): string[] {
  return lines.map(line => line.map(part => part.kind === 'text' ? part.text : `{${part.field.name}}`).join('|'));
}

const parse = (text: string) => inShort(parseTemplate(text, FIELDS));

describe('the text', () => {
  test.each([
    { title: 'is literal text and placeholders', text: 'by <userArn>, <userType>', lines: ['by |{userArn}|, |{userType}'] },
    { title: 'may have no field', text: 'somebody signed in', lines: ['somebody signed in'] },
    { title: 'may be one field', text: '<id>', lines: ['{id}'] },
    { title: 'may name a field twice', text: '<id><id>', lines: ['{id}|{id}'] },
    { title: 'ends its lines as files do, on any system', text: 'one\ntwo\r\n<id>\r\n', lines: ['one', 'two', '{id}', ''] },
    { title: 'keeps empty lines and the blanks around a line', text: '\n  one  \n\ntwo', lines: ['', '  one  ', '', 'two'] },
    { title: 'tolerates blanks and tabs inside the brackets', text: '<time >< id><\tregion\t>', lines: ['{time}|{id}|{region}'] },
    { title: 'may hold a > of its own', text: 'a > b, <id>>', lines: ['a > b, |{id}|>'] },
    { title: 'keeps characters beyond the basic plane', text: '🔐<id>', lines: ['🔐|{id}'] },
  ])('$title', ({ text, lines }) => {
    expect(parse(text)).toEqual(lines);
  });
});

describe('double quotes around the text', () => {
  test.each([
    { title: 'are dropped, with the blanks inside them kept', text: '"  one  "', lines: ['  one  '] },
    { title: 'are dropped with all that is around them', text: ' \n"one"\r\n\t', lines: ['one'] },
    { title: 'are dropped around several lines', text: '"one\ntwo"', lines: ['one', 'two'] },
    { title: 'are dropped around each line, with the blanks inside them kept', text: '"one "\n" <id>"', lines: ['one ', ' |{id}'] },
    { title: 'are dropped around each line, with all that is around them', text: '\n "one"\r\n\t"two" \r\n', lines: ['one', 'two'] },
    { title: 'are dropped around lines that are empty', text: '"one"\n""\n"two"', lines: ['one', '', 'two'] },
    { title: 'stay where there are two pairs', text: '""one""', lines: ['""one""'] },
    { title: 'stay where each is around a word', text: '"<userType>" in "<region>"', lines: ['"|{userType}|" in "|{region}|"'] },
    { title: 'stay where a line has others inside', text: '"one"\n"two "three" four"', lines: ['"one"', '"two "three" four"'] },
    { title: 'stay where they are escaped', text: '"say \\"one\\""', lines: ['"say \\"one\\""'] },
    { title: 'stay where a line has none', text: '"one"\ntwo\n"three"', lines: ['"one"', 'two', '"three"'] },
    { title: 'stay where an empty line has none', text: '"one"\n\n"three"', lines: ['"one"', '', '"three"'] },
    { title: 'stay where one of them is missing at the end', text: '"one', lines: ['"one'] },
    { title: 'stay where one of them is missing at the beginning', text: 'one"', lines: ['one"'] },
    { title: 'stay where text follows', text: '"one" two', lines: ['"one" two'] },
    { title: 'are no pair if there is one', text: '"', lines: ['"'] },
  ])('$title', ({ text, lines }) => {
    expect(parse(text)).toEqual(lines);
  });
});

test('a single line keeps its quotes', () => {
  expect(inShort({ lines: [parseLine('"<id>"', FIELDS)] })).toEqual(['"|{id}|"']);
});

test('the template of the recipe is taken as published, with the blanks at its end', () => {
  const { lines: [line, ...more] } = parseTemplate(RECIPE_TEMPLATE, FIELDS);

  expect(more).toEqual([]);
  expect(line[0]).toEqual({ kind: 'text', text: 'AWSコンソールのサインインイベントが発生しました。    DetailType:' });
  expect(line.at(-1)).toEqual({ kind: 'text', text: '    ' });
  expect(new Set(line.flatMap(part => part.kind === 'field' ? [part.field.name] : []))).toEqual(new Set(Object.keys(RECIPE_PATHS)));
});

describe('fails', () => {
  test.each(['', ' ', '\n \t\r\n', '""', '"  "', ' "\n" '])('when %j says nothing', text => {
    expect(() => parse(text)).toThrow(`the template ${JSON.stringify(text)} says nothing: write at least one word or one <field>`);
  });

  test('for an unknown name, says where it is and lists the known ones', () => {
    expect(() => parse('one\ntwo <userAgnet>')).toThrow('line 2 of the template names the unknown field <userAgnet>; ' +
      `known are ${FIELDS.map(({ name }) => name).join(', ')}; add others with the option fields`);
  });

  test.each(['userarn', 'outcome-1', 'constructor', '__proto__', 'toString'])('for the name %s, which looks like a known one', name => {
    expect(() => parse(`<${name}>`)).toThrow(`unknown field <${name}>`);
  });

  test.each([
    { text: 'a < b', column: 3, shown: '"< b"' },
    { text: '<>', column: 1, shown: '"<>"' },
    { text: '< >', column: 1, shown: '"< >"' },
    { text: '<id', column: 1, shown: '"<id"' },
    { text: '<id><', column: 5, shown: '"<"' },
    { text: '<<id>', column: 1, shown: '"<"' },
    { text: '<id <id>>', column: 1, shown: '"<id "' },
    { text: '<user arn>', column: 1, shown: '"<user arn>"' },
    { text: '<aws.events.event.json>', column: 1, shown: '"<aws.events.event.js"' },
    { text: '<$.detail.eventName>', column: 1, shown: '"<$.detail.eventName>"' },
    { text: '<id\u3000>', column: 1, shown: '"<id\u3000>"' },
    { text: '<id\n>', column: 1, shown: '"<id"' },
  ])('for the < in $text, which opens no placeholder', ({ text, column, shown }) => {
    expect(() => parse(text)).toThrow(`line 1, column ${column} of the template has a < that opens no placeholder: ${shown}; write <name>`);
  });

  test('with the line and column of the first < that opens no placeholder', () => {
    expect(() => parse('<id>\n<id> and < and <')).toThrow('line 2, column 10 of the template');
  });
});
