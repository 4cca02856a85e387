import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInTrail } from '../../../src';
import { allowEventBridgeToUseKeyOf, allowRuleToSend, createDeadLetterQueue } from '../../../src/cdk/dead-letter-queue';
import { ACCOUNT, alertIn, newApp, only, resources, stackIn, statements, warnings } from '../../support/synthesis';

const QUEUE_ARN = `arn:aws:sqs:us-east-1:${ACCOUNT}:undelivered`;
const KEY_ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;

const ruleIn = (scope: Construct) => new events.Rule(scope, 'Rule', { eventPattern: { source: ['aws.signin'] } });
const byEvents = (stack: Stack, type = 'AWS::SQS::QueuePolicy', property?: string) =>
  statements(only(stack, type), property).filter(({ Principal }) => JSON.stringify(Principal) === '{"Service":"events.amazonaws.com"}');

describe('the created queue', () => {
  const created = () => {
    const stack = stackIn();
    createDeadLetterQueue(stack);
    return stack;
  };

  test('retains messages as long as SQS can, encrypted by SSE-SQS', () => {
    expect(only(created(), 'AWS::SQS::Queue').Properties).toEqual({ MessageRetentionPeriod: 14 * 24 * 60 * 60, SqsManagedSseEnabled: true });
  });

  test('accepts TLS only', () => {
    expect(statements(only(created(), 'AWS::SQS::QueuePolicy'))).toEqual([
      expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
  });

  test('suppresses three findings, each with its reason', () => {
    const reason = expect.stringMatching(/^it is /);
    expect(only(created(), 'AWS::SQS::Queue').Metadata).toEqual({
      cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-SQS3', reason }] },
      checkov: { skip: [{ id: 'CKV_AWS_27', comment: reason }] },
      guard: { SuppressedRules: ['SQS_QUEUE_KMS_MASTER_KEY_ID_RULE'] },
    });
  });
});

describe('the rule', () => {
  test('may send to a queue of its stack, and no other rule may', () => {
    const stack = stackIn();
    allowRuleToSend(new sqs.Queue(stack, 'Queue'), ruleIn(stack));
    expect(byEvents(stack)).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Queue/), 'Arn'] },
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^Rule/), 'Arn'] } } },
    }]);
  });

  test('may send to a queue of another stack as all rules of its account and Region may, so that no cycle arises', () => {
    const app = newApp();
    const queues = stackIn(undefined, app, 'Queues');
    const stack = stackIn(undefined, app);
    const queue = new sqs.Queue(queues, 'Queue');
    const rule = ruleIn(stack);
    rule.addTarget({ bind: () => ({ arn: QUEUE_ARN, deadLetterConfig: { arn: queue.queueArn } }) });

    allowRuleToSend(queue, rule);

    Template.fromStack(stack);
    expect(stack.dependencies).toEqual([queues]);
    expect(byEvents(queues).map(({ Condition }) => JSON.stringify(Condition).replace('{"Ref":"AWS::Partition"}', 'aws'))).toEqual([
      expect.stringMatching(/^\{"ArnEquals":\{"aws:SourceArn":.*:events:us-east-1:123456789012:rule\/\*/),
    ]);
    expect(warnings(stack)).toEqual([]);
  });

  test('cannot be allowed to send to an imported queue, so the statement is warned of', () => {
    const stack = stackIn();
    allowRuleToSend(sqs.Queue.fromQueueArn(stack, 'Queue', QUEUE_ARN), ruleIn(stack));
    expect(warnings(stack)).toEqual([{
      path: '/Stack/Rule',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(new RegExp('the policy of the deadLetterQueue Stack/Queue .*"Action":"sqs:SendMessage","Condition":\\{"ArnEquals":' +
        `\\{"aws:SourceArn":\\{"Fn::GetAtt":\\["Rule\\w+","Arn"\\]\\}\\}\\}.*"Service":"events.amazonaws.com"\\},"Resource":"${QUEUE_ARN}"`)),
    }]);
  });
});

