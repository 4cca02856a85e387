import { ArnFormat, RemovalPolicy, Stack, Names } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { suppress } from './annotations';

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
interface WorkflowProps {
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

/**
 * Log groups below it share one statement of the account's resource policy for CloudWatch Logs, which holds 5,120 characters. Every
 * other one adds a statement of its own, until a deployment fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
const PREFIX = '/aws/vendedlogs/states/';

/** A workflow takes the ARN of its log group with at most 256 characters; this leaves room for what is before the name, and `:*` after it. */
const LONGEST_NAME = 190;

/**
 * The name of a workflow's log group: of the outermost stack's name and the path below it, so that no two of one account and Region share it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html
 */
export function logGroupName(scope: Construct, id: string): string {
  const maxLength = LONGEST_NAME - PREFIX.length - '-'.length - id.length;
  return `${PREFIX}${Names.uniqueResourceName(scope, { maxLength, separator: '-', allowedSpecialCharacters: '-' })}-${id}`;
}
