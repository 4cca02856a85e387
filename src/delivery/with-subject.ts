import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { BoundDelivery, DeliveryProps, DeliveryStrategy } from './delivery-strategy';
import { PublishingRole } from './publishing-role';
import { RuleTarget } from './rule-target';
import { EVENT, workflowDefinition } from './state-machine-definition';
import { logGroupName } from './state-machine-log-group';
import { inOtherAccount } from '../cdk/environment';
import { allowRoleToUseKey } from '../cdk/key';
import { createRole } from '../cdk/role';
import { rulesOfThisAccount } from '../cdk/service-principals';
import { suppress } from '../cdk/suppression';
import { warnOfMissingStatement } from '../cdk/warning';
import { SubjectDeliveryOptions } from '../message/content';

/**
 * What a workflow needs to write its log and its traces. These actions know no resource.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
 */
const ON_EVERYTHING = [
  'logs:CreateLogDelivery', 'logs:DeleteLogDelivery', 'logs:DescribeLogGroups', 'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery', 'logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:UpdateLogDelivery',
  'xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments',
];

/** Delivers from the rule to a Step Functions Express workflow, which makes the message by JSONata and publishes it to the topic. */
export class SubjectDelivery implements DeliveryStrategy {
  public readonly marksSeverity = true;

  public constructor(private readonly writing: SubjectDeliveryOptions) {}

  public bind(alert: Construct, props: DeliveryProps): BoundDelivery {
    const { format, content, topic: { topicArn }, deadLetterQueue } = props;
    const { partition } = Stack.of(alert);
    const definition = workflowDefinition(content.toJsonata(EVENT, this.writing), { partition, topicArn, queueUrl: deadLetterQueue.queueUrl });

    const publisher = new PublishingRole(alert, 'WithSubject', workflowsOfThisAccount(alert), props, role => [
      ...maySendTo(alert, deadLetterQueue, role),
      new iam.PolicyStatement({ actions: ON_EVERYTHING, resources: ['*'] }),
    ]);
    suppressWildcard(publisher.policy);

    const machine = createMachine(publisher, Stack.of(alert).toJsonString(definition));
    const { role, policy } = starterOf(machine, publisher, alert);
    return {
      target: new RuleTarget({ arn: machine.stateMachineArn, role, permissions: [policy], deadLetterQueue }),
      metricsOfFailures: options => ({
        [`${format.id}Failed`]: machine.metricFailed(options),
        [`${format.id}TimedOut`]: machine.metricTimedOut(options),
        [`${format.id}Throttled`]: machine.metricThrottled(options),
      }),
    };
  }
}

/**
 * Who may take the role. Not one workflow: the workflow names the role, so the role cannot name the workflow.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
 */
function workflowsOfThisAccount(alert: Construct): iam.ServicePrincipal {
  const stack = Stack.of(alert);
  return new iam.ServicePrincipal('states.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'states', resource: 'stateMachine', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }) },
    },
  });
}

/** In the same account the policy of the role is enough, and the policy of the queue is left alone. */
function maySendTo(alert: Construct, queue: sqs.IQueue, role: iam.IRole): iam.PolicyStatement[] {
  const send = { actions: ['sqs:SendMessage'], resources: [queue.queueArn] };
  if (inOtherAccount(alert, queue)) {
    warnOfMissingStatement(alert, `the deadLetterQueue ${queue.node.path}, which is in account ${queue.env.account}`,
      new iam.PolicyStatement({ ...send, principals: [new iam.ArnPrincipal(role.roleArn)] }));
  }
  return [new iam.PolicyStatement(send), ...queue.encryptionMasterKey ? [allowRoleToUseKey(queue.encryptionMasterKey, role)] : []];
}

function createMachine({ scope, prefix, role, policy }: PublishingRole, definition: string): sfn.StateMachine {
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
    stateMachineType: sfn.StateMachineType.EXPRESS,
    definitionBody: sfn.DefinitionBody.fromString(definition),
    role,
    logs: { destination, level: sfn.LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
  });
  machine.node.addDependency(policy);
  suppress(machine, [{ tool: 'cfn-lint', rule: 'W3005', reason: 'the CDK says twice that it waits for its role' }]);
  return machine;
}

/** Who lets EventBridge start the workflow: nothing but that. */
function starterOf(machine: sfn.StateMachine, { scope, prefix }: PublishingRole, alert: Construct): Pick<PublishingRole, 'role' | 'policy'> {
  const { role, policy } = createRole(scope, `${prefix}Start`, rulesOfThisAccount(alert), [
    new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
  ]);
  return { role: role.withoutPolicyUpdates(), policy };
}

function suppressWildcard(policy: iam.ManagedPolicy): void {
  const reason = 'the actions with which a workflow writes its log and its traces know no resource';
  suppress(policy, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-IAM5', reason },
    { tool: 'checkov', rule: 'CKV_AWS_111', reason },
  ]);
}
