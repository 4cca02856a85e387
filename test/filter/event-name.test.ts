import { namesOfOutcome, takesEvents } from '../../src/filter/event-name';
import { EVENT_NAMES } from '../../src/signin/event-names';

test('by default all but MFA prompts are taken, nameless events included', () => {
  expect(takesEvents({})).toEqual([{ exists: false }, { 'anything-but': ['CheckMfa'] }]);
});

test('names are taken as they are, and every event needs no test', () => {
  expect(takesEvents({ eventNames: ['CheckMfa', 'ConsoleLogin'] })).toEqual(['CheckMfa', 'ConsoleLogin']);
  expect(takesEvents({ eventNames: 'every' })).toBeUndefined();
});

test('an outcome stands under the names that are taken, or under all that are known or given', () => {
  expect(namesOfOutcome({ eventNames: ['SwitchRole', 'New'] })).toEqual(['SwitchRole', 'New']);
  expect(namesOfOutcome({})).toEqual(EVENT_NAMES);
  expect(namesOfOutcome({ eventNames: 'every', unknownNames: ['New'] })).toEqual([...EVENT_NAMES, 'New']);
});
