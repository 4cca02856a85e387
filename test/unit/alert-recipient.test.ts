import { Annotations, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertRecipient } from '../../src';
import { alertIn, newApp, only, Resource, resources, stackIn, warningIds } from '../support/synthesis';

const ARN = 'arn:aws:sns:us-east-1:123456789012:sign-ins';
const NO_RECIPIENTS = 'cdk-console-login-alert:noRecipients';

const SLACK = { workspaceId: 'T0123456789', channelId: 'C0123456789' };
const TEAMS = {
  teamId: '01234567-89ab-cdef-0123-456789abcdef',
  tenantId: 'fedcba98-7654-3210-fedc-ba9876543210',
  channelId: '19:a1b2c3d4e5f6@thread.tacv2',
};

const subscribed = (stack: Stack) => Object.values(resources(stack, 'AWS::SNS::Subscription'))
  .map(({ Properties }) => `${Properties.Protocol} ${JSON.stringify(Properties.Endpoint).replace(/(?<=[a-z])[0-9A-F]{8}/g, '')}`);

test('mailboxes and queues subscribe to the same topic', () => {
  const stack = stackIn();
  const queue = new sqs.Queue(stack, 'Queue');
  alertIn(stack, {
    recipients: [
      AlertRecipient.email('a@example.com'),
      AlertRecipient.subscription(new SqsSubscription(queue)),
      AlertRecipient.email(new CfnParameter(stack, 'Address').valueAsString),
    ],
  });
  expect(subscribed(stack).sort()).toEqual(['email "a@example.com"', 'email {"Ref":"Address"}', 'sqs {"Fn::GetAtt":["Queue","Arn"]}']);
  expect(warningIds(stack)).toEqual([]);
});

test('phones and chats have topics of their own', () => {
  const stack = stackIn();
  alertIn(stack, {
    recipients: [
      AlertRecipient.email('a@example.com'), AlertRecipient.sms('+12025550100'), AlertRecipient.sms('+12025550101'),
      AlertRecipient.slack(SLACK), AlertRecipient.teams(TEAMS),
    ],
  });
  expect(subscribed(stack)).toEqual(['email "a@example.com"', 'sms "+12025550100"', 'sms "+12025550101"']);
  expect(Object.values(resources(stack, 'AWS::SNS::Topic')).map(({ Properties }) => Properties.DisplayName))
    .toEqual(['AWS console sign-in', 'AWS login', 'AWS console sign-in']);
  const chats = ['AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration']
    .map(type => only(stack, type).Properties);
  for (const { SnsTopicArns, IamRoleArn } of chats) {
    expect(SnsTopicArns).toEqual([{ Ref: expect.stringMatching(/^AlertChatTopic/) }]);
    expect(IamRoleArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^AlertChatRole/), 'Arn'] });
  }
  expect(only(stack, 'AWS::Events::Rule').Properties.Targets).toHaveLength(3);
  expect(warningIds(stack)).toEqual([]);
});

test.each([
  { title: 'a phone', recipient: AlertRecipient.sms('+12025550100') },
  { title: 'a Slack channel', recipient: AlertRecipient.slack(SLACK) },
  { title: 'a channel of Teams', recipient: AlertRecipient.teams(TEAMS) },
])('$title, added to an alert that is deployed, changes nothing but the rule, by one more target', ({ recipient }) => {
  const [before, after] = [false, true].map(add => {
    const stack = stackIn();
    const alert = alertIn(stack, { recipients: [AlertRecipient.email('a@example.com')] });
    if (add) alert.addRecipient(recipient);
    return Template.fromStack(stack).toJSON().Resources as Readonly<Record<string, Resource>>;
  });
  const [rule] = Object.keys(before).filter(id => before[id].Type === 'AWS::Events::Rule');
  const { Targets, ...others } = before[rule].Properties as { readonly Targets: readonly unknown[] };

  expect(Object.keys(before).filter(id => id !== rule && JSON.stringify(before[id]) !== JSON.stringify(after[id]))).toEqual([]);
  expect(after[rule].Properties).toEqual({ ...others, Targets: [...Targets, expect.objectContaining({ Id: 'Target1' })] });
});

