import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { createRole, RoleWithPolicy, rulesOfThisAccount } from '../cdk/role';

/** The role of a forwarder: taken by the rules of this account, and not by one alone, since the rule names the role; it may send to one bus. */
export function createSender(forwarder: Construct, eventBusArn: string): RoleWithPolicy {
  return createRole(forwarder, '', rulesOfThisAccount(forwarder), [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] })]);
}
