import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ConsoleLoginAlertProps, SignInForwarder } from '../../../src';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { API_CALLS, apiCall, OF_SOMEBODY_ELSE, REFUSED } from '../../events/api-calls';
import { Overrides } from '../../events/builder';
import { previewOf } from '../../support/preview';
import { ACCOUNT, alertIn, newApp, OTHER_ACCOUNT, REGION, Resource, resources, stackIn, statements, warningIds } from '../../support/synthesis';
import { deploy, ofType, templateOf } from '../coverage/templates';

const HERE = { account: ACCOUNT, region: REGION };

function stackWith(props: (stack: Stack) => ConsoleLoginAlertProps = () => ({})): Stack {
  const stack = stackIn();
  alertIn(stack, props(stack)).alarmOnSilence('Silence');
  return stack;
}

/** The only resource of a type that the heartbeat has. */
function ofHeartbeat(stack: Stack, type: string): Resource {
  const found = Object.entries(resources(stack, type)).filter(([id]) => id.includes('Heartbeat'));
  expect(found).toHaveLength(1);
  return found[0][1];
}

const idOf = (stack: Stack, type: string) => Object.keys(resources(stack, type)).find(id => id.includes('Heartbeat'));

describe('the schedule', () => {
  const stack = stackWith();
  const { Properties, DependsOn } = ofHeartbeat(stack, 'AWS::Scheduler::Schedule');
  const queue = idOf(stack, 'AWS::SQS::Queue');

  test('sets an attribute of the queue to the value that it has, every six hours, once', () => {
    const { properties } = ofType(deploy(templateOf(stack), HERE), 'AWS::Scheduler::Schedule')[0];
    expect(properties).toMatchObject({
      ScheduleExpression: 'rate(6 hours)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:sqs:setQueueAttributes',
        Input: JSON.stringify({ QueueUrl: `<${queue}>`, Attributes: { MessageRetentionPeriod: '60' } }),
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
    expect(ofHeartbeat(stack, 'AWS::SQS::Queue').Properties).toEqual({ MessageRetentionPeriod: 60, SqsManagedSseEnabled: true });
  });

  test('waits for the permission to call and for the rule that matches the record', () => {
    expect(DependsOn).toEqual(['AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy', 'AWS::Events::Rule'].map(type => idOf(stack, type)));
  });

  test('has a role that may do nothing else, and that EventBridge Scheduler assumes for this group alone', () => {
    const group = idOf(stack, 'AWS::Scheduler::ScheduleGroup');
    expect(Properties.GroupName).toEqual({ Ref: group });
    expect(statements(ofHeartbeat(stack, 'AWS::IAM::Role'), 'AssumeRolePolicyDocument')).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT }, ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [group, 'Arn'] } } },
    }]);
    expect(statements(ofHeartbeat(stack, 'AWS::IAM::ManagedPolicy'))).toEqual([
      { Effect: 'Allow', Action: 'sqs:SetQueueAttributes', Resource: { 'Fn::GetAtt': [queue, 'Arn'] } },
    ]);
  });
});