describe('the rules of alerts that share a queue', () => {
  const alertsOn = (queues: number, alerts: number) => {
    const stack = stackIn();
    const shared = Array.from({ length: queues }, (_, index) => new sqs.Queue(stack, `Queue${index}`, { enforceSSL: true }));
    Array.from({ length: alerts }, (_, index) => new ConsoleLoginAlert(stack, `Alert${index}`, {
      deadLetterQueue: shared[index % queues],
      recipients: [AlertRecipient.email('security@example.com')],
      coverage: SignInCoverage.regions(['us-east-2']),
      trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/all`),
    }).alertOnTampering());
    return stack;
  };
  const sources = (stack: Stack) => byEvents(stack).map(({ Condition }) => (Condition as { ArnEquals: Record<string, unknown[]> }).ArnEquals['aws:SourceArn']);

  test('stand in one statement, each once and by its own ARN, since a policy holds twenty statements', () => {
    const stack = alertsOn(1, 2);
    const [arns, ...more] = sources(stack);

    expect(more).toEqual([]);
    expect(statements(only(stack, 'AWS::SQS::QueuePolicy'))).toHaveLength(2);
    expect(new Set(arns.map(arn => JSON.stringify(arn))).size).toBe(arns.length);
    expect(arns).toHaveLength(Object.keys(resources(stack, 'AWS::Events::Rule')).length);
    expect(arns).toEqual(arns.map(() => ({ 'Fn::GetAtt': [expect.stringMatching(/^Alert[01]/), 'Arn'] })));
  });

  test('stand in the same order at each synthesis', () => {
    expect(sources(alertsOn(1, 3))).toEqual(sources(alertsOn(1, 3)));
  });

  test('fit into the policy with the longest names', () => {
    const stack = alertsOn(1, 4);
    const text = JSON.stringify(only(stack, 'AWS::SQS::QueuePolicy').Properties.PolicyDocument)
      .replace(/\{"Fn::GetAtt":\["Alert\w+ForwardedRule\w+","Arn"\]\}/g, `"arn:aws:events:us-east-1:123456789012:rule/${'b'.repeat(64)}/${'r'.repeat(64)}"`)
      .replace(/\{"Fn::GetAtt":\["Alert\w+","Arn"\]\}/g, `"arn:aws:events:us-east-1:123456789012:rule/${'r'.repeat(64)}"`);
    expect(text.length).toBeLessThanOrEqual(8192);
  });

  test('fail when their ARNs may not fit, and pass with a second queue', () => {
    expect(() => Template.fromStack(alertsOn(1, 8))).toThrow(
      /deadLetterQueue is Stack\/Queue0 for \d+ rules, whose ARNs may take \d+ bytes of its policy, and 7000 are left for them: give some of the alerts another queue/,
    );
    expect(() => Template.fromStack(alertsOn(2, 8))).not.toThrow();
  });
});

test('the statement that an imported queue lacks is warned of once, for all rules', () => {
  const stack = stackIn();
  alertIn(stack, {
    deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', QUEUE_ARN), recipients: [AlertRecipient.email('security@example.com')],
  }).alertOnTampering();
  const texts = warnings(stack).filter(({ text }) => text.includes('the deadLetterQueue Stack/Queue')).map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts[0].match(/"Fn::GetAtt":\["Alert\w+","Arn"\]/g)).toHaveLength(Object.keys(resources(stack, 'AWS::Events::Rule')).length);
});

describe('the key of a queue', () => {
  test('allows EventBridge exactly two actions', () => {
    const stack = stackIn();
    allowEventBridgeToUseKeyOf(new sqs.Queue(stack, 'Queue', { encryptionMasterKey: new kms.Key(stack, 'Key') }), stack);
    expect(byEvents(stack, 'AWS::KMS::Key', 'KeyPolicy')).toEqual([
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' },
    ]);
  });

  test('that is imported with the queue is warned of', () => {
    const stack = stackIn();
    allowEventBridgeToUseKeyOf(sqs.Queue.fromQueueAttributes(stack, 'Queue', { queueArn: QUEUE_ARN, keyArn: KEY_ARN }), stack);
    expect(warnings(stack)).toEqual([expect.objectContaining({
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(/the policy of the key Stack\/Queue\/Key .*"Service":"events.amazonaws.com"/),
    })]);
  });

  test('is not needed for a queue without one', () => {
    const stack = stackIn();
    allowEventBridgeToUseKeyOf(new sqs.Queue(stack, 'Queue'), stack);
    expect(warnings(stack)).toEqual([]);
  });
});
