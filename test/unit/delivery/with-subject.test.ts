import validate from 'asl-validator';
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CHAT, EMAIL, MessageFormat, SMS } from '../../../src/delivery/message-topics';
import { SubjectDelivery } from '../../../src/delivery/with-subject';
import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Content, WholeEvent } from '../../../src/message/message-strategy';
import { PresetMessage } from '../../../src/message/preset';
import { AS_GIVEN } from '../../support/evaluating';
import { ACCOUNT, only, OTHER_ACCOUNT, resources, stackIn, statements, target, warnings } from '../../support/synthesis';

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const MESSAGE = new PresetMessage(ENGLISH);

interface Given {
  readonly format?: MessageFormat;
  readonly content?: Content;
  readonly keys?: (scope: Construct) => kms.IKey[];
  readonly queue?: (scope: Construct) => sqs.IQueue;
}

/** A rule whose target is a workflow. */
function delivering({ format = EMAIL, content = MESSAGE.email(CONTEXT), keys = () => [], queue = scope => new sqs.Queue(scope, 'Queue') }: Given = {}) {
  const stack = stackIn();
  const alert = new Construct(stack, 'Alert');
  const way = new SubjectDelivery(AS_GIVEN).bind(alert, {
    format, content, topic: new sns.Topic(alert, 'Topic'), topicKeys: keys(alert), deadLetterQueue: queue(alert),
  });
  new events.Rule(alert, 'Rule', { eventPattern: { source: ['aws.signin'] } }).addTarget(way.target);
  return { stack, alert, way };
}

/** The definition of the only state machine, each reference written as its logical ID. */
function definitionOf(stack: ReturnType<typeof stackIn>): string {
  const { DefinitionString: written } = only(stack, 'AWS::StepFunctions::StateMachine').Properties as
    { readonly DefinitionString: { readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: string })[]] } };
  return written['Fn::Join'][1].map(part => typeof part === 'string' ? part : part.Ref.replace('AWS::Partition', 'aws')).join('');
}

test('the target is the workflow, started with the event by a role that may do nothing else', () => {
  const { stack } = delivering();
  expect(target(stack)).toEqual({
    Id: 'Target0',
    Arn: { Ref: expect.stringMatching(/^AlertWithSubjectTextWorkflow/) },
    RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^AlertWithSubjectTextStartRole/), 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^AlertQueue/), 'Arn'] } },
    RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
  });
  const [policy] = Object.entries(resources(stack, 'AWS::IAM::ManagedPolicy')).flatMap(([id, resource]) => id.includes('StartPolicy') ? [resource] : []);
  expect(statements(policy)).toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: target(stack).Arn }]);
  expect(resources(stack, 'AWS::IAM::Policy')).toEqual({});
});

