import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { DeliveryProps } from './delivery-strategy';
import { inOtherAccount } from '../cdk/environment';
import { allowServiceToUseKey } from '../cdk/key';
import { EVENTBRIDGE } from '../cdk/service-principals';
import { keepAlarms, policyOf } from '../cdk/topic';
import { warnOfMissingStatement } from '../cdk/warning';
import { partitionOf } from '../signin/partition';

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

/** Two policies of one topic overwrite each other, and nobody can tell which remains. */
function refuseSecondPolicy(alert: Construct, topic: sns.Topic): void {
  alert.node.addValidation({
    validate: () => topic.node.root.node.findAll()
      .filter(each => each instanceof sns.CfnTopicPolicy && each.topics.includes(topic.topicArn) && each.node.scope !== policyOf(topic))
      .map(({ node }) => `the topic ${topic.node.path} has the policy ${node.path} beside that to which this alert adds a statement, and one overwrites ` +
        'the other: add yours by topic.addToResourcePolicy(...), or give the topic as Topic.fromTopicArn(...)'),
  });
}
