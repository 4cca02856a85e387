import { setTimeout as wait } from 'node:timers/promises';
import { HOME_REGION } from './cdk';
import { ACCOUNT, Emulator } from './emulator';
import { Json } from '../../src/signin/cloudtrail-record';

/** A resource of a stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

/** A subscription to a topic. */
export interface Subscription {
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** A rule with its targets. */
export interface DeployedRule {
  readonly Name: string;
  readonly EventPattern: string;
  readonly targets: readonly DeployedTarget[];
}

/** A target, in the service's own names. */
export interface DeployedTarget {
  readonly Id: string;
  readonly Arn: string;
  readonly InputTransformer?: { readonly InputPathsMap?: Record<string, string>; readonly InputTemplate: string };
}

/** A run of a workflow. */
export interface Execution {
  readonly executionArn: string;
  readonly status: string;
}

/** A request as `fetch` takes it, without what says who asks. */
interface Request {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const LIMIT = 30_000;

/** AWS in one Region of one account, asked by its plain HTTP interfaces: the emulator reads Region and account, and checks no signature. */
export class Aws {
  public constructor(private readonly emulator: Emulator, public readonly region = HOME_REGION, public readonly account = ACCOUNT) {}

  /** The names of stacks that begin like this; waits until none of them is being created, updated or deleted. Fails if one failed. */
  public async settledStacks(prefix: string): Promise<string[]> {
    const statuses = await until('no stack is in progress', async () => {
      const stacks = members(await this.query('cloudformation', '2010-05-15', { Action: 'ListStacks' }), 'StackSummaries')
        .map(stack => ({ name: text(stack, 'StackName'), status: text(stack, 'StackStatus') }))
        .filter(({ name, status }) => name.startsWith(prefix) && status !== 'DELETE_COMPLETE');
      return stacks.some(({ status }) => status.endsWith('_IN_PROGRESS')) ? undefined : stacks;
    });
    const failed = statuses.filter(({ status }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status));
    if (failed.length > 0) {
      throw new Error(`stacks in ${this.region} failed: ${JSON.stringify(failed)}`);
    }
    return statuses.map(({ name }) => name);
  }

  public async stackResources(stack: string): Promise<StackResource[]> {
    const xml = await this.query('cloudformation', '2010-05-15', { Action: 'DescribeStackResources', StackName: stack });
    return members(xml, 'StackResources').map(member => ({
      logicalId: text(member, 'LogicalResourceId'), physicalId: text(member, 'PhysicalResourceId'), type: text(member, 'ResourceType'),
    }));
  }

  public async stackId(stack: string): Promise<string> {
    return text(members(await this.query('cloudformation', '2010-05-15', { Action: 'DescribeStacks', StackName: stack }), 'Stacks')[0], 'StackId');
  }

  public async topics(): Promise<string[]> {
    return members(await this.query('sns', '2010-03-31', { Action: 'ListTopics' }), 'Topics').map(member => text(member, 'TopicArn'));
  }

  public async subscriptions(topic: string): Promise<Subscription[]> {
    const xml = await this.query('sns', '2010-03-31', { Action: 'ListSubscriptionsByTopic', TopicArn: topic });
    return members(xml, 'Subscriptions').map(member => ({
      arn: text(member, 'SubscriptionArn'), protocol: text(member, 'Protocol'), endpoint: text(member, 'Endpoint'),
    }));
  }

  public async createTopic(name: string): Promise<void> {
    await this.query('sns', '2010-03-31', { Action: 'CreateTopic', Name: name });
  }

  public async subscribeQueue(topic: string, queue: string): Promise<void> {
    await this.query('sns', '2010-03-31', { Action: 'Subscribe', TopicArn: topic, Protocol: 'sqs', Endpoint: this.queueArn(queue) });
  }

  public async deleteTopic(topic: string): Promise<void> {
    await this.query('sns', '2010-03-31', { Action: 'DeleteTopic', TopicArn: topic });
  }

  public async rules(bus = 'default'): Promise<DeployedRule[]> {
    const { Rules } = await this.json<{ Rules: Omit<DeployedRule, 'targets'>[] }>('events', 'AWSEvents.ListRules', { EventBusName: bus });
    return Promise.all(Rules.map(async rule => {
      const { Targets } = await this.json<{ Targets: DeployedTarget[] }>('events', 'AWSEvents.ListTargetsByRule', { Rule: rule.Name, EventBusName: bus });
      return { ...rule, targets: Targets };
    }));
  }

  /** Waits until no workflow runs, and gives the states that those in all its executions went through. */
  public async endedWorkflows(): Promise<readonly Execution[]> {
    return until('no workflow runs', async () => {
      const { stateMachines } = await this.json<{ stateMachines: { stateMachineArn: string }[] }>('states', 'AWSStepFunctions.ListStateMachines', {});
      const executions = (await Promise.all(stateMachines.map(({ stateMachineArn }) =>
        this.json<{ executions: Execution[] }>('states', 'AWSStepFunctions.ListExecutions', { stateMachineArn })))).flatMap(answer => answer.executions);
      return executions.some(({ status }) => status === 'RUNNING') ? undefined : executions;
    });
  }