test('the workflow is an Express one with log and traces, and nothing of the event in the log', () => {
  const { stack } = delivering();
  expect(only(stack, 'AWS::StepFunctions::StateMachine').Properties).toMatchObject({
    StateMachineType: 'EXPRESS',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false, Destinations: [{ CloudWatchLogsLogGroup: expect.anything() }] },
  });
  expect(only(stack, 'AWS::Logs::LogGroup')).toMatchObject({ Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
});

test('nothing starts before it is permitted', () => {
  const { stack } = delivering();
  expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual([expect.stringMatching(/^AlertWithSubjectTextStartPolicy/)]);
  expect(only(stack, 'AWS::StepFunctions::StateMachine').DependsOn).toContainEqual(expect.stringMatching(/^AlertWithSubjectTextPolicy/));
});

describe('the role of the workflow', () => {
  const rights = (given?: Given) => {
    const { stack } = delivering(given);
    const [policy] = Object.entries(resources(stack, 'AWS::IAM::ManagedPolicy')).flatMap(([id, resource]) => /TextPolicy/.test(id) ? [resource] : []);
    return statements(policy);
  };

  test('can be taken by the workflows of this account and Region only', () => {
    const roles = Object.entries(resources(delivering().stack, 'AWS::IAM::Role')).flatMap(([id, role]) => /TextRole/.test(id) ? [role] : []);
    expect(statements(roles[0], 'AssumeRolePolicyDocument')).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'states.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': ACCOUNT },
        ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:states:us-east-1:${ACCOUNT}:stateMachine:*`]] } },
      },
    }]);
  });

  test('may publish to the topic, write to the queue, and log', () => {
    expect(rights()).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: expect.stringMatching(/^AlertTopic/) } },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^AlertQueue/), 'Arn'] } },
      { Effect: 'Allow', Action: expect.arrayContaining(['logs:CreateLogDelivery', 'xray:PutTraceSegments']), Resource: '*' },
    ]);
  });

  test('may use the keys of topic and queue', () => {
    const statement = (id: string) => ({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': [expect.stringMatching(id), 'Arn'] } });
    expect(rights({
      keys: scope => [new kms.Key(scope, 'TopicKey')],
      queue: scope => new sqs.Queue(scope, 'Queue', { encryptionMasterKey: new kms.Key(scope, 'QueueKey') }),
    })).toEqual(expect.arrayContaining([statement('^AlertTopicKey'), statement('^AlertQueueKey')]));
  });
});

describe('a queue', () => {
  const imported = (account: string) => (scope: Construct) => sqs.Queue.fromQueueArn(scope, 'Queue', `arn:aws:sqs:us-east-1:${account}:queue`);
  const byRole = (given: Given) => warnings(delivering(given).stack).filter(({ text }) => text.includes('WithSubject'));

  test('of the same account needs no statement for the role', () => {
    expect(byRole({ queue: imported(ACCOUNT) })).toEqual([]);
    expect(definitionOf(delivering({ queue: imported(ACCOUNT) }).stack)).toContain(`${ACCOUNT}/queue`);
  });

  test('of another account must admit the role, which is said', () => {
    expect(byRole({ queue: imported(OTHER_ACCOUNT) })).toEqual([{
      path: '/Stack/Alert',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(`the deadLetterQueue Stack/Alert/Queue, which is in account ${OTHER_ACCOUNT}.*"Action":"sqs:SendMessage"`),
    }]);
  });

  test('with a key of elsewhere must be readable by the role, which is said', () => {
    const keyArn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
    expect(byRole({
      queue: scope => new sqs.Queue(scope, 'Queue', { encryptionMasterKey: kms.Key.fromKeyArn(scope, 'Key', keyArn) }),
    })).toEqual([expect.objectContaining({ text: expect.stringContaining('the key Stack/Alert/Key') })]);
  });
});

describe('the definition', () => {
  test.each<{ what: string; given: Given }>([
    { what: 'a mail', given: {} },
    { what: 'a Japanese mail', given: { content: new PresetMessage(JAPANESE).email(CONTEXT) } },
    { what: 'a mail of your own', given: { content: new CustomTemplate('{% "<id>" \\ %}\n$states', {}, ENGLISH).email() } },
    { what: 'a text message', given: { format: SMS, content: MESSAGE.sms(CONTEXT) } },
    { what: 'a card', given: { format: CHAT, content: MESSAGE.chat(CONTEXT) } },
  ])('of $what is one that Step Functions takes', ({ given }) => {
    const definition = definitionOf(delivering(given).stack);
    expect(validate(JSON.parse(definition))).toMatchObject({ isValid: true, errors: [] });
    expect(definition.match(/\{%/g)).toHaveLength(definition.match(/"\{% /g)?.length ?? 0);
    expect(definition.match(/%\}/g)).toHaveLength(definition.match(/ %\}"/g)?.length ?? 0);
  });

  test('holds nothing that Step Functions lacks', () => {
    for (const content of [MESSAGE.email(CONTEXT), MESSAGE.sms(CONTEXT), MESSAGE.chat(CONTEXT)]) {
      expect(definitionOf(delivering({ content }).stack)).not.toMatch(/\?\?|\?:|\$eval/);
    }
  });
});

test('each format has a workflow of its own, and its failures have names of their own', () => {
  const { alert, way } = delivering();
  const short = new SubjectDelivery(AS_GIVEN).bind(alert, {
    format: SMS, content: MESSAGE.sms(CONTEXT), topic: new sns.Topic(alert, 'Sms'), topicKeys: [], deadLetterQueue: new sqs.Queue(alert, 'Other'),
  });
  expect(alert.node.findChild('WithSubject').node.children.map(({ node }) => node.id).filter(id => !id.startsWith('Immutable'))).toEqual(
    ['Text', 'Short'].flatMap(channel => ['Role', 'Policy', 'Logs', 'Workflow', 'StartRole', 'StartPolicy'].map(part => channel + part)),
  );
  const named = (failures: Readonly<Record<string, cloudwatch.IMetric>>) =>
    Object.fromEntries(Object.entries(failures).map(([name, metric]) => [name, metric.toMetricConfig().metricStat]));
  const counted = (metricName: string) => expect.objectContaining({ namespace: 'AWS/States', metricName, statistic: 'Sum', period: Duration.minutes(1) });
  expect(named({ ...way.metricsOfFailures({ period: Duration.minutes(1) }), ...short.metricsOfFailures({ period: Duration.minutes(1) }) })).toEqual({
    textFailed: counted('ExecutionsFailed'),
    textTimedOut: counted('ExecutionsTimedOut'),
    textThrottled: counted('ExecutionThrottled'),
    shortFailed: counted('ExecutionsFailed'),
    shortTimedOut: counted('ExecutionsTimedOut'),
    shortThrottled: counted('ExecutionThrottled'),
  });
});

test('fails for the whole event, which has no subject', () => {
  expect(() => delivering({ content: new WholeEvent().email() })).toThrow('AlertMessage.wholeEvent() has no subject');
});
