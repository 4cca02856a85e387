import { WholeEvent } from '../../../src/message/whole-event';
import { AS_GIVEN, EVENT } from '../../support/evaluating';

test('there is no transformer, so that the event itself is delivered', () => {
  expect(new WholeEvent().text().transformer()).toBeUndefined();
});

describe('fails', () => {
  test('for a phone and for a chat channel, which are no machines', () => {
    expect(() => new WholeEvent().short()).toThrow('AlertMessage.wholeEvent() is for machines, and a phone is no machine: give another message');
    expect(() => new WholeEvent().card()).toThrow('AlertMessage.wholeEvent() is for machines, and a chat shows cards: give another message');
  });

  test('for a workflow, since it has no subject', () => {
    expect(() => new WholeEvent().text().publication(EVENT, AS_GIVEN)).toThrow('AlertMessage.wholeEvent() has no subject: give another message');
  });
});
