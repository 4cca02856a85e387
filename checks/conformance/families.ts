import * as fc from 'fast-check';
import { ADDRESS_ENTRY, ANY_ENTRY, DOUBTFUL_ENTRY, Entry, ENTRY, NUMBER_ENTRY, TEXT_ENTRY } from './entries';
import { Question } from './event-ruler/event-ruler';
import { SIGN_INS } from './sign-ins';
import { EVENT, PATTERN } from './structure';
import { ADDRESS, LITERAL, NUMBER, quoted, TEXT } from './values';
import { WILDCARDS } from './wildcards';

/** Questions about one thing. */
export interface Family {
  readonly name: string;
  readonly questions: fc.Arbitrary<Question>;
  /** How many patterns are tried. */
  readonly patterns: number;
  /** Which answers must be neither rare nor nearly all. */
  readonly shares: 'matches' | 'refusals';
}

const EVENTS_PER_PATTERN = 4;

/** Asks one field for what `entries` say, of events that have `values` there, several of them, something else or nothing. */
function fieldFamily(name: string, patterns: number, entries: Entry, values: fc.Arbitrary<string>): Family {
  const value = fc.oneof(
    { weight: 8, arbitrary: values },
    { weight: 1, arbitrary: fc.oneof(LITERAL, fc.constant('{}'), fc.constant('{"a":1}'), NUMBER, quoted(TEXT)) },
    { weight: 1, arbitrary: fc.array(values, { maxLength: 3 }).map(items => `[${items.join()}]`) },
  );
  const event = fc.oneof({ weight: 15, arbitrary: value.map(text => `{"x":${text}}`) }, { weight: 1, arbitrary: fc.constant('{"y":1}') });
  const field = fc.array(fc.oneof({ weight: 9, arbitrary: entries }, { weight: 1, arbitrary: ANY_ENTRY }), { minLength: 1, maxLength: 3 });
  return { name, patterns, questions: questions(field.map(items => `{"x":[${items.join()}]}`), event), shares: 'matches' };
}

function questions(pattern: fc.Arbitrary<string>, event: fc.Arbitrary<string>): fc.Arbitrary<Question> {
  return fc.record({ pattern, events: fc.array(event, { minLength: EVENTS_PER_PATTERN, maxLength: EVENTS_PER_PATTERN }) });
}

/** A text with one character replaced. */
const DAMAGED = fc.tuple(PATTERN, fc.nat(), fc.constantFrom('', '[]', '{}', '"', ',', '1', 'null', '[', '$or')).map(([text, at, change]) => {
  const start = at % text.length;
  return text.slice(0, start) + change + text.slice(start + 1);
});

export const FAMILIES: readonly Family[] = [
  fieldFamily('texts', 2_000, TEXT_ENTRY, quoted(TEXT)),
  fieldFamily('numbers', 1_000, NUMBER_ENTRY, NUMBER),
  fieldFamily('addresses', 1_000, ADDRESS_ENTRY, quoted(ADDRESS)),
  fieldFamily('all entries together', 1_000, ENTRY, fc.oneof(quoted(TEXT), NUMBER, quoted(ADDRESS))),
  { name: 'fields, arrays and $or', patterns: 1_500, questions: questions(PATTERN, EVENT), shares: 'matches' },
  { name: 'wildcards and $or', patterns: 2_000, questions: questions(WILDCARDS.pattern, WILDCARDS.event), shares: 'matches' },
  {
    name: 'what is refused',
    patterns: 2_000,
    questions: questions(
      fc.oneof(
        { weight: 3, arbitrary: DOUBTFUL_ENTRY.map(entry => `{"x":[${entry}]}`) },
        { weight: 1, arbitrary: ENTRY.map(entry => `{"x":[${entry}]}`) },
        { weight: 1, arbitrary: DAMAGED },
      ),
      fc.oneof(quoted(TEXT), NUMBER, LITERAL).map(text => `{"x":${text}}`),
    ),
    shares: 'refusals',
  },
  { name: 'filters and sign-ins', patterns: 1_500, questions: questions(SIGN_INS.pattern, SIGN_INS.event), shares: 'matches' },
];
