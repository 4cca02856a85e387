import * as fc from 'fast-check';
import { refusalOf } from './refusal';
import { matchingVectors, refusalVectors } from './vectors';
import { compile, PatternRefused } from '../../../src/eventbridge/compile-pattern';
import { match, matches } from '../../../src/eventbridge/match-event';
import { render } from '../../../src/eventbridge/target-input';
import { runs } from '../../support/runs';

// Time limits are far above what is needed, for machines that are busy with something else.
jest.setTimeout(60_000);
// One seed, so that a failure comes again; `numRuns` keeps the file within seconds.
const RUNS = { seed: 20261124, numRuns: runs(400) };
const KEYS = ['a', 'b', 'a.b', '', '$or', 'prefix', 'suffix', 'wildcard', 'numeric', 'cidr', 'exists', 'anything-but', 'equals-ignore-case', '__proto__'];
const VALUES = ['', 'a', '*a*', '\\', '**', '192.0.2.0/24', '2001:db8::1', '=', '>', 'ß', '\ud83d', '😀'];

const json = fc.letrec<{ value: unknown; object: object }>(tie => ({
  value: fc.oneof({ depthSize: 'medium' }, fc.constantFrom(...VALUES), fc.jsonValue(), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
})).object.map(value => JSON.stringify(value));
/** Texts near a grammar: known ones with a stretch cut out, doubled or replaced. */
const damaged = (texts: readonly string[]) => fc
  .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(12), fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '\u0000', '1', '-', '*', 'é'))
  .map(([text, at, length, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + length));
const short = (texts: readonly string[]) => texts.filter(text => text.length < 400);
const patternTexts = fc.oneof(json, fc.string({ unit: 'binary' }), damaged(short([...matchingVectors(), ...refusalVectors()].map(({ pattern }) => pattern))));
const eventTexts = fc.oneof(json, fc.string({ unit: 'binary' }), damaged(short(matchingVectors().flatMap(vector => vector.match))));

test('compile fails with PatternRefused and nothing else, whatever the text', () => {
  fc.assert(fc.property(patternTexts, text => {
    try {
      expect(compile(text).branches.length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(PatternRefused);
      const { reason, line, column } = error as PatternRefused;
      expect(reason).not.toBe('');
      const lines = text.split('\n');
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
    }
  }), { ...RUNS, numRuns: runs(1500) });
});

test('match never throws, says why it refuses, and gives the answer of matches', () => {
  const patterns = matchingVectors().map(({ pattern }) => compile(pattern));
  fc.assert(fc.property(fc.constantFrom(...patterns), eventTexts, (pattern, event) => {
    const result = match(pattern, event);
    expect(matches(pattern, event)).toBe(result.matched);
    if (!result.matched) expect(result.mismatches.length).toBeGreaterThan(0);
  }), { ...RUNS, numRuns: runs(1500) });
});

/** The smallest doubles are spelled differently in Java, so that event-ruler refuses JavaScript's spelling in anything-but. */
const COMPARABLE = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(double => double === 0 || Math.abs(double) > 1e-320);

test('a value matches its own exact test, and not the one that excludes it', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), COMPARABLE, fc.integer()), value => {
    const event = JSON.stringify({ x: value });
    expect(matches(compile(`{"x": [${JSON.stringify(value)}]}`), event)).toBe(true);
    expect(matches(compile(`{"x": [{"anything-but": ${JSON.stringify(value)}}]}`), event)).toBe(false);
  }), RUNS);
});

test('a wildcard says what the regular expression of it says', () => {
  const piece = fc.constantFrom('a', 'b', 'ab', '*');
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }), (pieces, letters) => {
    const wildcard = pieces.join('').replace(/\*+/g, '*');
    const pattern = `{"x": [{"wildcard": ${JSON.stringify(wildcard)}}]}`;
    fc.pre(refusalOf(pattern) === undefined);
    const value = letters.join('');
    const expected = new RegExp(`^${wildcard.replace(/\*/g, '.*')}$`).test(value);
    expect(matches(compile(pattern), JSON.stringify({ x: value }))).toBe(expected);
  }), { ...RUNS, numRuns: runs(1000) });
});