describe('the rule', () => {
  const stack = stackWith();
  const { properties } = ofType(deploy(templateOf(stack), HERE), 'AWS::Events::Rule').find(({ id }) => id.includes('Heartbeat'))!;
  const pattern = compile(JSON.stringify(properties.EventPattern));
  const name = `<${idOf(stack, 'AWS::SQS::Queue')}.QueueName>`;
  const url = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/${name}`;
  const setAttributes = API_CALLS.find(({ eventName }) => eventName === 'SetQueueAttributes')!;
  const matched = (queueUrl: string, overrides: Overrides = {}) =>
    matches(pattern, JSON.stringify(apiCall(setAttributes, { ...OF_SOMEBODY_ELSE, queueUrl }, overrides)));

  test('matches the record of the call, with whatever host, also if it was refused', () => {
    expect(matched(url)).toBe(true);
    expect(matched(`https://us-east-1.queue.amazonaws.com/${ACCOUNT}/${name}`)).toBe(true);
    expect(matched(url, REFUSED)).toBe(true);
  });

  test('matches no other queue, no other call and nothing that was replayed', () => {
    expect(matched(`https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/other`)).toBe(false);
    expect(matched(`https://sqs.us-east-1.amazonaws.com/${OTHER_ACCOUNT}/${name}`)).toBe(false);
    expect(matched(url, { detail: { eventName: 'TagQueue' } })).toBe(false);
    expect(matched(url, { 'replay-name': 'replay' })).toBe(false);
  });

  test('receives management events, and has the queue as its target', () => {
    expect(properties.State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(properties.EventBusName).toBeUndefined();
    expect(properties.Targets).toEqual([{ Id: 'Target0', Arn: `<${idOf(stack, 'AWS::SQS::Queue')}.Arn>` }]);
    expect(statements(ofHeartbeat(stack, 'AWS::SQS::QueuePolicy'))).toContainEqual(expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [idOf(stack, 'AWS::Events::Rule'), 'Arn'] } } },
    }));
  });
});

test('the preview shows no alert for the record of a call', async () => {
  const app = newApp();
  const stack = stackIn(undefined, app);
  const alert = alertIn(stack);
  alert.alarmOnSilence('Silence');
  alert.alertOnTampering();
  const call = API_CALLS.find(({ eventName }) => eventName === 'SetQueueAttributes')!;
  const queueUrl = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/Stack-${idOf(stack, 'AWS::SQS::Queue')}`;
  const results = await previewOf(app, [apiCall(call, { ...OF_SOMEBODY_ELSE, queueUrl })]);
  expect(results.map(({ alerted }) => alerted)).toEqual([false]);
});

test('two alarms have one heartbeat', () => {
  const stack = stackIn();
  const alert = alertIn(stack);
  alert.alarmOnSilence('One');
  alert.alarmOnSilence('Two');
  expect(Object.keys(resources(stack, 'AWS::Scheduler::Schedule'))).toHaveLength(1);
  expect(Object.keys(resources(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(2);
});

test('a heartbeat is the same whatever topic, queue and key the alert has, and touches none of them', () => {
  const shape = (stack: Stack) => ['AWS::Scheduler::Schedule', 'AWS::Events::Rule', 'AWS::SQS::Queue', 'AWS::IAM::ManagedPolicy']
    .map(type => ofHeartbeat(stack, type).Properties);
  const given = stackWith(stack => ({
    topic: sns.Topic.fromTopicArn(stack, 'Theirs', `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:theirs`),
    deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'TheirQueue', `arn:aws:sqs:us-east-1:${ACCOUNT}:theirs`),
    encryptionKey: new kms.Key(stack, 'Key'),
  }));
  expect(shape(given)).toEqual(shape(stackWith()));
});

test('a forwarder has a heartbeat of its own in its account and Region', () => {
  const stack = stackIn({ account: OTHER_ACCOUNT, region: 'eu-north-1' });
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/sign-ins` }).alarmOnSilence('Silence');
  expect(ofHeartbeat(stack, 'AWS::Events::Rule').Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Forwarder', rule: 'heartbeat' } });
  expect(JSON.stringify(ofHeartbeat(stack, 'AWS::Events::Rule').Properties.EventPattern)).toContain(`/${OTHER_ACCOUNT}/`);
  expect(warningIds(stack)).toEqual([]);
});

test.each(['cn-north-1', 'us-gov-west-1'])('in %s the call is named by the partition', region => {
  const stack = stackIn({ account: ACCOUNT, region });
  alertIn(stack).alarmOnSilence('Silence');
  const { Arn } = ofHeartbeat(stack, 'AWS::Scheduler::Schedule').Properties.Target as { readonly Arn: unknown };
  expect(Arn).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:::aws-sdk:sqs:setQueueAttributes']] });
});
