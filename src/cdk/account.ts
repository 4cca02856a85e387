import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Whether a resource is provably in another account, whose own policies decide what is done to it. */
export function inOtherAccount(scope: IConstruct, { env }: IResource): boolean {
  return Token.compareStrings(env.account, Stack.of(scope).account) === TokenComparison.DIFFERENT;
}
