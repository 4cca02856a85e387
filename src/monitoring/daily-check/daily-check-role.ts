import { ArnFormat, CfnStackSet, Lazy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { CheckedResources } from './daily-check-definition';
import { suppress, warnOfMissingStatement } from '../../cdk/annotations';
import { inOtherAccount } from '../../cdk/environment';
import { createPolicy } from '../../cdk/iam';
import { allowRoleToDescribeKeys, allowRoleToUseKey } from '../../cdk/key';
import { LOGS_AND_TRACES, workflowsOfThisAccount } from '../../cdk/state-machine';
import { AlertRule } from '../../rule/alert-rule';

/** What the role may look at, and where it may publish. */
export interface DailyCheckRoleProps {
  /** The topic of the report, and its keys. */
  readonly topic: sns.ITopic;
  readonly topicKeys: readonly kms.IKey[];
  readonly rules: readonly AlertRule[];
  readonly trail: CheckedResources['trail'];
  readonly queue: sqs.IQueue | undefined;
  readonly keys: readonly kms.IKey[];
  readonly stackSets: readonly CfnStackSet[];
  /** Topics and alarms at synthesis, when the app can add none any more. */
  topics(): readonly sns.ITopic[];
  alarms(): readonly cloudwatch.CfnAlarm[];
}

/**
 * Creates the role of the daily check. Its policy names what it reads, except for actions that do not support resource-level permissions.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function createDailyCheckRole(scope: Construct, props: DailyCheckRoleProps): { readonly role: iam.IRole; readonly policy: iam.ManagedPolicy } {
  const created = new iam.Role(scope, 'Role', { assumedBy: workflowsOfThisAccount(scope) });
  const role = created.withoutPolicyUpdates();
  const fixed = [...reading(scope, props, role), ...publishing(scope, props, role)];
  const policy = createPolicy(scope, '', created, fixed);
  // The CDK adds no resource to a statement at synthesis, so the document as a whole is made then.
  (policy.node.defaultChild as iam.CfnManagedPolicy).policyDocument = Lazy.any({
    produce: () => new iam.PolicyDocument({ statements: [...fixed, ...readingAtSynthesis(scope, props)] }).toJSON() as unknown,
  });
  const reason = 'event history, metrics, the lists of trails and of delegated administrators, logs and traces have actions that do not support resource-level permissions; ' +
    'alarms are described as a list; ' +
    'a trail that the alert does not know and a StackSet have names with a part that AWS chooses';
  suppress(policy, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-IAM5', reason },
    { tool: 'checkov', rule: 'CKV_AWS_111', reason },
  ]);
  return { role, policy };
}

function publishing(scope: IConstruct, { topic, topicKeys }: DailyCheckRoleProps, role: iam.IRole): iam.PolicyStatement[] {
  const publish = { actions: ['sns:Publish'], resources: [topic.topicArn] };
  if (inOtherAccount(scope, topic)) {
    warnOfMissingStatement(scope, `the topic ${topic.node.path}, which is in account ${topic.env.account}`,
      new iam.PolicyStatement({ ...publish, principals: [new iam.ArnPrincipal(role.roleArn)] }));
  }
  return [new iam.PolicyStatement(publish), ...topicKeys.map(key => allowRoleToUseKey(key, role))];
}

function reading(scope: IConstruct, { rules, trail, queue, keys, stackSets }: DailyCheckRoleProps, role: iam.IRole): iam.PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    allow(['cloudformation:DescribeStacks'], [stack.stackId]),
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], rules.map(({ rule }) => rule.ruleArn)),
    allow(['cloudtrail:GetTrailStatus'], trailArns(stack, trail)),
    allow(['sqs:GetQueueAttributes'], queue ? [queue.queueArn] : []),
    ...keys.length > 0 ? [allowRoleToDescribeKeys(keys, role)] : [],
    allow(['cloudformation:ListStackInstances'], stackSets.map(stackSet => stackSetArn(stack, stackSet))),
    allow([
      'cloudtrail:LookupEvents', 'cloudwatch:GetMetricData',
      ...trail.kind === 'any' ? ['cloudtrail:DescribeTrails'] : [],
      ...stackSets.some(isOfDelegatedAdministrator) ? [DELEGATED_ADMINISTRATORS] : [],
      ...LOGS_AND_TRACES,
    ], ['*']),
  ].filter(({ resources }) => resources.length > 0);
}

function readingAtSynthesis(scope: IConstruct, { topics, alarms }: DailyCheckRoleProps): iam.PolicyStatement[] {
  return [
    allow(['sns:ListSubscriptionsByTopic'], topics().map(({ topicArn }) => topicArn)),
    allow(['cloudwatch:DescribeAlarms'], alarms().length > 0 ? [everyAlarm(Stack.of(scope))] : []),
  ].filter(({ resources }) => resources.length > 0);
}

function allow(actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources });
}

/**
 * The alarms of this account and Region. CloudWatch names this ARN where it refuses the call, and a role that may describe single alarms
 * only may be refused as well.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/permissions-reference-cw.html
 * @see https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/1
 */
function everyAlarm(stack: Stack): string {
  return stack.formatArn({ service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}

/** A trail that the alert does not know may be one of another Region, or of the organization's management account. */
function trailArns(stack: Stack, trail: CheckedResources['trail']): string[] {
  if (trail.kind === 'named') return [trail.arn];
  return trail.kind === 'any' ? [stack.formatArn({ service: 'cloudtrail', region: '*', account: '*', resource: 'trail', resourceName: '*' })] : [];
}

/**
 * The action that a caller of CloudFormation as a delegated administrator needs as well. It does not support resource-level permissions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
 */
const DELEGATED_ADMINISTRATORS = 'organizations:ListDelegatedAdministrators';

function isOfDelegatedAdministrator({ callAs }: CfnStackSet): boolean {
  return callAs === 'DELEGATED_ADMIN';
}

/** CloudFormation adds an ID to the name. A StackSet that a delegated administrator creates is one of the management account. */
function stackSetArn(stack: Stack, stackSet: CfnStackSet): string {
  return stack.formatArn({
    service: 'cloudformation',
    account: isOfDelegatedAdministrator(stackSet) ? '*' : undefined,
    resource: 'stackset',
    resourceName: `${stackSet.stackSetName}:*`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
