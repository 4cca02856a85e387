import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { BoundDelivery, DeliveryProps, DeliveryStrategy, RuleTarget } from './delivery-strategy';
import { PublishingRole } from './publishing-permission';
import { EVENT, workflowDefinition } from './state-machine-definition';
import { suppress, warnOfMissingStatement } from '../cdk/annotations';
import { inOtherAccount } from '../cdk/environment';
import { createRole, rulesOfThisAccount } from '../cdk/iam';
import { allowRoleToUseKey } from '../cdk/key';
import { createWorkflow, LOGS_AND_TRACES, workflowsOfThisAccount } from '../cdk/state-machine';
import { SubjectDeliveryOptions } from '../message/message-strategy';

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
      new iam.PolicyStatement({ actions: [...LOGS_AND_TRACES], resources: ['*'] }),
    ]);
    suppressWildcard(publisher.policy);

    const machine = createWorkflow(publisher.scope, publisher.prefix, {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definition: Stack.of(alert).toJsonString(definition),
      role: publisher.role,
      policy: publisher.policy,
    });
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

/** In the same account the policy of the role is enough, and the policy of the queue is left alone. */
function maySendTo(alert: Construct, queue: sqs.IQueue, role: iam.IRole): iam.PolicyStatement[] {
  const send = { actions: ['sqs:SendMessage'], resources: [queue.queueArn] };
  if (inOtherAccount(alert, queue)) {
    warnOfMissingStatement(alert, `the deadLetterQueue ${queue.node.path}, which is in account ${queue.env.account}`,
      new iam.PolicyStatement({ ...send, principals: [new iam.ArnPrincipal(role.roleArn)] }));
  }
  return [new iam.PolicyStatement(send), ...queue.encryptionMasterKey ? [allowRoleToUseKey(queue.encryptionMasterKey, role)] : []];
}

/** A role by which EventBridge starts the workflow. It allows nothing else. */
function starterOf(machine: sfn.StateMachine, { scope, prefix }: PublishingRole, alert: Construct): Pick<PublishingRole, 'role' | 'policy'> {
  const { role, policy } = createRole(scope, `${prefix}Start`, rulesOfThisAccount(alert), [
    new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
  ]);
  return { role: role.withoutPolicyUpdates(), policy };
}

function suppressWildcard(policy: iam.ManagedPolicy): void {
  const reason = 'the actions with which a workflow writes its log and its traces do not support resource-level permissions';
  suppress(policy, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-IAM5', reason },
    { tool: 'checkov', rule: 'CKV_AWS_111', reason },
  ]);
}
