// One side of library.ts, in a process of its own: does one thing once and prints the milliseconds of CPU that it took.
// The library is the compiled one, as users load it.
import { join } from 'path';
import type * as Library from '../../src';

/** How many alerts are made: stacks, and alerts in each, since a stack holds 500 resources. */
interface Size {
  readonly stacks: readonly string[];
  readonly alerts: number;
}

const ONE_ALERT: Size = { stacks: ['One'], alerts: 1 };
const SIXTY_ALERTS: Size = { stacks: ['One', 'Two'], alerts: 30 };
const ADDRESSES = ['security@example.com', 'on-call@example.net'];

/** The classes of the CDK that an alert and its trail are made of. Naming a class loads it. */
function loadCdk(): void {
  const { App, Duration, Stack } = require('aws-cdk-lib');
  const { CfnTrail } = require('aws-cdk-lib/aws-cloudtrail');
  const { Rule, RuleTargetInput } = require('aws-cdk-lib/aws-events');
  const { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
  const { Key } = require('aws-cdk-lib/aws-kms');
  const { LogGroup } = require('aws-cdk-lib/aws-logs');
  const { Bucket } = require('aws-cdk-lib/aws-s3');
  const { Topic } = require('aws-cdk-lib/aws-sns');
  const { EmailSubscription } = require('aws-cdk-lib/aws-sns-subscriptions');
  const { Queue } = require('aws-cdk-lib/aws-sqs');
  const { Construct } = require('constructs');
  [App, Duration, Stack, CfnTrail, Rule, RuleTargetInput, ManagedPolicy, PolicyStatement, Role, ServicePrincipal,
    Key, LogGroup, Bucket, Topic, EmailSubscription, Queue, Construct].forEach(String);
}

function loadLibrary(): typeof Library {
  return require(join(process.cwd(), 'lib'));
}

/** Alerts by the library. */
function synthesiseLibrary({ stacks, alerts }: Size): () => Record<string, number> {
  const { App, Stack } = require('aws-cdk-lib');
  const { AlertRecipient, ConsoleLoginAlert, SignInTrail } = loadLibrary();
  const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');
  return () => {
    const app = new App({ analyticsReporting: false });
    for (const stack of stacks.map(id => new Stack(app, id))) {
      for (let index = 0; index < alerts; index++) {
        new ConsoleLoginAlert(stack, `Alert${index}`, { recipients: ADDRESSES.map(address => AlertRecipient.email(address)), trail });
      }
    }
    return counts(app.synth().getStackByName('One').template);
  };
}

/** The same resources by the CDK's own constructs. */
function synthesiseByHand({ stacks, alerts }: Size): () => Record<string, number> {
  const { App, Duration, Stack } = require('aws-cdk-lib');
  const { Construct } = require('constructs');
  const [events, iam, sns, subscriptions, sqs] = ['events', 'iam', 'sns', 'sns-subscriptions', 'sqs'].map(name => require(`aws-cdk-lib/aws-${name}`));
  const EVENTBRIDGE = 'events.amazonaws.com';
  return () => {
    const app = new App({ analyticsReporting: false });
    for (const stack of stacks.map(id => new Stack(app, id))) {
      for (let index = 0; index < alerts; index++) {
        const scope = new Construct(stack, `Alert${index}`);
        const queue = new sqs.Queue(scope, 'DeadLetterQueue', { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
        const topic = new sns.Topic(scope, 'Topic', { displayName: 'AWS console sign-in', enforceSSL: true });
        topic.addToResourcePolicy(new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
        }));
        ADDRESSES.forEach(address => topic.addSubscription(new subscriptions.EmailSubscription(address)));
        const role = new iam.Role(scope, 'Role', {
          assumedBy: new iam.ServicePrincipal(EVENTBRIDGE, { conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } }),
        });
        const policy = new iam.ManagedPolicy(scope, 'Policy', {
          roles: [role],
          statements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] })],
        });
        const rule = new events.Rule(scope, 'Rule', {
          eventPattern: {
            source: ['aws.signin'],
            detailType: ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
            detail: { eventName: [{ exists: false }, { 'anything-but': ['CheckMfa', 'ExitRole', 'RenewRole', 'GetSigninToken'] }] },
          },
        });
        rule.addTarget({
          bind: () => ({
            arn: topic.topicArn,
            role: role.withoutPolicyUpdates(),
            input: events.RuleTargetInput.fromMultilineText(`${events.EventField.fromPath('$.detail.eventName')} in ${events.EventField.account}`),
            deadLetterConfig: { arn: queue.queueArn },
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
          }),
        });
        rule.node.addDependency(policy);
        queue.addToResourcePolicy(new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
        }));
      }
    }
    return counts(app.synth().getStackByName('One').template);
  };
}

function counts(template: { Resources: Record<string, { Type: string }> }): Record<string, number> {
  const types = Object.values(template.Resources).map(({ Type }) => Type).sort();
  return Object.fromEntries(types.map(type => [type, types.filter(other => other === type).length]));
}

/** Prepares what is not timed, and gives what is. */
const SIDES: Readonly<Record<string, () => () => unknown>> = {
  'load-cdk': () => loadCdk,
  'load-library': () => () => { loadCdk(); Object.values(loadLibrary()).forEach(String); },
  'one-by-hand': () => () => synthesiseByHand(ONE_ALERT)(),
  'one-library': () => () => synthesiseLibrary(ONE_ALERT)(),
  'sixty-by-hand': () => synthesiseByHand(SIXTY_ALERTS),
  'sixty-library': () => synthesiseLibrary(SIXTY_ALERTS),
};

const run = SIDES[process.argv[2]]();
const start = process.cpuUsage();
const result = run();
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, result: process.argv[2].startsWith('load') ? undefined : result }));
