import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DEFAULT_REGIONS } from './default-regions';
import { forwarderArn } from './physical-name';
import { suppress, Suppression } from '../cdk/annotations';
import { createPolicy, createRole, RoleWithPolicy, EVENTBRIDGE } from '../cdk/iam';

/** The resources that the roles are for. */
export interface StackSetRolesProps {
  readonly eventBusArn: string;
  readonly stackSetName: string;
  /** The name of the rule, the queue and the alarm of each Region. */
  readonly forwarderName: string;
  /** The Regions of the StackSet. */
  readonly regions: readonly string[];
}

/** The roles of a self-managed StackSet and of the rules that it deploys. */
export interface StackSetRoles {
  /** CloudFormation assumes it for this StackSet alone. It may assume the execution role and no other. */
  readonly administration: RoleWithPolicy;
  /** Deploys the stacks of the Regions. */
  readonly execution: RoleWithPolicy;
  /** EventBridge assumes it for the rules of these stacks alone. It is one role for all Regions, since IAM is global. */
  readonly putEvents: RoleWithPolicy;
}

/**
 * Creates the roles below the construct.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export function createStackSetRoles(forwarded: Construct, props: StackSetRolesProps): StackSetRoles {
  const { forwarderName, eventBusArn } = props;
  const stack = Stack.of(forwarded);
  const putEvents = createRole(forwarded, 'PutEvents', forwarders(stack, forwarderName), [
    new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] }),
  ]);
  const administrationRole = new iam.Role(forwarded, 'AdministrationRole', { assumedBy: stackSets(stack, props) });
  const execution = createRole(forwarded, 'Execution', new iam.ArnPrincipal(administrationRole.roleArn),
    executionStatements(stack, { forwarderName, putEventsRoleArn: putEvents.role.roleArn }));
  suppress(execution.policy, SUPPRESSIONS);
  const administrationPolicy = createPolicy(forwarded, 'Administration', administrationRole, [
    new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: [execution.role.roleArn] }),
  ]);
  return { administration: { role: administrationRole, policy: administrationPolicy }, execution, putEvents };
}

/**
 * The principal of the rules of the Regions, by their common name.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function forwarders(stack: Stack, forwarderName: string): iam.IPrincipal {
  return new iam.ServicePrincipal(EVENTBRIDGE, {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': forwarderArn(stack, 'rule', forwarderName) },
    },
  });
}

/**
 * The principal of CloudFormation for this StackSet. In an opt-in Region its name contains that Region. Whether an unresolved Region of the
 * alert is one of these is unknown, and a principal that does not exist would fail the deployment.
 */
function stackSets(stack: Stack, { stackSetName, regions }: StackSetRolesProps): iam.IPrincipal {
  const optIn = [...new Set([stack.region, ...regions])].filter(region => !Token.isUnresolved(region) && !DEFAULT_REGIONS.includes(region));
  const conditions = {
    StringEquals: { 'aws:SourceAccount': stack.account },
    // The colon before the ID would keep ArnLike from separating the parts of this ARN, so it is compared as text, as in AWS's example.
    StringLike: {
      'aws:SourceArn': stack.formatArn({
        service: 'cloudformation',
        resource: 'stackset',
        resourceName: `${stackSetName}:*`,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    },
  };
  return new iam.CompositePrincipal(...['', ...optIn.map(region => `.${region}`)]
    .map(region => new iam.ServicePrincipal(`cloudformation${region}.amazonaws.com`, { conditions })));
}

/** The resources that the execution role creates or passes. */
interface ExecutionProps {
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
      actions: ['PutMetricAlarm', 'DeleteAlarms', 'TagResource', 'UntagResource', 'ListTagsForResource']
        .map(action => `cloudwatch:${action}`),
      resources: [forwarderArn(stack, 'alarm', forwarderName)],
    }),
    // CloudFormation describes each alarm, and a role that may describe single alarms only may be refused: see the role of the daily check.
    new iam.PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: [forwarderArn(stack, 'alarm', '*')] }),
    new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [putEventsRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': EVENTBRIDGE } },
    }),
  ];
}
