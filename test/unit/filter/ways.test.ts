import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { Filter } from '../../support/filters';
import { criteriaOf, FILTERS, matched, WAYS } from '../../support/ways';

/** The ways that the pattern of a filter matches. */
function waysOf(filter: Filter): readonly string[] {
  const pattern = compile(JSON.stringify(toPattern(criteriaOf(filter))));
  return WAYS.filter(({ event }) => matches(pattern, JSON.stringify(event))).map(({ way }) => way);
}

test.each(FILTERS)('$filter matches what the table says', ({ filter, matches: marks }) => {
  expect(waysOf(filter)).toEqual(matched({ matches: marks }));
});

test('every field of a filter is in the table', () => {
  expect([...new Set(FILTERS.flatMap(({ filter }) => Object.keys(filter)))].sort())
    .toEqual(['events', 'exceptPrincipals', 'exceptSourceIps', 'identities', 'mfa', 'outcome', 'principals', 'sourceIps']);
});

test('a replay of no way matches', () => {
  const pattern = compile(JSON.stringify(toPattern({ events: 'every' })));
  expect(WAYS.filter(({ event }) => matches(pattern, JSON.stringify({ ...event, 'replay-name': 'Yesterday' })))).toEqual([]);
});
