import { joinLines } from '../../../src/message/jsonata';
import { UNCHANGED, renderValue, valueOf, withValues } from '../../../src/message/jsonata-values';
import { parseTemplate } from '../../../src/message/parse-template';
import { Json } from '../../../src/signin/cloudtrail-record';
import { FIELDS } from '../../../src/signin/fields';
import { evaluate, EVENT } from '../../support/evaluating';

const field = (name: string) => {
  const [[part]] = parseTemplate(`<${name}>`, FIELDS).lines;
  return part.kind === 'field' ? part.field : FIELDS[0];
};

/** What is said of a field of an event. */
function saying(name: string, event: Json, timeZoneOffset?: string, unknown = 'unknown'): Promise<unknown> {
  return evaluate(withValues(EVENT, [field(name)], { unknown, timeZoneOffset }, [UNCHANGED], renderValue(field(name), UNCHANGED)), event);
}

describe('a value', () => {
  test.each<{ title: string; value: Json; text: string }>([
    { title: 'is text as it is', value: ' a "b" \\ <c> $d {% e %} ', text: ' a "b" \\ <c> $d {% e %} ' },
    { title: 'keeps what is no ASCII', value: 'サインイン 😀', text: 'サインイン 😀' },
    { title: 'has a blank for each control character', value: 'a\r\nb\tc\u0000d\u007fe\u0085f\u2028g\u2029h', text: 'a  b c d e f g h' },
    { title: 'does not turn the direction of a text', value: 'a\u202eb\u2066c\u2069d\u061ce\u200ef\u200fg', text: 'a b c d e f g' },
    { title: 'is a number', value: 12.5, text: '12.5' },
    { title: 'is zero', value: 0, text: '0' },
    { title: 'is true', value: true, text: 'true' },
    { title: 'is false', value: false, text: 'false' },
    { title: 'is unknown if it is null', value: null, text: 'unknown' },
    { title: 'is unknown if it is empty', value: '', text: 'unknown' },
    { title: 'is unknown if it is blank', value: ' \t\n ', text: 'unknown' },
    { title: 'is unknown if it is an empty object', value: {}, text: 'unknown' },
    { title: 'is unknown if it is an empty list', value: [], text: 'unknown' },
    { title: 'is an object of one key', value: { MFAUsed: 'No' }, text: 'MFAUsed: No' },
    { title: 'is an object of several, some without a value', value: { a: 'x', b: null, c: '', d: {} }, text: 'a: x, b: unknown, c: unknown, d: unknown' },
    { title: 'is an object in an object', value: { a: { b: { c: 1 } }, d: false }, text: 'a: b: c: 1, d: false' },
    { title: 'is an object with control characters in its keys', value: { 'a\nb': 'c' }, text: 'a b: c' },
    { title: 'is an object with keys that mean something elsewhere', value: { constructor: 'a', __proto__x: 'b', $c: 'd' }, text: 'constructor: a, __proto__x: b, $c: d' },
    { title: 'is JSON below its fourth level', value: { a: { b: { c: { d: { e: 'f\u2028', g: ['h'] } } } } }, text: 'a: b: c: d: {"e":"f ","g":["h"]}' },
    { title: 'is JSON in lists below the fourth', value: [[[[['a', null], 'b']]]], text: '["a",null], b' },
    { title: 'is a list of one', value: ['a'], text: 'a' },
    { title: 'is a list of several, some without a value', value: ['a', null, 2, '', true], text: 'a, unknown, 2, unknown, true' },
    { title: 'is a list of lists and objects', value: [['a', 'b'], [], [['c']], { d: ['e'] }], text: 'a, b, unknown, c, d: e' },
  ])('$title', async ({ value, text }) => {
    expect(await saying('additionalEventData', { detail: { additionalEventData: value } })).toBe(text);
    expect(await saying('userAgent', { detail: { userAgent: value } })).toBe(text);
  });

  test.each<{ title: string; event: Json }>([
    { title: 'is missing', event: {} },
    { title: 'is below null', event: { detail: null } },
    { title: 'is below text', event: { detail: 'userIdentity' } },
    { title: 'is below a number', event: { detail: { userIdentity: 1 } } },
    { title: 'is below lists', event: { detail: [{ userIdentity: [[], {}] }] } },
  ])('is unknown, in any language, if it $title', async ({ event }) => {
    expect(await saying('userArn', event)).toBe('unknown');
    expect(await saying('userArn', event, undefined, '不明')).toBe('不明');
  });

  // @see https://dev.classmethod.jp/articles/modifications-to-aws-cloudtrail-event-data-of-iam-identity-center for a record with both
  test('of a user who is named twice is the name', async () => {
    expect(await saying('userName', { detail: { userIdentity: { userName: 'anyuser' }, additionalEventData: { UserName: 'anyuser' } } })).toBe('anyuser');
    expect(await saying('userName', { detail: { additionalEventData: { UserName: 'anyuser' } } })).toBe('anyuser');
  });

  test('of several paths is what the first has that has something', async () => {
    const outcome = (responseElements: Json) => saying('outcome', { detail: { responseElements } });
    expect(await outcome({ SwitchRole: 'Success' })).toBe('Success');
    expect(await outcome({ ConsoleLogin: 'Failure', SwitchRole: { a: 'b' } })).toBe('Failure');
    expect(await outcome({ ConsoleLogin: null, CheckMfa: '' })).toBe('unknown');
    expect(await outcome(null)).toBe('unknown');
    expect(await outcome('Success')).toBe('unknown');
  });

  test('does not exist for an expression where the event has none', async () => {
    const exists = (event: Json) => evaluate(withValues(EVENT, [field('userName')], { unknown: '', timeZoneOffset: undefined }, [], `$exists(${valueOf(field('userName'))})`), event);
    expect(await exists({ detail: { userIdentity: { userName: 'alice' } } })).toBe(true);
    expect(await exists({ detail: { userIdentity: { userName: '' } } })).toBe(false);
  });

  test('is recognized among others, whatever they are called', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a-b', 'a_b', 'a__b', 'a_hb', 'a--b', 'e', 'say', 'states'];
    const fields = names.map((name, index) => ({ ...field('id'), name, paths: [`$.detail.of${index}`] }));
    const expression = withValues(EVENT, fields, { unknown: 'unknown', timeZoneOffset: undefined }, [UNCHANGED],
      joinLines(fields.map(each => renderValue(each, UNCHANGED))));
    expect(await evaluate(expression, {})).toBe(names.map(() => 'unknown').join('\n'));
    expect(await evaluate(expression, { detail: Object.fromEntries(names.map((name, index) => [`of${index}`, name])) })).toBe(names.join('\n'));
  });

  test('goes through a filter, and the word for what is missing does not', async () => {
    const loud = { name: 'loud', expression: '$uppercase($s)' };
    const expression = withValues(EVENT, [field('id'), field('region')], { unknown: 'unknown', timeZoneOffset: undefined }, [loud],
      `${renderValue(field('id'), loud)} & ${renderValue(field('region'), loud)}`);
    expect(await evaluate(expression, { region: 'us-east-1' })).toBe('unknownUS-EAST-1');
  });
});