test('render never throws, whatever the texts', () => {
  const template = fc.oneof(fc.string({ unit: 'binary' }), damaged(['"<a> <b>"\n"x"', '{"a": <a>, "b": "<b>", "c": [<c>]}', '<aws.events.event>', '"\\"<a>\\n"']));
  const path = fc.oneof(fc.string(), damaged(['$.detail.x', '$.a[0].b', '$']));
  const input = fc.oneof(
    fc.record({ InputTransformer: fc.record({ InputPathsMap: fc.dictionary(fc.constantFrom('a', 'b', 'c', ''), path), InputTemplate: template }) }),
    path.map(InputPath => ({ InputPath })), template.map(Input => ({ Input })), fc.constant({}),
  );
  fc.assert(fc.property(input, eventTexts, (given, event) => {
    expect(['delivered', 'undelivered', 'refused', 'undecided']).toContain(render(given, event).outcome);
  }), { ...RUNS, numRuns: runs(1500) });
});

describe('texts of a megabyte and deep nests are answered at once', () => {
  const MEGABYTE = 1_000_000;
  const within = <T>(milliseconds: number, answer: () => T): T => {
    const start = Date.now();
    const given = answer();
    expect(Date.now() - start).toBeLessThan(milliseconds);
    return given;
  };

  test.each([1_001, 100_000])('%d levels', levels => {
    const arrays = '['.repeat(levels) + ']'.repeat(levels);
    const objects = `${'{"a":'.repeat(levels)}[1]${'}'.repeat(levels)}`;
    within(1_000, () => {
      for (const text of [arrays, objects, `{"a": ${arrays}}`]) {
        expect(refusalOf(text)).toBeInstanceOf(PatternRefused);
        expect(match(compile('{"a": [1], "b": [1]}'), text).matched).toBe(false);
        expect(render({}, text).outcome).toBe('undecided');
        expect(render({ Input: text }, '{}').outcome).toBe('refused');
      }
    });
  });

  test('the deepest nest that is read', () => {
    expect(matches(compile('{"b": [1]}'), `{"a": ${'['.repeat(999)}${']'.repeat(999)}, "b": 1}`)).toBe(true);
    expect(render({ Input: '['.repeat(1000) + ']'.repeat(1000) }, '{}').outcome).toBe('delivered');
  });

  test.each(['*aaaaaaaab*', '*a*a*a*b', '*ab*ba*ab', `*b${'a'.repeat(3900)}*`])('the wildcard %.20s', wildcard => {
    const pattern = compile(JSON.stringify({ x: [{ wildcard }] }));
    for (const value of ['a'.repeat(MEGABYTE), 'ab'.repeat(MEGABYTE / 2), `b${'a'.repeat(3899)}`.repeat(256)]) {
      within(3_000, () => matches(pattern, JSON.stringify({ x: value })));
    }
  });

  test('case variants of different lengths', () => {
    const text = { 'equals-ignore-case': 'ß'.repeat(2000) };
    const pattern = compile(JSON.stringify({ x: [{ prefix: text }, { suffix: { 'equals-ignore-case': 'ß'.repeat(1900) } }] }));
    within(2_000, () => matches(pattern, JSON.stringify({ x: 'S'.repeat(MEGABYTE) })));
  });

  test('large arrays of objects', () => {
    const pattern = compile('{"p": {"a": [1], "b": [1], "c": [1]}}');
    const event = JSON.stringify({ p: Array.from({ length: 60_000 }, (_, at) => (at % 2 ? { a: 1, b: 1 } : { b: 1, c: 1 })) });
    within(5_000, () => expect(match(pattern, event)).toMatchObject({ matched: false, mismatches: [{ path: 'p.c' }] }));
  });

  test('arrays that repeat under one key', () => {
    const pattern = compile('{"p": {"a": [1], "b": [1], "c": [1], "d": [1]}}');
    const array = `"p": [${'{"a": 1}, {"b": 1}, '.repeat(300)}1]`;
    const event = `{${`${array}, `.repeat(4)}"p": [{"c": 1}, {"d": 1}]}`;
    within(10_000, () => expect(match(pattern, event)).toMatchObject({ mismatches: [{ path: 'p.d', expected: expect.stringContaining('is not known') }] }));
  });

  test('patterns and templates of a megabyte', () => {
    within(1_000, () => {
      expect(refusalOf(`{"x": ["${'a'.repeat(MEGABYTE)}"]}`)?.reason).toMatch('4096 is the most');
      expect(render({ InputTransformer: { InputTemplate: `"${'<a'.repeat(MEGABYTE / 2)}"` } }, '{}').outcome).toBe('refused');
    });
  });
});
