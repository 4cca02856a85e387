import { caseVariants, matchesIgnoringCase } from '../../../src/eventbridge/ignore-case';

test('each unit has a lower-case and an upper-case form', () => {
  expect(caseVariants('aB1ß')).toEqual([
    { lower: 'a', upper: 'A' }, { lower: 'b', upper: 'B' }, { lower: '1', upper: '1' }, { lower: 'ß', upper: 'SS' },
  ]);
});

test('halves of a surrogate pair are question marks', () => {
  expect(caseVariants('😀')).toEqual([{ lower: '?', upper: '?' }, { lower: '?', upper: '?' }]);
});

test.each([
  ['aß', 'whole', 'ASS', true], ['aß', 'whole', 'ASSx', false], ['aß', 'whole', 'xASS', false], ['', 'whole', '', true], ['', 'whole', 'a', false],
  ['aß', 'start', 'ASSx', true], ['aß', 'start', 'xASS', false], ['', 'start', 'a', true],
  ['aß', 'end', 'xASS', true], ['aß', 'end', 'ASSx', false], ['', 'end', 'a', true], ['aß', 'end', 'SS', false],
  // One form is the beginning of the other, so both ways have to be followed.
  ['İ\u0307', 'whole', 'i\u0307\u0307', true], ['İ\u0307', 'end', 'i\u0307\u0307', true], ['İİ', 'whole', 'i\u0307İ', true],
] as const)('%s at the %s of %s: %s', (text, at, value, matched) => {
  expect(matchesIgnoringCase(caseVariants(text), at, value)).toBe(matched);
});
