import { MessageStrategy } from './message';

/** The event as it came, for machines. */
export class WholeEvent implements MessageStrategy {
  public readonly language = 'english';

  public text(): undefined {
    return undefined;
  }
}
