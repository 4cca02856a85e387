import { WholeEvent } from '../../../src/message/message-strategy';
import { AS_GIVEN, EVENT } from '../../support/evaluating';

test('there is no transformer, so that the event itself is delivered', () => {
  expect(new WholeEvent().email().toInputTransformer()).toBeUndefined();
});

describe('fails', () => {
  test('for a phone and for a chat channel, which are no machines', () => {
    expect(() => new WholeEvent().sms()).toThrow('AlertMessage.wholeEvent() is for machines, and a phone is no machine: give another message');
    expect(() => new WholeEvent().chat()).toThrow('AlertMessage.wholeEvent() is for machines, and a chat shows cards: give another message');
  });

  test('for a workflow, since it has no subject', () => {
    expect(() => new WholeEvent().email().toJsonata(EVENT, AS_GIVEN)).toThrow('AlertMessage.wholeEvent() has no subject: give another message');
  });
});
