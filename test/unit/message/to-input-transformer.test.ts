import * as fc from 'fast-check';
import { RECIPE_PATHS, RECIPE_TEMPLATE } from './recipe';
import { withCustomFields } from '../../../src/message/custom-template';
import { parseTemplate } from '../../../src/message/parse-template';
import { pathNames, stringTransformer, InputTransformerProperty } from '../../../src/message/to-input-transformer';
import { CONSOLE_EVENT_NAMES } from '../../../src/signin/event-kinds';
import { FIELDS } from '../../../src/signin/fields';
import { EVERY_KIND, failureWithoutArn, hostileUserAgent, iamUser, nullResponseElements } from '../../events';
import { render, transformerRefusal } from '../../support/rendering';

const transformer = (text: string, own?: Record<string, string>): InputTransformerProperty =>
  stringTransformer(parseTemplate(text, withCustomFields(own)));

describe('each line', () => {
  test.each([
    { title: 'is quoted', text: 'by <userArn>', inputTemplate: '"by <userArn>"' },
    { title: 'is quoted on its own', text: 'one\n<id>\n\nfour', inputTemplate: '"one"\n"<id>"\n""\n"four"' },
    { title: 'has its placeholders without blanks', text: '<time >', inputTemplate: '"<time>"' },
    { title: 'loses the quotes that were typed around each', text: '"one"\n"two "', inputTemplate: '"one"\n"two "' },
    { title: 'loses the quotes that were typed around all', text: '"one\ntwo "', inputTemplate: '"one"\n"two "' },
    { title: 'keeps what is no ASCII', text: '🔐 サインイン', inputTemplate: '"🔐 サインイン"' },
  ])('$title', ({ text, inputTemplate }) => {
    expect(transformer(text).inputTemplate).toBe(inputTemplate);
  });
});

test('the recipe becomes its own path map and its own template, without the blank in <time >', () => {
  expect(transformer(RECIPE_TEMPLATE)).toEqual({ inputPathsMap: RECIPE_PATHS, inputTemplate: RECIPE_TEMPLATE.replace('<time >', '<time>') });
});

test('what was written for EventBridge can be read again, and is the same', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme-ascii' }).map(text => text.replace(/[<"\\]/g, '')), fc.constantFrom('<id>', '<userArn>', '', ' '));
  fc.assert(fc.property(fc.array(piece, { minLength: 1 }).filter(lines => lines.join('').trim() !== ''), lines => {
    const written = transformer(lines.join('\n'));
    expect(transformer(written.inputTemplate)).toEqual(written);
  }));
});

test('the path map holds the used fields only, each once', () => {
  expect(transformer('<id> <region> <id>', { browser: '$.detail.userAgent' }).inputPathsMap).toEqual({ id: '$.id', region: '$.region' });
});

test('a text without fields needs no path map', () => {
  expect(transformer('somebody signed in')).toEqual({ inputPathsMap: {}, inputTemplate: '"somebody signed in"' });
});

test('a field of several paths is their values in a row', () => {
  const { inputPathsMap, inputTemplate } = transformer('it was <outcome>!');

  const paths = [
    ...CONSOLE_EVENT_NAMES.map(name => `$.detail.responseElements.${name}`),
    ...['UserAuthentication', 'CredentialVerification', 'CredentialChallenge'].map(name => `$.detail.serviceEventDetails.${name}`),
  ];
  expect(inputTemplate).toBe(`"it was ${paths.map((_, index) => `<outcome-${index + 1}>`).join('')}!"`);
  expect(inputPathsMap).toEqual(Object.fromEntries(paths.map((path, index) => [`outcome-${index + 1}`, path])));
});

test('a field of one path is named after itself', () => {
  expect(pathNames(FIELDS[0])).toEqual(['detailType']);
});

