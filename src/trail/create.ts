import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CreatedTrail, SignInTrailOptions } from './created-trail';
import { TrailIdentity, TrailStrategy } from './trail-strategy';
import { outermostStack } from '../cdk/environment';

/** Part of the public contract: the trail's construct ID in the outermost stack. */
const ID = 'ConsoleLoginAlertTrail';

/** One trail for all alerts of a stack and its nested stacks, since a second copy of management events is billed. */
export class CreateTrail implements TrailStrategy {
  public constructor(private readonly options: SignInTrailOptions) {}

  public bind(alert: Construct): TrailIdentity {
    const stack = outermostStack(Stack.of(alert));
    const existing = stack.node.tryFindChild(ID);
    if (existing === undefined) {
      return new CreatedTrail(stack, ID, this.options).identity;
    }
    if (!(existing instanceof CreatedTrail)) {
      throw new Error(`trail: SignInTrail.create() creates the construct ${existing.node.path}, which exists already: rename that one`);
    }
    this.checkSame(existing);
    return existing.identity;
  }

  private checkSame(existing: CreatedTrail): void {
    for (const option of ['bucket', 'encryptionKey', 'logGroup'] as const) {
      if (existing.options[option] !== this.options[option]) {
        throw new Error(`trail: SignInTrail.create() was called with another ${option} for the trail ${existing.node.path}, ` +
          'which all alerts of a stack share: give the same SignInTrail to each of them');
      }
    }
  }
}
