import { choose, chooseIfAny, everyChoice, mapChoice } from '../../../src/message/choose-by-field';
import { literal } from '../../../src/message/jsonata';
import { DerivedField, withValues } from '../../../src/message/jsonata-values';
import { evaluate, EVENT } from '../../support/evaluating';

const COLOUR: DerivedField = { name: 'colour', paths: ['$.colour'], kind: 'token', description: 'a colour', derived: '$s' };
const WORDS = { red: literal('stop'), green: literal('go'), none: literal('') };

const chosen = (colour: string | undefined, expression: string) => evaluate(
  withValues(EVENT, [COLOUR], { unknown: 'unknown', timeZoneOffset: undefined }, [], expression), colour === undefined ? {} : { colour });

test.each([
  { colour: 'red', text: 'stop' },
  { colour: 'green', text: 'go' },
  { colour: 'blue', text: 'look' },
  { colour: undefined, text: 'look' },
  // A text that turns out empty says nothing, so the one for all others is better.
  { colour: 'none', text: 'look' },
])('of texts by colour, $colour gets "$text"', async ({ colour, text }) => {
  expect(await chosen(colour, choose(COLOUR, { ...WORDS, other: literal('look') }))).toBe(text);
});

test('a single text is for every value', async () => {
  expect(await chosen('red', choose(COLOUR, { other: literal('look') }))).toBe('look');
});

test('without a text for all others there is none for an unknown value', async () => {
  expect(await chosen('red', chooseIfAny(COLOUR, WORDS))).toBe('stop');
  expect(await chosen('blue', chooseIfAny(COLOUR, WORDS))).toBeUndefined();
});

test('every value of a choice can be listed, and each be converted', () => {
  expect(everyChoice({ red: 1, other: 2 })).toEqual([1, 2]);
  expect(mapChoice({ red: 1, other: 2 }, value => value * 10)).toEqual({ red: 10, other: 20 });
});
