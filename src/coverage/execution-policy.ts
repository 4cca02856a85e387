import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { forwarderArn } from './physical-name';
import { EVENTBRIDGE } from '../cdk/service-principals';
import { Suppression } from '../cdk/suppression';

/** The resources that the execution role creates or passes. */
export interface ExecutionProps {
  /** The name of the rule, the queue and the alarm of each Region. */
  readonly forwarderName: string;
  /** The role of the rules' targets. */
  readonly putEventsRoleArn: string;
}

const REASON = 'the minimum that AWS documents for the execution role of a StackSet: ' +
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html';

/** Findings of checkers about that minimum, and about names in any Region. */
export const SUPPRESSIONS: readonly Suppression[] = [
  { tool: 'cdk-nag', rule: 'AwsSolutions-IAM5', reason: REASON },
  { tool: 'cdk-nag', rule: 'HIPAA.Security-IAMPolicyNoStatementsWithFullAccess', reason: REASON },
  { tool: 'cdk-nag', rule: 'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess', reason: REASON },
  { tool: 'cdk-nag', rule: 'PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess', reason: REASON },
  { tool: 'checkov', rule: 'CKV_AWS_108', reason: REASON },
  { tool: 'checkov', rule: 'CKV_AWS_109', reason: REASON },
  { tool: 'checkov', rule: 'CKV_AWS_111', reason: REASON },
  { tool: 'guard', rule: 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS', reason: REASON },
];

/**
 * The statements of the execution role: the minimum that AWS documents, and the actions that the forwarder template needs, by name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export function executionStatements(stack: Stack, { forwarderName, putEventsRoleArn }: ExecutionProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: ['cloudformation:*', 's3:*'], resources: ['*'] }),
    new iam.PolicyStatement({
      actions: [
        ...['PutRule', 'DescribeRule', 'EnableRule', 'DisableRule', 'DeleteRule', 'PutTargets', 'ListTargetsByRule', 'RemoveTargets'],
        ...['TagResource', 'UntagResource', 'ListTagsForResource'],
      ].map(action => `events:${action}`),
      resources: [forwarderArn(stack, 'rule', forwarderName)],
    }),
    new iam.PolicyStatement({
      actions: ['CreateQueue', 'GetQueueUrl', 'GetQueueAttributes', 'SetQueueAttributes', 'DeleteQueue', 'TagQueue', 'UntagQueue', 'ListQueueTags']
        .map(action => `sqs:${action}`),
      resources: [forwarderArn(stack, 'queue', forwarderName)],
    }),
    new iam.PolicyStatement({
      actions: ['PutMetricAlarm', 'DescribeAlarms', 'DeleteAlarms', 'TagResource', 'UntagResource', 'ListTagsForResource']
        .map(action => `cloudwatch:${action}`),
      resources: [forwarderArn(stack, 'alarm', forwarderName)],
    }),
    new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [putEventsRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': EVENTBRIDGE } },
    }),
  ];
}