describe('a time', () => {
  const at = (eventTime: Json, offset?: string) => saying('eventTime', { detail: { eventTime } }, offset);

  test.each([
    ['+09:00', '2026-01-15 18:01:30 +09:00'],
    ['-03:30', '2026-01-15 05:31:30 -03:30'],
    ['+00:00', '2026-01-15 09:01:30 +00:00'],
    ['+05:45', '2026-01-15 14:46:30 +05:45'],
    ['-12:00', '2026-01-14 21:01:30 -12:00'],
    ['+14:00', '2026-01-15 23:01:30 +14:00'],
  ])('is written with the offset %s as %s', async (offset, text) => {
    expect(await at('2026-01-15T09:01:30Z', offset)).toBe(text);
  });

  test('is as the event has it without an offset', async () => {
    expect(await at('2026-01-15T09:01:30Z')).toBe('2026-01-15T09:01:30Z');
  });

  test('may have fractions of a second, and be the last of a year', async () => {
    expect(await at('2026-12-31T23:59:59.999Z', '+09:00')).toBe('2027-01-01 08:59:59 +09:00');
  });

  test('of the envelope is written in the same way', async () => {
    expect(await saying('time', { time: '2024-02-29T20:00:00Z' }, '+09:00')).toBe('2024-03-01 05:00:00 +09:00');
  });

  test.each(['', '2026', 'yesterday', '2026-13-01T00:00:00Z', '2026-01-32T00:00:00Z', '2026-01-15T24:00:00Z', '2026-01-15T09:61:30Z', '2026-01-15T09:01:30', '2026-01-15 09:01:30Z',
    '2026-01-15T09:01:30+09:00', 'x2026-01-15T09:01:30Z', '2026-01-15T09:01:30Zx', '0000-01-15T09:01:30Z'])('that is none is as the event has it: %j', async text => {
    expect(await at(text, '+09:00')).toBe(text || 'unknown');
  });

  test.each<[Json, string]>([[null, 'unknown'], [5, '5'], [{ a: 'b' }, 'a: b']])('of another kind is as it is: %j', async (value, text) => {
    expect(await at(value, '+09:00')).toBe(text);
  });

  test('in another field is left alone', async () => {
    expect(await saying('userAgent', { detail: { userAgent: '2026-01-15T09:01:30Z' } }, '+09:00')).toBe('2026-01-15T09:01:30Z');
  });
});
