import * as fc from 'fast-check';
import { block, guardedAccount, concat, joinLines, literal, valueAt, valueUnder } from '../../../src/message/jsonata';
import { evaluate, EVENT } from '../../support/evaluating';

describe('a literal', () => {
  test('is the text, whatever is in it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('{%', '%}', '{%}', '"', '\\', '\n', '$e', '`'))), async texts => {
      expect(await evaluate(literal(texts.join('')), {})).toBe(texts.join(''));
    }));
  });

  test.each(['{% a %}', '{%}', '%}{%', '{{%%}}', '%%}'])('of %s does not hold the delimiters of an expression', async text => {
    expect(literal(text)).not.toMatch(/\{%|%\}/);
    expect(await evaluate(literal(text), {})).toBe(text);
  });
});

describe('a path', () => {
  test.each([
    ['$.id', 'e.id'],
    ['$.detail-type', 'e.`detail-type`'],
    ['$.detail.resources[0].arn', 'e.detail.resources[0].arn'],
    ['$.resources[*].arn', 'e.resources.arn'],
    ['$.detail.and.true.function', 'e.detail.`and`.`true`.`function`'],
    ['$.detail.1st.$x.a:b', 'e.detail.`1st`.`$x`.`a:b`'],
  ])('%s is %s', (path, expression) => {
    expect(valueAt('e', path)).toBe(expression);
  });

  test.each([
    { path: '$.detail.a:b', value: 1 },
    { path: '$.detail.in', value: 2 },
    { path: '$.detail.list[1]', value: 'two' },
    { path: '$.detail.list[*]', value: ['one', 'two'] },
    { path: '$.detail.objects[*].key', value: ['x', 'y'] },
    { path: '$.detail.objects[1].key', value: 'y' },
    { path: '$.detail.text.deeper', value: undefined },
    { path: '$.detail.none.deeper', value: undefined },
    { path: '$.detail.nobody[3].deeper', value: undefined },
  ])('$path leads to $value', async ({ path, value }) => {
    const detail = { 'a:b': 1, 'in': 2, 'list': ['one', 'two'], 'objects': [{ key: 'x' }, { key: 'y' }], 'text': 'a', 'none': null };
    const found = await evaluate(valueAt(EVENT, path), { detail });
    expect(found === undefined ? found : JSON.parse(JSON.stringify(found))).toEqual(value);
  });

  test('of one step is a value under a key', () => {
    expect(valueUnder('$v', 'tls-version')).toBe('$v.`tls-version`');
  });
});

test('a block has the value of its last expression', async () => {
  expect(await evaluate(block('$a := 1', '$b := $a + 1', '$b + 1'), {})).toBe(3);
});

test('lines without a value are left out, and empty ones are not', async () => {
  expect(await evaluate(joinLines(['"one"', 'false ? "two"', '""', '"four"']), {})).toBe('one\n\nfour');
  expect(await evaluate(joinLines(['"one"']), {})).toBe('one');
  expect(await evaluate(joinLines(['""']), {})).toBe('');
});

describe('texts in a row', () => {
  test.each<{ texts: string[]; text: string }>([
    { texts: [], text: '' },
    { texts: ['"one"'], text: 'one' },
    { texts: ['"one"', 'false ? "two"', '""', 'true ? "four" : "five"'], text: 'onefour' },
  ])('$texts are $text', async ({ texts, text }) => {
    expect(await evaluate(concat(texts), {})).toBe(text);
  });

  test('keep their order, however many they are', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.string(), { maxLength: 50 }), async texts => {
      expect(await evaluate(concat(texts.map(literal)), {})).toBe(texts.join(''));
      expect(await evaluate(joinLines(['first', ...texts].map(literal)), {})).toBe(['first', ...texts].join('\n'));
    }));
  });
});

test.each([
  { account: '123456789012', said: '123456789012' },
  { account: 123456789012, said: 123456789012 },
  { account: '12345678901', said: 'unknown' },
  { account: '123456789012"', said: 'unknown' },
  { account: null, said: 'unknown' },
  { account: { a: ['123456789012'] }, said: 'unknown' },
  { account: [], said: 'unknown' },
])('of the account $account there is said $said', async ({ account, said }) => {
  expect(await evaluate(guardedAccount(EVENT, 'unknown'), { account })).toBe(said);
});

test('of no account there is said that it is unknown', async () => {
  expect(await evaluate(guardedAccount(EVENT, '不明'), {})).toBe('不明');
});
