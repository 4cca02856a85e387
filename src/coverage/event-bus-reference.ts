import { Aws, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { outermost } from '../cdk/outermost';

/**
 * How a bus is named in the stack of whoever uses it.
 *
 * A reference between Regions needs custom resources, and one between stacks an export; the bus has a name of its own, so that its ARN can be
 * written out anywhere, as long as its account and Region are known.
 */
export class BusPlace {
  public constructor(private readonly bus: IConstruct, private readonly name: string) {}

  /** Whether a construct is deployed together with the bus, and may refer to it. */
  public isNear(user: IConstruct): boolean {
    return outermost(Stack.of(user)) === outermost(Stack.of(this.bus));
  }

  /**
   * The ARN of the bus, written out.
   *
   * @throws where an account or Region that only deployment knows would be taken for that of the user
   */
  public arnIn(user: IConstruct): string {
    const { account, region } = Stack.of(this.bus);
    if (Token.isUnresolved(region)) {
      throw this.unknown(user, 'Region', "env: { region: 'eu-west-1' }");
    }
    if (Token.isUnresolved(account) && !Token.isUnresolved(Stack.of(user).account)) {
      throw this.unknown(user, 'account', "env: { account: '123456789012', region: 'eu-west-1' }");
    }
    return `arn:${Aws.PARTITION}:events:${region}:${Token.isUnresolved(account) ? Aws.ACCOUNT_ID : account}:event-bus/${this.name}`;
  }

  private unknown(user: IConstruct, what: string, remedy: string): Error {
    return new Error(`the event bus ${this.bus.node.path} is used in the stack ${Stack.of(user).node.path}, and only deployment knows the ${what} of its own ` +
      `stack ${Stack.of(this.bus).node.path}: give that stack its env, such as ${remedy}`);
  }
}
