import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DeliveryProps } from './delivery';
import { admitRoleToKey } from './key';
import { policyUnchanged } from '../annotation/policy';

/**
 * A role that may publish to one topic and use its keys, and nothing else.
 *
 * It works for imported topics too and needs no statement for a service principal in the topic's policy; the policy is a
 * managed one, as the compliance packs ask. IDs are of the delivery and the channel (`Direct/TextRole`), so that another
 * delivery never rewrites a role that the old one still uses.
 */
export class TopicPublisher {
  public readonly role: iam.IRole;
  public readonly policy: iam.ManagedPolicy;

  public constructor(alert: Construct, delivery: string, service: iam.ServicePrincipal, props: DeliveryProps) {
    const scope = alert.node.tryFindChild(delivery) as Construct | undefined ?? new Construct(alert, delivery);
    const channel = props.channel[0].toUpperCase() + props.channel.slice(1);
    const role = new iam.Role(scope, `${channel}Role`, { assumedBy: service });
    this.role = role.withoutPolicyUpdates();
    this.policy = new iam.ManagedPolicy(scope, `${channel}Policy`, {
      roles: [role],
      statements: [
        new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [props.topic.topicArn] }),
        ...props.topicKeys.map(key => admitRoleToKey(key, this.role)),
      ],
    });
    const { account } = props.topic.env;
    if (!Token.isUnresolved(account) && !Token.isUnresolved(Stack.of(alert).account) && account !== Stack.of(alert).account) {
      policyUnchanged(alert, `the topic ${props.topic.node.path}, which is in account ${account}`, new iam.PolicyStatement({
        principals: [new iam.ArnPrincipal(role.roleArn)],
        actions: ['sns:Publish'],
        resources: [props.topic.topicArn],
      }));
    }
  }
}
