import { Aws, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { outermostStack } from '../cdk/environment';

/**
 * The reference to a bus from another stack.
 *
 * A CloudFormation reference between Regions needs custom resources, and one between stacks an export. So the bus has a physical name, and
 * its ARN can be written out in any stack, provided that its account and Region are resolved.
 */
export class BusReference {
  public constructor(private readonly bus: IConstruct, private readonly name: string) {}

  /** Whether a construct is deployed together with the bus, so that it may refer to it. */
  public isDeployedWith(user: IConstruct): boolean {
    return outermostStack(Stack.of(user)) === outermostStack(Stack.of(this.bus));
  }

  /**
   * The ARN of the bus, written out.
   *
   * @throws where the account or Region of the bus is unresolved and might not be that of the user
   */
  public arnIn(user: IConstruct): string {
    const { account, region } = Stack.of(this.bus);
    if (Token.isUnresolved(region)) {
      throw this.unresolved(user, 'Region', "env: { region: 'eu-west-1' }");
    }
    if (Token.isUnresolved(account) && !Token.isUnresolved(Stack.of(user).account)) {
      throw this.unresolved(user, 'account', "env: { account: '123456789012', region: 'eu-west-1' }");
    }
    return `arn:${Aws.PARTITION}:events:${region}:${Token.isUnresolved(account) ? Aws.ACCOUNT_ID : account}:event-bus/${this.name}`;
  }

  private unresolved(user: IConstruct, what: string, remedy: string): Error {
    return new Error(`the event bus ${this.bus.node.path} is used in the stack ${Stack.of(user).node.path}, and the ${what} of its own ` +
      `stack ${Stack.of(this.bus).node.path} is known at deployment only: give that stack its env, such as ${remedy}`);
  }
}
