import { Filter, criteriaOf } from './filter';
import { readOnlyEvents } from '../../../src/filter/read-only';

test.each<{ filter: Filter; names: string[] }>([
  { filter: {}, names: [] },
  { filter: { outcome: 'failure' }, names: [] },
  { filter: { events: 'every' }, names: ['CheckMfa'] },
  { filter: { events: ['ConsoleLogin', 'CheckMfa'] }, names: ['CheckMfa'] },
  { filter: { events: ['ConsoleLogin', 'SomethingNew'] }, names: [] },
  { filter: { events: ['${Token[TOKEN.1]}'] }, names: [] },
  // MFA speaks of ConsoleLogin alone.
  { filter: { events: 'every', mfa: 'used' }, names: [] },
])('of $filter, $names are read-only', ({ filter, names }) => {
  expect(readOnlyEvents(criteriaOf(filter))).toEqual(names);
});
