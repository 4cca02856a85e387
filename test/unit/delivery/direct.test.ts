import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DirectDelivery } from '../../../src/delivery/direct';
import { EMAIL } from '../../../src/delivery/message-topics';
import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { WholeEvent } from '../../../src/message/message-strategy';
import { only, resources, stackIn, statements, target } from '../../support/synthesis';

/** A rule whose target delivers directly, what it says being given. */
function delivering(text?: string, ruleCount = 1) {
  const stack = stackIn();
  const alert = new Construct(stack, 'Alert');
  const way = new DirectDelivery().bind(alert, {
    format: EMAIL,
    topic: new sns.Topic(alert, 'Topic'),
    topicKeys: [],
    content: text === undefined ? new WholeEvent().email() : new CustomTemplate(text, {}, ENGLISH).email(),
    deadLetterQueue: new sqs.Queue(alert, 'Queue'),
  });
  for (let index = 0; index < ruleCount; index += 1) {
    new events.Rule(alert, `Rule${index}`, { eventPattern: { source: ['aws.signin'] } }).addTarget(way.target);
  }
  return stack;
}

test('the target is the topic, with role, dead-letter queue and the longest retries', () => {
  expect(target(delivering('<id>'))).toEqual({
    Id: 'Target0',
    Arn: { Ref: expect.stringMatching(/^AlertTopic/) },
    RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^AlertDirectTextRole/), 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^AlertQueue/), 'Arn'] } },
    RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
    InputTransformer: { InputPathsMap: { id: '$.id' }, InputTemplate: '"<id>"' },
  });
});

test('the rule waits for the permission to publish, so that its first event is not lost', () => {
  const stack = delivering('<id>');
  expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy')));
});

test('the role can be taken by the rules of this account only', () => {
  expect(statements(only(delivering('<id>'), 'AWS::IAM::Role'), 'AssumeRolePolicyDocument')).toEqual([{
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  }]);
});

describe('what the target gets', () => {
  /** The properties of a target that say what it gets. */
  const input = (text?: string) => Object.entries(target(delivering(text))).filter(([name]) => name.startsWith('Input'));

  test('is real lines, and not the two characters of a line break', () => {
    expect(input('by <userArn>\nat <time >')).toEqual([['InputTransformer', {
      InputPathsMap: { userArn: '$.detail.userIdentity.arn', time: '$.time' },
      InputTemplate: '"by <userArn>"\n"at <time>"',
    }]]);
  });

  test('is a template also where it has no field, since as an input it would be no JSON', () => {
    expect(input('one\ntwo')).toEqual([['InputTransformer', { InputPathsMap: {}, InputTemplate: '"one"\n"two"' }]]);
  });

  test('is the event where there is no text', () => {
    expect(input()).toEqual([]);
  });
});

test('one way serves several rules with one role, each of which may write to the queue', () => {
  const stack = delivering('<id>', 2);
  only(stack, 'AWS::IAM::Role');
  expect(statements(only(stack, 'AWS::SQS::QueuePolicy')).map(({ Condition }) => Condition)).toEqual([{
    ArnEquals: { 'aws:SourceArn': ['AlertRule0', 'AlertRule1'].map(id => ({ 'Fn::GetAtt': [expect.stringContaining(id), 'Arn'] })) },
  }]);
});

test('fails for a text that EventBridge cannot deliver as typed', () => {
  expect(() => delivering('one\\ntwo')).toThrow('which EventBridge cannot deliver as typed: use a slash');
});
