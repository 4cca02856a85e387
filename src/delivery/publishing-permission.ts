import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct, IDependable } from 'constructs';
import { DeliveryProps } from './delivery-strategy';
import { warnOfMissingStatement } from '../cdk/annotations';
import { inOtherAccount } from '../cdk/environment';
import { createPolicy, EVENTBRIDGE } from '../cdk/iam';
import { allowRoleToUseKey, allowServiceToUseKey } from '../cdk/key';
import { keepAlarms, policyOf } from '../cdk/topic';
import { partitionOf } from '../signin/partition';

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

/** The partition whose guide knows a role on a target of SNS. */
const ROLES_ARE_KNOWN = 'aws';

/**
 * Whether the target of a topic has a role: wherever the Region is not known to be in another partition than `aws`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 * @see https://docs.amazonaws.cn/en_us/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function publishesByRole(alert: Construct): boolean {
  const { region } = Stack.of(alert);
  return Token.isUnresolved(region) || partitionOf(region).name === ROLES_ARE_KNOWN;
}

/**
 * Lets EventBridge itself publish to a topic, with the topic's keys: beside the role of the target, or where there is none.
 *
 * Beside a role, the policy of an imported topic and of one in another account is left to whoever owns it. Where there is no role, the
 * statement that such a topic needs becomes a warning.
 *
 * @returns what the rule must wait for where there is no role
 */
export function allowEventBridge(alert: Construct, { topic, topicKeys }: Pick<DeliveryProps, 'topic' | 'topicKeys'>, besideRole: boolean): IDependable[] {
  const ours = topic instanceof sns.Topic && !inOtherAccount(alert, topic);
  if (besideRole && !ours) {
    return [];
  }
  if (ours) {
    keepAlarms(topic);
    refuseSecondPolicy(alert, topic);
  }
  const statement = publishing(alert, topic);
  const { statementAdded, policyDependable } = topic.addToResourcePolicy(statement);
  if (!statementAdded) {
    warnOfMissingStatement(alert, `the topic ${topic.node.path}`, statement);
  }
  topicKeys.forEach(key => allowServiceToUseKey(alert, key, EVENTBRIDGE));
  return policyDependable ? [policyDependable] : [];
}

/**
 * Older documentation forbids conditions here, so it is not certain that EventBridge sends the account of the rule: if it sends one, it must be
 * this one.
 */
function publishing(alert: Construct, topic: sns.ITopic): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEqualsIfExists: { 'aws:SourceAccount': Stack.of(alert).account } },
  });
}

/** The topics to whose policies the alerts of a stack add statements, each with one of these alerts. */
const changedTopics = new WeakMap<Stack, Map<sns.Topic, IConstruct>>();

/**
 * Refuses a second policy of a topic at synthesis: two overwrite each other, and nobody can tell which remains.
 *
 * A stack searches the app once for all its alerts, however many they are.
 */
function refuseSecondPolicy(alert: IConstruct, topic: sns.Topic): void {
  const stack = Stack.of(alert);
  const topics = changedTopics.get(stack) ?? new Map<sns.Topic, IConstruct>();
  topics.set(topic, alert);
  if (!changedTopics.has(stack)) {
    changedTopics.set(stack, topics);
    stack.node.addValidation({ validate: () => secondPolicies(stack, topics) });
  }
}

function secondPolicies({ node }: Stack, alerts: ReadonlyMap<sns.Topic, IConstruct>): string[] {
  const policies = node.root.node.findAll().filter(each => each instanceof sns.CfnTopicPolicy);
  return [...alerts].flatMap(([topic, alert]) => policies
    .filter(policy => policy.topics.includes(topic.topicArn) && policy.node.scope !== policyOf(topic))
    .map(policy => `the topic ${topic.node.path} has the policy ${policy.node.path} beside that to which ${alert.node.path} adds a statement, and one ` +
      'overwrites the other: add yours by topic.addToResourcePolicy(...), or give the topic as Topic.fromTopicArn(...)'));
}