  /** Starts the workflow whose name has this in it, and gives how its execution ended, and its output. */
  public async execute(name: string, input: Json): Promise<Execution & { readonly output?: string; readonly cause?: string }> {
    const { stateMachines } = await this.json<{ stateMachines: { stateMachineArn: string; name: string }[] }>('states', 'AWSStepFunctions.ListStateMachines', {});
    const [{ stateMachineArn }] = stateMachines.filter(each => each.name.includes(name));
    const { executionArn } = await this.json<{ executionArn: string }>('states', 'AWSStepFunctions.StartExecution', { stateMachineArn, input: JSON.stringify(input) });
    return until('the workflow ends', async () => {
      const execution = await this.json<Execution & { output?: string; cause?: string }>('states', 'AWSStepFunctions.DescribeExecution', { executionArn });
      return execution.status === 'RUNNING' ? undefined : execution;
    });
  }

  public async stopLogging(trail: string): Promise<void> {
    await this.json('cloudtrail', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.StopLogging', { Name: trail });
  }

  public async startLogging(trail: string): Promise<void> {
    await this.json('cloudtrail', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.StartLogging', { Name: trail });
  }

  public async unsubscribe(subscription: string): Promise<void> {
    await this.query('sns', '2010-03-31', { Action: 'Unsubscribe', SubscriptionArn: subscription });
  }

  public async disableRule(name: string): Promise<void> {
    await this.json('events', 'AWSEvents.DisableRule', { Name: name });
  }

  public async enableRule(name: string): Promise<void> {
    await this.json('events', 'AWSEvents.EnableRule', { Name: name });
  }

  /** A rule that puts whole events into a queue. */
  public async ruleToQueue(name: string, pattern: Json, queue: string): Promise<void> {
    await this.json('events', 'AWSEvents.PutRule', { Name: name, EventPattern: JSON.stringify(pattern) });
    await this.json('events', 'AWSEvents.PutTargets', { Rule: name, Targets: [{ Id: 'queue', Arn: this.queueArn(queue) }] });
  }

  /** Puts one event and gives the ID that the bus gave it. Fails if the bus refuses it. */
  public async putEvent(entry: { readonly [key: string]: Json }): Promise<string> {
    const { FailedEntryCount, Entries } = await this.json<{ FailedEntryCount: number; Entries: { EventId: string }[] }>(
      'events', 'AWSEvents.PutEvents', { Entries: [entry] },
    );
    if (FailedEntryCount > 0) {
      throw new Error(`PutEvents refused the event: ${JSON.stringify(Entries)}`);
    }
    return Entries[0].EventId;
  }

  public async trails(): Promise<Readonly<Record<string, Json>>[]> {
    const target = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails';
    return (await this.json<{ trailList: Readonly<Record<string, Json>>[] }>('cloudtrail', target, {})).trailList;
  }

  public async buckets(): Promise<string[]> {
    const xml = await this.call('s3', { method: 'GET' });
    return [...xml.matchAll(/<Bucket><Name>(.*?)<\/Name>/g)].map(([, name]) => name);
  }

  public async queues(): Promise<string[]> {
    const { QueueUrls = [] } = await this.json<{ QueueUrls?: string[] }>('sqs', 'AmazonSQS.ListQueues', {});
    return QueueUrls.map(url => url.slice(url.lastIndexOf('/') + 1));
  }

  public async createQueue(name: string): Promise<void> {
    await this.json('sqs', 'AmazonSQS.CreateQueue', { QueueName: name });
  }

  /** Takes everything out of a queue. */
  public async receive(queue: string): Promise<string[]> {
    const QueueUrl = `${this.emulator.endpoint}/${this.account}/${queue}`;
    const bodies: string[] = [];
    for (;;) {
      const { Messages = [] } = await this.json<{ Messages?: { Body: string; ReceiptHandle: string }[] }>(
        'sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 },
      );
      if (Messages.length === 0) {
        return bodies;
      }
      for (const { Body, ReceiptHandle } of Messages) {
        bodies.push(Body);
        await this.json('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle });
      }
    }
  }

  private queueArn(name: string): string {
    return `arn:aws:sqs:${this.region}:${this.account}:${name}`;
  }

  private query(service: string, version: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ ...parameters, Version: version }).toString();
    return this.call(service, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  }

  private async json<T>(service: string, target: string, parameters: Json): Promise<T> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    return JSON.parse(await this.call(service, { method: 'POST', headers, body: JSON.stringify(parameters) }) || '{}') as T;
  }

  private async call(service: string, request: Request): Promise<string> {
    const authorization = `AWS4-HMAC-SHA256 Credential=${this.account}/20260101/${this.region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const answer = await fetch(this.emulator.endpoint, { ...request, headers: { ...request.headers, authorization } });
    const said = await answer.text();
    if (!answer.ok) {
      throw new Error(`${service} answered ${answer.status}: ${said}`);
    }
    return said;
  }
}

/** What is asked for again and again until it is there. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const limit = Date.now() + LIMIT; Date.now() < limit; await wait(50)) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
  }
  throw new Error(`waited ${LIMIT / 1000} s in vain until ${what}`);
}

/** The entries of a list in an answer; they nest nothing of that name. */
function members(xml: string, list: string): string[] {
  const found = new RegExp(`<${list}>(.*?)</${list}>`, 's').exec(xml)?.[1] ?? '';
  return [...found.matchAll(/<member>(.*?)<\/member>/gs)].map(([, member]) => member);
}

function text(xml: string, element: string): string {
  const found = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml);
  if (!found) {
    throw new Error(`no <${element}> in ${xml}`);
  }
  return found[1].replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
