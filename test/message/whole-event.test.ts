import { WholeEvent } from '../../src/message/whole-event';

test('there is no text, so that the event itself is delivered', () => {
  expect(new WholeEvent().text()).toBeUndefined();
});