test('two alerts share a Slack channel by its one configuration', () => {
  const stack = stackIn();
  const configuration = new chatbot.SlackChannelConfiguration(stack, 'Chat', {
    slackChannelConfigurationName: 'security', slackWorkspaceId: SLACK.workspaceId, slackChannelId: SLACK.channelId,
  });
  ['First', 'Second'].forEach(id => alertIn(stack, { recipients: [AlertRecipient.slackChannel(configuration)] }, id));
  expect(only(stack, 'AWS::Chatbot::SlackChannelConfiguration').Properties.SnsTopicArns)
    .toEqual([{ Ref: expect.stringMatching(/^FirstChatTopic/) }, { Ref: expect.stringMatching(/^SecondChatTopic/) }]);
});

test('a recipient can be added after the alert was created', () => {
  const stack = stackIn();
  const alert = alertIn(stack, { recipients: [AlertRecipient.email('a@example.com')] });
  alert.addRecipient(AlertRecipient.email('b@example.com'));
  expect(subscribed(stack)).toEqual(['email "a@example.com"', 'email "b@example.com"']);
});

test('one recipient may be that of two alerts, each with its own topic', () => {
  const stack = stackIn();
  const recipients = [AlertRecipient.email('a@example.com'), AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Queue')))];
  alertIn(stack, { recipients }, 'First');
  alertIn(stack, { recipients }, 'Second');
  expect(subscribed(stack)).toHaveLength(4);
});

describe('fails', () => {
  const failing = (...recipients: AlertRecipient[]) => () => alertIn(stackIn(), { recipients });

  test('for a bad address, with its index', () => {
    expect(failing(AlertRecipient.email('a@example.com'), AlertRecipient.email('b@example')))
      .toThrow('recipients[1]: "b@example" is no e-mail address: give one such as "security@example.com"');
  });

  test.each([
    { title: 'in another case', second: AlertRecipient.email('A@EXAMPLE.com') },
    { title: 'as a subscription', second: AlertRecipient.subscription(new EmailSubscription('a@example.com')) },
  ])('for an address given twice, $title, with both indices', ({ second }) => {
    expect(failing(AlertRecipient.email('a@example.com'), AlertRecipient.email('b@example.com'), second))
      .toThrow(/^recipients\[2\] is "a@example\.com", the same as recipients\[0\], and SNS would notify it once: leave one of them out$/i);
  });

  test('for a queue given twice', () => {
    const stack = stackIn();
    const queue = new sqs.Queue(stack, 'Queue');
    const recipients = [1, 2].map(() => AlertRecipient.subscription(new SqsSubscription(queue)));
    expect(() => alertIn(stack, { recipients })).toThrow(/^recipients\[1\] is .*, the same as recipients\[0\]/);
  });

  test.each([
    { title: 'phone number', recipient: AlertRecipient.sms('0312345678'), message: 'recipients[1]: "0312345678" is no phone number in E.164 form' },
    { title: 'workspace', recipient: AlertRecipient.slack({ ...SLACK, workspaceId: 'mine' }), message: 'recipients[1]: workspaceId is "mine", which is no ID' },
    { title: 'Slack channel', recipient: AlertRecipient.slack({ ...SLACK, channelId: '#ops' }), message: 'recipients[1]: channelId is "#ops", which is no ID' },
    { title: 'team', recipient: AlertRecipient.teams({ ...TEAMS, teamId: 'mine' }), message: 'recipients[1]: teamId is "mine", which is no UUID' },
  ])('for a bad $title, with its index', ({ recipient, message }) => {
    expect(failing(AlertRecipient.email('a@example.com'), recipient)).toThrow(message);
  });

  test.each([
    { title: 'phone', first: AlertRecipient.sms('+12025550100'), second: AlertRecipient.sms('+12025550100') },
    { title: 'Slack channel', first: AlertRecipient.slack(SLACK), second: AlertRecipient.slack({ ...SLACK, workspaceId: 'T9876543210' }) },
    { title: 'channel of Teams', first: AlertRecipient.teams(TEAMS), second: AlertRecipient.teams({ ...TEAMS, channelId: '19%3aa1b2c3d4e5f6%40thread.tacv2' }) },
  ])('for a $title given twice, with both indices', ({ first, second }) => {
    expect(failing(AlertRecipient.email('a@example.com'), first, second)).toThrow(/^recipients\[2\] is ".*", the same as recipients\[1\]/);
  });

  test('at synthesis for a Slack channel of two alerts, and says how to share it', () => {
    const stack = stackIn();
    ['First', 'Second'].forEach(id => alertIn(stack, { recipients: [AlertRecipient.slack(SLACK)] }, id));
    expect(() => subscribed(stack)).toThrow(/\[Stack\/First\/Chat\/SlackC0123456789\/Resource\] Stack\/Second\/.* configures the same channel.*AlertRecipient\.slackChannel/);
  });

  test('for an added recipient that the alert had from the start, and for a bad one', () => {
    const alert = alertIn(stackIn(), { recipients: [AlertRecipient.email('a@example.com')] });
    expect(() => alert.addRecipient(AlertRecipient.email('a@example.com'))).toThrow('addRecipient is "a@example.com", the same as recipients[0]');
    expect(() => alert.addRecipient(AlertRecipient.email('a'))).toThrow('addRecipient: "a" is no e-mail address');
  });
});

describe('the same address through two alerts on one topic is one subscription', () => {
  test.each([
    { title: 'the topic of the first', topics: undefined },
    { title: 'a topic that was imported twice', topics: [1, 2] },
  ])('$title', ({ topics }) => {
    const stack = stackIn();
    const [one, two] = (topics ?? []).map(index => sns.Topic.fromTopicArn(stack, `Topic${index}`, ARN));
    const first = alertIn(stack, { topic: one, recipients: [AlertRecipient.email('a@example.com')] }, 'First');
    alertIn(stack, { topic: two ?? first.topic, recipients: [AlertRecipient.email('A@example.com'), AlertRecipient.email('b@example.com')] }, 'Second');
    expect(subscribed(stack)).toEqual(['email "a@example.com"', 'email "b@example.com"']);
  });

  test('and so is the same queue, from another stack', () => {
    const app = newApp();
    const stack = stackIn(undefined, app);
    const queues = stackIn(undefined, app, 'Queues');
    const queue = new sqs.Queue(queues, 'Queue');
    const recipients = () => [AlertRecipient.subscription(new SqsSubscription(queue))];
    const first = alertIn(stack, { recipients: recipients() }, 'First');
    alertIn(stack, { recipients: recipients(), topic: first.topic }, 'Second');
    expect(subscribed(queues)).toEqual(['sqs {"Fn::GetAtt":["Queue","Arn"]}']);
  });
});

describe('an alert without recipients', () => {
  test('is warned of, which can be acknowledged on the alert before synthesis finds it', () => {
    const warned = [false, true].map(acknowledge => {
      const stack = stackIn();
      const alert = alertIn(stack, { recipients: [] });
      if (acknowledge) Annotations.of(alert).acknowledgeWarning(NO_RECIPIENTS);
      return warningIds(stack);
    });
    expect(warned).toEqual([[NO_RECIPIENTS], []]);
  });

  test('is not warned of where somebody is added later, or subscribes without the alert', () => {
    const stack = stackIn();
    alertIn(stack, {}, 'First').addRecipient(AlertRecipient.email('a@example.com'));
    alertIn(stack, {}, 'Second').topic.addSubscription(new EmailSubscription('a@example.com'));
    expect(warningIds(stack)).toEqual([]);
  });

  test('is not warned of on a given topic, whose subscribers may be elsewhere', () => {
    const stack = stackIn();
    alertIn(stack, { topic: sns.Topic.fromTopicArn(stack, 'Theirs', ARN) });
    expect(warningIds(stack)).toEqual([]);
  });

  test('is warned of alone: the one beside it has a recipient', () => {
    const stack = stackIn();
    alertIn(stack, { recipients: [AlertRecipient.email('a@example.com')] }, 'First');
    alertIn(stack, {}, 'Second');
    expect(warningIds(stack)).toEqual([NO_RECIPIENTS]);
  });
});
