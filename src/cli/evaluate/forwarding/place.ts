import { Stack } from '../../assembly/stack';
import { ShownEvent } from '../../events/read-events';

/** An account and Region; absent where nobody says. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}

/** Whether an event happened where a stack is. What the stack leaves to the deployment is where the event happened. */
export function happenedIn({ account, region }: ShownEvent, stack: Pick<Stack, 'account' | 'region'>): boolean {
  return same(stack.account, account) && same(stack.region, region);
}

function same(own: string | undefined, other: string | undefined): boolean {
  return own === undefined || other === undefined || own === other;
}
