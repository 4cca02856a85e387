import { MessageStrategy } from './message';

/** The event as it came, for machines. */
export class WholeEvent implements MessageStrategy {
  public text(): undefined {
    return undefined;
  }
}
