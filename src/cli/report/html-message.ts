import { Delivery } from '../evaluate/alert-result';

/** A delivery, and what a client shows beside it. */
export interface Message extends Delivery {
  /** When the sign-in was, as in `09:01`; empty where the event does not say. */
  readonly time: string;
}
