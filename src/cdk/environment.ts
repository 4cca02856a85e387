import { IResource, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** @throws for a resource that is provably in another Region than the alert, where no rule reaches it */
export function checkRegion(alert: Construct, prop: string, resource: IResource): void {
  const here = Stack.of(alert).region;
  const there = resource.env.region;
  if (!Token.isUnresolved(here) && !Token.isUnresolved(there) && here !== there) {
    throw new Error(`${prop} is ${resource.node.path} in ${there}, and this alert is in ${here}: give one of the same Region`);
  }
}
