import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct, IConstruct } from 'constructs';
import { warn } from './annotations';
import { ROOT_REGION } from '../signin/partition';

/** Whether a resource is provably in another account, whose own policies decide what is done to it. */
export function inOtherAccount(scope: IConstruct, { env }: IResource): boolean {
  return Token.compareStrings(env.account, Stack.of(scope).account) === TokenComparison.DIFFERENT;
}

/** @throws for a resource that is provably in another Region than the alert, where no rule reaches it */
export function checkSameRegion(alert: Construct, prop: string, resource: IResource): void {
  const here = Stack.of(alert).region;
  const there = resource.env.region;
  if (!Token.isUnresolved(here) && !Token.isUnresolved(there) && here !== there) {
    throw new Error(`${prop} is ${resource.node.path} in ${there}, and this alert is in ${here}: give one of the same Region`);
  }
}

/**
 * Warns of a Region that this version of the CDK does not know: it may be new, or misspelt. An unresolved token is not checked.
 *
 * @param prop in which it was given, such as `regions`
 */
export function warnOfUnknownRegions(scope: IConstruct, prop: string, regions: readonly string[]): void {
  const others = regions.filter(region => !Token.isUnresolved(region) && region !== ROOT_REGION);
  // The CDK takes long to load its list, and most trails are in us-east-1, which is in every list.
  const known = others.length === 0 ? [] : RegionInfo.regions.map(({ name }) => name);
  const unknown = others.filter(region => !known.includes(region));
  if (unknown.length > 0) {
    warn(scope, 'unknownRegion', `${prop} names ${unknown.join(', ')}, which this version of aws-cdk-lib does not know: correct it if it is misspelt; ` +
      'if it is a new Region, acknowledge this warning');
  }
}

/** The stack that is deployed by itself: a nested stack is deployed with the stack around it. */
export function outermostStack(stack: Stack): Stack {
  return stack.nestedStackParent ? outermostStack(stack.nestedStackParent) : stack;
}
