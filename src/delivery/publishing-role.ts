import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DeliveryProps } from './delivery-strategy';
import { inOtherAccount } from '../cdk/environment';
import { allowRoleToUseKey } from '../cdk/key';
import { createPolicy } from '../cdk/role';
import { warnOfMissingStatement } from '../cdk/warning';

/**
 * A role that may publish to one topic and use its keys, and nothing else unless it is asked for.
 *
 * It works for imported topics too, whose policy cannot be changed. Its own policy is a managed one, as the compliance packs ask. Construct
 * IDs name the delivery and the message format (`Direct/TextRole`), so that another delivery never rewrites a role that the old one still uses.
 */
export class PublishingRole {
  public readonly role: iam.IRole;
  public readonly policy: iam.ManagedPolicy;

  /** The scope of the delivery's parts. */
  public readonly scope: Construct;
  /** The beginning of the IDs of this format's parts. */
  public readonly prefix: string;

  /** @param more what the role may do besides */
  public constructor(
    alert: Construct, delivery: string, service: iam.ServicePrincipal, props: DeliveryProps,
    more: (role: iam.IRole) => readonly iam.PolicyStatement[] = () => [],
  ) {
    this.scope = alert.node.tryFindChild(delivery) as Construct | undefined ?? new Construct(alert, delivery);
    this.prefix = props.format.id[0].toUpperCase() + props.format.id.slice(1);
    const role = new iam.Role(this.scope, `${this.prefix}Role`, { assumedBy: service });
    this.role = role.withoutPolicyUpdates();
    this.policy = createPolicy(this.scope, this.prefix, role, [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [props.topic.topicArn] }),
      ...props.topicKeys.map(key => allowRoleToUseKey(key, this.role)),
      ...more(this.role),
    ]);
    if (inOtherAccount(alert, props.topic)) {
      warnOfMissingStatement(alert, `the topic ${props.topic.node.path}, which is in account ${props.topic.env.account}`, new iam.PolicyStatement({
        principals: [new iam.ArnPrincipal(role.roleArn)],
        actions: ['sns:Publish'],
        resources: [props.topic.topicArn],
      }));
    }
  }
}
