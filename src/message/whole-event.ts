import { Content, JsonataMessage } from './content';
import { MessageStrategy } from './message-strategy';

/** The event itself as JSON, for machines. */
export class WholeEvent implements MessageStrategy {
  public readonly language = 'english';

  public email(): Content {
    return THE_EVENT;
  }

  public sms(): Content {
    throw new Error('AlertMessage.wholeEvent() is for machines, and a phone is no machine: give another message, or leave the phone out');
  }

  public chat(): Content {
    throw new Error('AlertMessage.wholeEvent() is for machines, and a chat shows cards: give another message, or leave the chat out');
  }
}

const THE_EVENT: Content = {
  toInputTransformer: () => undefined,
  toJsonata: (): JsonataMessage => {
    throw new Error('AlertMessage.wholeEvent() has no subject: give another message, or AlertDelivery.direct()');
  },
};
