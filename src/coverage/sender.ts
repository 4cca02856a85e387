import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { createRole, RoleWithPolicy } from './role-with-policy';

/** The role of a forwarder: taken by the rules of this account, and not by one alone, since the rule names the role; it may send to one bus. */
export function createSender(forwarder: Construct, eventBusArn: string): RoleWithPolicy {
  const rules = new iam.ServicePrincipal('events.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(forwarder).account } },
  });
  return createRole(forwarder, '', rules, [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] })]);
}
