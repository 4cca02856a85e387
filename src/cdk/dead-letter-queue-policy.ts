import { Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { policyUnchanged } from './missing-statement';

/** Below a queue; it makes no resource. */
const ID = 'RulesOfConsoleLoginAlerts';

/**
 * The ARNs of rules may take this many of the 8,192 bytes of a queue's policy. The rest is for statements of others.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 */
const ROOM = 7000;

/** An ARN as it stands in a list, with the longest Region and name, and the name of a bus before that of a rule on it. */
const LONGEST_ARN = '"arn:aws-us-gov:events:ap-southeast-1:123456789012:rule/",'.length + 64;
const LONGEST_BUS_NAME = '/'.length + 64;

/**
 * The rules that may write to a queue: one statement for all rules of all alerts that share the queue, since a queue's policy holds
 * twenty statements.
 *
 * Where the policy cannot be changed from here, a warning says the whole statement.
 */
export class AdmittedRules extends Construct {
  /** Those of a queue, which every alert adds to. */
  public static of(queue: sqs.IQueue): AdmittedRules {
    const made = queue.node.tryFindChild(ID);
    return made instanceof AdmittedRules ? made : new AdmittedRules(queue);
  }

  private readonly rules = new Set<events.IRule>();

  private constructor(private readonly queue: sqs.IQueue) {
    super(queue as IConstruct as Construct, ID);
    const sources = Lazy.any({ produce: () => this.arns().length === 1 ? this.arns()[0] : this.arns() });
    const { statementAdded } = queue.addToResourcePolicy(this.statement(sources));
    this.node.addValidation({ validate: () => statementAdded ? this.problems() : this.warn() });
  }

  /** In the order in which they are made, which is the same at each synthesis. */
  public add(rule: events.IRule): void {
    this.rules.add(rule);
  }

  private statement(sources: unknown): iam.PolicyStatement {
    return new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
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
    return bytes <= ROOM ? [] : [
      `deadLetterQueue is ${this.queue.node.path} for ${this.rules.size} rules, whose ARNs may take ${bytes} bytes of its policy, ` +
      `and there is room for ${ROOM}: give some of the alerts another queue`,
    ];
  }

  private warn(): string[] {
    const [first] = this.rules;
    const arns = this.arns();
    policyUnchanged(first, `the deadLetterQueue ${this.queue.node.path}`, this.statement(arns.length === 1 ? arns[0] : arns));
    return [];
  }
}

function longestArn(rule: events.IRule): number {
  const { eventBusName } = rule.node.defaultChild as events.CfnRule;
  return LONGEST_ARN + (eventBusName === undefined ? 0 : LONGEST_BUS_NAME);
}

/** A queue of another stack cannot name a rule that names the queue, since neither stack could be first: it admits the account's rules. */
function sourceArn(queue: sqs.IQueue, rule: events.IRule): string {
  const here = Stack.of(rule);
  return Stack.of(queue) === here ? rule.ruleArn : here.formatArn({ service: 'events', resource: 'rule', resourceName: '*' });
}
