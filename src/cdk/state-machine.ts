import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { logGroupName } from './state-machine-log-group';
import { suppress } from './suppression';

/**
 * What a workflow needs to write its log and its traces. These actions do not support resource-level permissions.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
 */
export const LOGS_AND_TRACES: readonly string[] = [
  'logs:CreateLogDelivery', 'logs:DeleteLogDelivery', 'logs:DescribeLogGroups', 'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery', 'logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:UpdateLogDelivery',
  'xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments',
];

/**
 * The workflows of this account and Region, which may assume the role of a workflow. It cannot be one workflow alone, since the workflow
 * names the role.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
 */
export function workflowsOfThisAccount(scope: IConstruct): iam.ServicePrincipal {
  const stack = Stack.of(scope);
  return new iam.ServicePrincipal('states.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'states', resource: 'stateMachine', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }) },
    },
  });
}

/** The settings of a workflow. */
export interface WorkflowProps {
  readonly stateMachineType: sfn.StateMachineType;
  /** The definition in Amazon States Language, which may be a token. */
  readonly definition: string;
  readonly role: iam.IRole;
  /** The policy of the role, for which the workflow waits. */
  readonly policy: iam.ManagedPolicy;
}

/**
 * Creates a workflow that logs which states run and when, and no data.
 *
 * @param prefix of the construct IDs, before `Logs` and `Workflow`
 */
export function createWorkflow(scope: Construct, prefix: string, { stateMachineType, definition, role, policy }: WorkflowProps): sfn.StateMachine {
  const id = `${prefix}Logs`;
  const destination = new logs.LogGroup(scope, id, {
    logGroupName: logGroupName(scope, id),
    retention: logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const reason = 'it holds which states ran and when, and nothing of the event';
  suppress(destination, [
    ...['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321']
      .map(pack => ({ tool: 'cdk-nag' as const, rule: `${pack}-CloudWatchLogGroupEncrypted`, reason })),
    { tool: 'checkov', rule: 'CKV_AWS_158', reason },
    { tool: 'checkov', rule: 'CKV_AWS_338', reason },
    { tool: 'guard', rule: 'CLOUDWATCH_LOG_GROUP_ENCRYPTED', reason },
    { tool: 'guard', rule: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK', reason },
  ]);
  const machine = new sfn.StateMachine(scope, `${prefix}Workflow`, {
    stateMachineType,
    definitionBody: sfn.DefinitionBody.fromString(definition),
    role,
    logs: { destination, level: sfn.LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
  });
  machine.node.addDependency(policy);
  suppress(machine, [{ tool: 'cfn-lint', rule: 'W3005', reason: 'the CDK says twice that it waits for its role' }]);
  return machine;
}
