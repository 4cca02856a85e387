import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { suppress, warnOfMissingStatement } from './annotations';
import { EVENTBRIDGE } from './iam';
import { allowServiceToUseKey } from './key';

/**
 * The longest time for which SQS retains a message, in days.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const LONGEST_RETENTION_DAYS = 14;

/** Creates the dead-letter queue of an alert that was given none. It accepts TLS only. */
export function createDeadLetterQueue(alert: Construct): sqs.Queue {
  const queue = new sqs.Queue(alert, 'DeadLetterQueue', {
    // SSE-SQS whatever the topic has, so that one disabled key cannot stop both the alert and the message that is left of it.
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(LONGEST_RETENTION_DAYS),
  });
  suppress(queue, [
    { tool: 'cdk-nag', rule: 'AwsSolutions-SQS3', reason: 'it is the dead-letter queue of an EventBridge target, which the check does not recognize' },
    { tool: 'checkov', rule: 'CKV_AWS_27', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
    { tool: 'guard', rule: 'SQS_QUEUE_KMS_MASTER_KEY_ID_RULE', reason: 'it is encrypted by SSE-SQS, so that one key cannot stop both topic and queue' },
  ]);
  return queue;
}

/** Allows a rule to send to the queue. Rules that are not allowed likewise stay refused. */
export function allowRuleToSend(queue: sqs.IQueue, rule: events.IRule): void {
  AllowedRules.of(queue).add(rule);
}

/** Allows EventBridge to use the key of a queue that has one, which the CDK does not. */
export function allowEventBridgeToUseKeyOf(queue: sqs.IQueue, alert: Construct): void {
  if (queue.encryptionMasterKey) {
    allowServiceToUseKey(alert, queue.encryptionMasterKey, EVENTBRIDGE);
  }
}

/** The construct ID below the queue. The construct creates no resource. */
const ID = 'RulesOfConsoleLoginAlerts';

/**
 * The bytes that the ARNs of rules may take, of the 8,192 of a queue's policy. The rest is left to other statements.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 */
const MOST_BYTES = 7000;

/** The bytes of an ARN in a JSON list, with the longest Region and name. A rule on a bus has the name of the bus before its own. */
const LONGEST_ARN = '"arn:aws-us-gov:events:ap-southeast-1:123456789012:rule/",'.length + 64;
const LONGEST_BUS_NAME = '/'.length + 64;

/**
 * The rules that a queue's policy allows to send messages: one statement for the rules of all alerts that share the queue, since a queue's
 * policy holds at most twenty statements.
 *
 * Where this app cannot change the policy, a warning names the whole statement.
 */
class AllowedRules extends Construct {
  /** The rules of a queue, to which every alert adds its own. */
  public static of(queue: sqs.IQueue): AllowedRules {
    const existing = queue.node.tryFindChild(ID);
    return existing instanceof AllowedRules ? existing : new AllowedRules(queue);
  }

  private readonly rules = new Set<events.IRule>();

  private constructor(private readonly queue: sqs.IQueue) {
    super(queue as IConstruct as Construct, ID);
    const sources = Lazy.any({ produce: () => this.arns().length === 1 ? this.arns()[0] : this.arns() });
    const { statementAdded } = queue.addToResourcePolicy(this.statement(sources));
    this.node.addValidation({ validate: () => statementAdded ? this.problems() : this.warn() });
  }

  /** Adds a rule. The statement names the rules in the order in which they are added, which is the same at each synthesis. */
  public add(rule: events.IRule): void {
    this.rules.add(rule);
  }

  private statement(sources: unknown): iam.PolicyStatement {
    return new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
      actions: ['sqs:SendMessage'],
      resources: [this.queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': sources } },
    });
  }

  private arns(): readonly string[] {
    return [...new Set([...this.rules].map(rule => sourceArn(this.queue, rule)))];
  }

  private problems(): string[] {
    const bytes = [...this.rules].filter(rule => Stack.of(rule) === Stack.of(this)).map(longestArn).reduce((sum, length) => sum + length, 0);
    return bytes <= MOST_BYTES ? [] : [
      `deadLetterQueue is ${this.queue.node.path} for ${this.rules.size} rules, whose ARNs may take ${bytes} bytes of its policy, ` +
      `and ${MOST_BYTES} are left for them: give some of the alerts another queue`,
    ];
  }

  private warn(): string[] {
    const [first] = this.rules;
    const arns = this.arns();
    warnOfMissingStatement(first, `the deadLetterQueue ${this.queue.node.path}`, this.statement(arns.length === 1 ? arns[0] : arns));
    return [];
  }
}

function longestArn(rule: events.IRule): number {
  const { eventBusName } = rule.node.defaultChild as events.CfnRule;
  return LONGEST_ARN + (eventBusName === undefined ? 0 : LONGEST_BUS_NAME);
}

/**
 * The ARN by which a queue's policy names a rule. The queue of another stack cannot name a rule that names the queue, since neither stack
 * could be deployed first: it allows all rules of the account and Region.
 */
function sourceArn(queue: sqs.IQueue, rule: events.IRule): string {
  const here = Stack.of(rule);
  return Stack.of(queue) === here ? rule.ruleArn : here.formatArn({ service: 'events', resource: 'rule', resourceName: '*' });
}
