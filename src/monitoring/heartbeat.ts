import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { suppress } from '../cdk/annotations';
import { allowRuleToSend } from '../cdk/dead-letter-queue';
import { createRole, SCHEDULER } from '../cdk/iam';
import { warnIfSchedulerUnknown, createSchedule } from '../cdk/schedule';
import { NOT_REPLAYED } from '../filter/pattern-part';
import { AlertRule } from '../rule/alert-rule';

/** The construct ID below the alert or forwarder. Part of the public contract. */
const ID = 'Heartbeat';

/** The seconds for which the queue retains a message, the fewest that SQS offers. Each call sets it to the same value again. */
const RETENTION_SECONDS = 60;

/**
 * A call every six hours that CloudTrail records, and a rule on the default bus that matches its record: as long as records arrive, CloudTrail
 * sends this account's and Region's management events to EventBridge.
 *
 * The call sets an attribute of a queue to the value that it has. SQS's guide shows the record of such a call. The queue exists for the
 * calls alone, so that no resource of the user is touched and an alert on a topic of another account has them as well. It is the target of the
 * rule too: whether EventBridge counts the matches of a rule without a target is not documented.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/logging-using-cloudtrail.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export class Heartbeat extends Construct {
  /** The heartbeat of an alert or forwarder, which is created for the first alarm. */
  public static of(owner: Construct): Heartbeat {
    const existing = owner.node.tryFindChild(ID);
    return existing instanceof Heartbeat ? existing : new Heartbeat(owner);
  }

  /** The heartbeat of an alert or forwarder, if it has one. */
  public static find(owner: Construct): Heartbeat | undefined {
    const existing = owner.node.tryFindChild(ID);
    return existing instanceof Heartbeat ? existing : undefined;
  }

  /** The rule that matches the records. */
  public readonly rule: AlertRule;

  private readonly group: scheduler.CfnScheduleGroup;

  private constructor(owner: Construct) {
    super(owner, ID);
    const queue = this.createQueue();
    this.rule = this.createRule(owner, queue);
    this.group = new scheduler.CfnScheduleGroup(this, 'Group');
    this.createSchedule(queue);
    warnIfSchedulerUnknown(this, 'alarmOnSilence', 'makes the calls of alarmOnSilence');
  }

  /**
   * The number of calls. Each is one attempt, since there are no retries.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html
   */
  public metricCalls(): cloudwatch.IMetric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Scheduler',
      metricName: 'InvocationAttemptCount',
      dimensionsMap: { ScheduleGroup: this.group.ref },
      statistic: cloudwatch.Stats.SUM,
    });
  }

  /** The number of calls whose record arrived. */
  public metricRecords(): cloudwatch.IMetric {
    return this.rule.metric('TriggeredRules', {});
  }

  private createQueue(): sqs.Queue {
    const queue = new sqs.Queue(this, 'Queue', { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.seconds(RETENTION_SECONDS) });
    const reason = 'nobody reads its messages, and they are deleted after a minute';
    suppress(queue, [
      { tool: 'cdk-nag', rule: 'AwsSolutions-SQS3', reason },
      { tool: 'checkov', rule: 'CKV_AWS_27', reason: `it is encrypted by SSE-SQS; ${reason}` },
      { tool: 'guard', rule: 'SQS_QUEUE_KMS_MASTER_KEY_ID_RULE', reason: `it is encrypted by SSE-SQS; ${reason}` },
    ]);
    return queue;
  }

  private createRule(owner: Construct, queue: sqs.Queue): AlertRule {
    const rule = AlertRule.create(this, 'Rule', {
      alertPath: owner.node.path,
      role: 'heartbeat',
      description: 'Matches the calls of a schedule, to prove that CloudTrail sends events to EventBridge',
      pattern: {
        'source': ['aws.sqs'],
        'detail-type': ['AWS API Call via CloudTrail'],
        ...NOT_REPLAYED,
        'detail': {
          eventSource: ['sqs.amazonaws.com'],
          eventName: ['SetQueueAttributes'],
          // A queue's URL ends in its account and name, whatever host was called.
          requestParameters: { queueUrl: [{ suffix: `/${Stack.of(this).account}/${queue.queueName}` }] },
        },
      },
    });
    rule.rule.addTarget({
      bind(target) {
        allowRuleToSend(queue, target);
        return { arn: queue.queueArn };
      },
    });
    return rule;
  }

  private createSchedule(queue: sqs.Queue): void {
    const stack = Stack.of(this);
    const { role, policy } = createRole(this, '', this.schedulesOfGroup(), [
      new iam.PolicyStatement({ actions: ['sqs:SetQueueAttributes'], resources: [queue.queueArn] }),
    ]);
    const schedule = createSchedule(this, 'Schedule', {
      description: 'Calls SQS every six hours, to prove that CloudTrail sends the record of a call to EventBridge',
      expression: 'rate(6 hours)',
      target: {
        arn: stack.formatArn({
          service: 'scheduler', region: '', account: '', resource: 'aws-sdk:sqs', resourceName: 'setQueueAttributes', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
        role,
        input: stack.toJsonString({ QueueUrl: queue.queueUrl, Attributes: { MessageRetentionPeriod: String(RETENTION_SECONDS) } }),
      },
      policy,
      group: this.group.ref,
      // A retry would count as another call.
      retries: 0,
    });
    // The rule must exist before the first call, or it would not match the record.
    schedule.node.addDependency(this.rule.rule, queue.node.findChild('Policy'));
  }

  /**
   * EventBridge Scheduler for the schedules of the group. It sends the ARN of the group, and never that of a schedule.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/quotas-troubleshooting.html
   */
  private schedulesOfGroup(): iam.ServicePrincipal {
    return new iam.ServicePrincipal(SCHEDULER, {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account }, ArnEquals: { 'aws:SourceArn': this.group.attrArn } },
    });
  }
}
