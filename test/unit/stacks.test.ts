import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../src';

function alert(scope: Construct, id: string): ConsoleLoginAlert {
  return new ConsoleLoginAlert(scope, id, { recipients: [AlertRecipient.email('security@example.com')], trail: SignInTrail.create() });
}

test('four alerts in one stack share one trail', () => {
  const stack = new Stack(new App(), 'Stack');

  ['One', 'Two', 'Three', 'Four'].forEach(id => alert(stack, id));

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::CloudTrail::Trail', 1);
  template.resourceCountIs('AWS::Events::Rule', 4);
  template.resourceCountIs('AWS::SNS::Topic', 4);
});

test('alerts spread over a stack and its nested stacks share one trail, in the outermost stack', () => {
  const stack = new Stack(new App(), 'Stack');
  const nested = new NestedStack(stack, 'Nested');
  const innermost = new NestedStack(nested, 'Innermost');

  alert(innermost, 'One');
  alert(nested, 'Two');
  alert(nested, 'Three');
  alert(stack, 'Four');

  Template.fromStack(stack).resourceCountIs('AWS::CloudTrail::Trail', 1);
  Template.fromStack(nested).resourceCountIs('AWS::CloudTrail::Trail', 0);
  Template.fromStack(innermost).resourceCountIs('AWS::CloudTrail::Trail', 0);
  Template.fromStack(innermost).resourceCountIs('AWS::Events::Rule', 1);
});

test('alerts in two stacks have a trail each', () => {
  const app = new App();
  const stacks = [new Stack(app, 'One'), new Stack(app, 'Two')];

  stacks.forEach(stack => alert(stack, 'Alert'));

  stacks.forEach(stack => Template.fromStack(stack).resourceCountIs('AWS::CloudTrail::Trail', 1));
});

test('one SignInTrail can be given to the alerts of two stacks', () => {
  const app = new App();
  const trail = SignInTrail.create();
  const stacks = [new Stack(app, 'One'), new Stack(app, 'Two')];

  stacks.forEach(stack => new ConsoleLoginAlert(stack, 'Alert', { trail }));

  stacks.forEach(stack => Template.fromStack(stack).resourceCountIs('AWS::CloudTrail::Trail', 1));
});

test('an environment-agnostic stack names no account, Region or partition', () => {
  const stack = new Stack(new App(), 'Stack');

  alert(stack, 'Alert');

  const text = JSON.stringify(Template.fromStack(stack).toJSON().Resources);
  expect(text).not.toMatch(/arn:aws:/);
  expect(text).not.toMatch(/\d{12}/);
});

test('two alerts on one topic with the same address subscribe it once', () => {
  const stack = new Stack(new App(), 'Stack');
  const first = alert(stack, 'First');

  new ConsoleLoginAlert(stack, 'Second', {
    recipients: [AlertRecipient.email('Security@example.com'), AlertRecipient.email('on-call@example.net')],
    topic: first.topic,
    trail: SignInTrail.create(),
  });

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::SNS::Topic', 1);
  template.resourceCountIs('AWS::SNS::Subscription', 2);
  template.resourceCountIs('AWS::IAM::Role', 2);
});

test('an imported topic, key and queue are used and never changed, and what they may lack is said', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'eu-west-1' } });
  const topicArn = 'arn:aws:sns:eu-west-1:123456789012:security';
  const queueArn = 'arn:aws:sqs:eu-west-1:123456789012:undelivered';
  const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555';

  new ConsoleLoginAlert(stack, 'Alert', {
    recipients: [AlertRecipient.email('security@example.com')],
    topic: sns.Topic.fromTopicArn(stack, 'Topic', topicArn),
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn),
    deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', queueArn),
    trail: SignInTrail.create(),
  });

  const template = Template.fromStack(stack);
  for (const type of ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::KMS::Key']) {
    template.resourceCountIs(type, 0);
  }
  template.hasResourceProperties('AWS::Events::Rule', {
    Targets: [Match.objectLike({ Arn: topicArn, DeadLetterConfig: { Arn: queueArn } })],
  });
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cannotChangePolicy')).map(({ entry }) => String(entry.data));
  expect(warnings.sort()).toEqual([
    expect.stringMatching(/deadLetterQueue Stack\/Queue .*"Action":"sqs:SendMessage"/),
    expect.stringMatching(/key Stack\/Key .*"Condition":\{"StringEquals":\{"aws:SourceAccount":"123456789012"\}\}.*"Principal":\{"Service":"cloudwatch.amazonaws.com"\}/),
    expect.stringMatching(/key Stack\/Key .*"Principal":\{"AWS"/),
  ]);
});