test('any other text is delivered line by line as it was typed', () => {
  const line = fc.string({ unit: 'grapheme' }).filter(text => !/["\\<\p{Cc}]/u.test(text));
  fc.assert(fc.property(fc.array(line, { minLength: 1 }).filter(lines => lines.join('').trim() !== ''), lines => {
    expect(render(transformer(lines.join('\n')), iamUser())).toEqual({ outcome: 'delivered', text: lines.map(text => `"${text}"`).join('\n') });
  }));
});

describe('an event', () => {
  test.each([
    { title: 'fills the lines', event: iamUser(), text: 'by <userName>\n<outcome>', mail: '"by alice"\n"Success"' },
    { title: 'leaves what it lacks empty', event: failureWithoutArn(), text: '<eventName> <outcome>[<userArn>]', mail: '"ConsoleLogin Failure[]"' },
    { title: 'leaves empty what is below null', event: nullResponseElements(), text: '[<outcome>]', mail: '"[]"' },
  ])('$title', ({ event, text, mail }) => {
    expect(render(transformer(text), event)).toEqual({ outcome: 'delivered', text: mail });
  });

  test('cannot make a placeholder of its own: a hostile value is delivered as it is', () => {
    const { userAgent } = hostileUserAgent().detail as { readonly userAgent: string };
    expect(userAgent).toContain('<userArn>');
    expect(render(transformer('agent: <userAgent>'), hostileUserAgent())).toMatchObject({ text: `"agent: ${userAgent}"` });
  });

  test.each(EVERY_KIND)('of the kind $kind can be filled into every field at once, undecided only where an object is null', ({ event }) => {
    const all = transformer(FIELDS.map(({ name }) => `${name}: <${name}>`).join('\n'));
    expect(transformerRefusal(all)).toBeUndefined();
    const { responseElements, additionalEventData } = event.detail as Readonly<Record<string, unknown>>;
    expect(render(all, event).outcome).toBe(responseElements === null || additionalEventData === null ? 'undecided' : 'delivered');
  });
});

describe('fails', () => {
  test.each([
    { what: 'a double quote', text: 'say "hi" now', shown: String.raw`"\""`, remedy: 'use a single quote' },
    { what: 'the quotes of one line alone', text: '"one"\ntwo', shown: String.raw`"\""`, remedy: 'use a single quote' },
    { what: 'a backslash', text: 'one\\n', shown: String.raw`"\\"`, remedy: 'use a slash' },
    { what: 'a tab', text: 'one\ttwo', shown: String.raw`"\t"`, remedy: 'use blanks and line breaks only' },
    { what: 'a lone carriage return', text: 'one\rtwo', shown: String.raw`"\r"`, remedy: 'use blanks and line breaks only' },
    { what: 'a bell', text: 'one\u0007', shown: String.raw`"\u0007"`, remedy: 'use blanks and line breaks only' },
    { what: 'a delete', text: 'one\u007f', shown: '"\u007f"', remedy: 'use blanks and line breaks only' },
    { what: 'a control character above ASCII', text: 'one\u0085', shown: '"\u0085"', remedy: 'use blanks and line breaks only' },
    { what: 'half a character', text: 'one\ud83d', shown: String.raw`"\ud83d"`, remedy: 'write whole characters' },
    { what: 'the other half', text: '\udd10 one', shown: String.raw`"\udd10"`, remedy: 'write whole characters' },
  ])('for $what, which would arrive as something else', ({ text, shown, remedy }) => {
    expect(() => transformer(text)).toThrow(`line 1 of the template has ${shown}, which EventBridge cannot deliver as typed: ${remedy}`);
  });

  test('with the line that is at fault', () => {
    expect(() => transformer('one\n<id>\nthree\\')).toThrow('line 3 of the template has');
  });

  test('for a template that EventBridge finds too long, by how much', () => {
    expect(transformer('x'.repeat(8190)).inputTemplate).toHaveLength(8192);
    expect(() => transformer('x'.repeat(8191))).toThrow('the template is 8193 characters long, quotes included: shorten it by 1, since EventBridge allows 8192');
    expect(() => transformer(`${'x'.repeat(8180)}\n<outcome>`)).toThrow(/^the template is 8332 characters long.*shorten it by 140/);
  });

  test('for more paths than EventBridge allows, fields of several paths counted by their paths', () => {
    const own = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, `$.detail.f${index}`]));
    const text = (count: number) => Object.keys(own(count)).map(name => `<${name}>`).join('');

    expect(Object.keys(transformer(text(100), own(101)).inputPathsMap)).toHaveLength(100);
    expect(() => transformer(text(101), own(101))).toThrow('the template reads 101 paths of the event: leave out 1, since EventBridge allows 100');
    expect(() => transformer(`${text(95)}<outcome>`, own(95))).toThrow('the template reads 108 paths of the event: leave out 8');
  });
});
