import { namesOfOutcome, takesEvents } from '../../../src/filter/event-name';
import { EVENT_NAMES, KNOWN_EVENTS } from '../../../src/signin/event-names';

test('by default all are taken but what comes beside another event, new and nameless events included', () => {
  expect(takesEvents({})).toEqual([{ exists: false }, { 'anything-but': ['CheckMfa', 'ExitRole', 'RenewRole', 'GetSigninToken'] }]);
});

test('names are taken as they are, and every event needs no test', () => {
  expect(takesEvents({ eventNames: ['CheckMfa', 'ConsoleLogin'] })).toEqual(['CheckMfa', 'ConsoleLogin']);
  expect(takesEvents({ eventNames: 'every' })).toBeUndefined();
});

test('an outcome stands under the names that are taken, or under all of these that are known or given', () => {
  expect(namesOfOutcome({ eventNames: ['SwitchRole', 'New'] })).toEqual(['SwitchRole', 'New']);
  expect(namesOfOutcome({})).toEqual(KNOWN_EVENTS.filter(({ byDefault }) => byDefault).map(({ name }) => name));
  expect(namesOfOutcome({ eventNames: 'every', unknownNames: ['New'] })).toEqual([...EVENT_NAMES, 'New']);
});
