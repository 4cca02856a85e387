import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CHAT } from '../../../src/delivery/message-topics';
import { Recipients } from '../../../src/recipient/recipient-strategy';
import { SlackRecipient, SlackChannelRecipient } from '../../../src/recipient/slack';
import { only, REGION, stackIn, newApp, resources } from '../../support/synthesis';

const WORKSPACE = 'T0123456789';
const CHANNEL = 'C0123456789';
const open = (stack: Stack, channelId = CHANNEL) =>
  new SlackRecipient({ workspaceId: WORKSPACE, channelId }).bind(new sns.Topic(stack, `Topic${stack.node.children.length}`)).subscribe();

test('a channel of Slack is shown the card, by a configuration of its own', () => {
  const stack = stackIn();
  const recipient = new SlackRecipient({ workspaceId: WORKSPACE, channelId: CHANNEL });
  expect(recipient.format).toBe(CHAT);
  expect(recipient.problem(REGION)).toBeUndefined();

  const way = recipient.bind(new sns.Topic(stack, 'Topic'));
  expect(way).toMatchObject({ endpoint: CHANNEL, identity: `slack:${CHANNEL}` });
  expect(stack.node.tryFindChild('Role')).toBeUndefined();
  way.subscribe();

  expect(only(stack, 'AWS::Chatbot::SlackChannelConfiguration').Properties).toEqual({
    ConfigurationName: expect.stringMatching(/^Stack-SlackC0123456789-[0-9A-F]{8}-us-east-1$/),
    GuardrailPolicies: [expect.anything()],
    IamRoleArn: expect.anything(),
    LoggingLevel: 'ERROR',
    SlackChannelId: CHANNEL,
    SlackWorkspaceId: WORKSPACE,
    SnsTopicArns: [{ Ref: expect.stringMatching(/^Topic/) }],
    UserRoleRequired: false,
  });
});

test('tokens are taken unchecked', () => {
  const stack = stackIn();
  const [workspaceId, channelId] = ['Workspace', 'Channel'].map(id => new CfnParameter(stack, id).valueAsString);
  const recipient = new SlackRecipient({ workspaceId, channelId });
  expect(recipient.problem(REGION)).toBeUndefined();
  recipient.bind(new sns.Topic(stack, 'Topic')).subscribe();
  expect(only(stack, 'AWS::Chatbot::SlackChannelConfiguration').Properties)
    .toMatchObject({ SlackChannelId: { Ref: 'Channel' }, SlackWorkspaceId: { Ref: 'Workspace' } });
});

test('a private channel of old is a channel', () => {
  expect(new SlackRecipient({ workspaceId: WORKSPACE, channelId: 'G0123456789' }).problem(REGION)).toBeUndefined();
});

test.each(['', 'T', 'security', 'C0123456789', 't0123456789', 'T0123456789 ', 'T0123-456', `T${'0'.repeat(255)}`])('%j is no workspace', workspaceId => {
  expect(new SlackRecipient({ workspaceId, channelId: CHANNEL }).problem(REGION)).toBe(
    `workspaceId is ${JSON.stringify(workspaceId)}, which is no ID of a Slack workspace: give one such as "T0123456789", ` +
    'as the console of Amazon Q Developer in chat applications shows it');
});

test.each(['', 'C', '#security', 'security', 'D0123456789', 'T0123456789', 'c0123456789', 'C0123456789\n', `C${'0'.repeat(255)}`])('%j is no channel', channelId => {
  expect(new SlackRecipient({ workspaceId: WORKSPACE, channelId }).problem(REGION)).toBe(
    `channelId is ${JSON.stringify(channelId)}, which is no ID of a Slack channel: give one such as "C0123456789", the end of the channel's link`);
});

describe('fails at synthesis', () => {
  const REFUSED = /configures the same channel, and Amazon Q Developer accepts one.*make one chatbot\.SlackChannelConfiguration and give it to both by AlertRecipient\.slackChannel/;

  test('for a channel that the app configures itself', () => {
    const stack = stackIn();
    open(stack);
    new chatbot.SlackChannelConfiguration(stack, 'Mine', { slackChannelConfigurationName: 'mine', slackWorkspaceId: WORKSPACE, slackChannelId: CHANNEL });
    expect(() => only(stack, 'AWS::Chatbot::SlackChannelConfiguration')).toThrow(REFUSED);
  });

  test('for nothing but that channel', () => {
    const stack = stackIn();
    open(stack);
    new chatbot.SlackChannelConfiguration(stack, 'Mine', { slackChannelConfigurationName: 'mine', slackWorkspaceId: WORKSPACE, slackChannelId: 'C9' });
    new chatbot.SlackChannelConfiguration(stack, 'Theirs', { slackChannelConfigurationName: 'theirs', slackWorkspaceId: 'T9', slackChannelId: CHANNEL });
    expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  });
});

const configurationIn = (stack: Stack) => new chatbot.SlackChannelConfiguration(stack, 'Mine', {
  slackChannelConfigurationName: 'mine', slackWorkspaceId: 'T0123456789', slackChannelId: 'C0123456789',
});

test('the topic is added to the configuration, and nothing else is made', () => {
  const stack = stackIn();
  const configuration = configurationIn(stack);
  configuration.addNotificationTopic(new sns.Topic(stack, 'Other'));
  const recipient = new SlackChannelRecipient(configuration);
  expect(recipient.format).toBe(CHAT);
  expect(recipient.problem(REGION)).toBeUndefined();

  const way = recipient.bind(new sns.Topic(stack, 'Topic'));
  expect(way).toMatchObject({ endpoint: 'C0123456789', identity: 'slack:C0123456789' });
  way.subscribe();

  expect(only(stack, 'AWS::Chatbot::SlackChannelConfiguration').Properties.SnsTopicArns)
    .toEqual([{ Ref: expect.stringMatching(/^Other/) }, { Ref: expect.stringMatching(/^Topic/) }]);
  expect(Object.keys(resources(stack, 'AWS::IAM::Role'))).toEqual([expect.stringMatching(/^Mine/)]);
});

test('the configuration may be of another stack, which then waits for the topic', () => {
  const app = newApp();
  const [chat, alerts] = ['Chat', 'Alerts'].map(id => stackIn(undefined, app, id));
  new SlackChannelRecipient(configurationIn(chat)).bind(new sns.Topic(alerts, 'Topic')).subscribe();
  app.synth();
  expect(chat.dependencies).toEqual([alerts]);
  expect(only(chat, 'AWS::Chatbot::SlackChannelConfiguration').Properties.SnsTopicArns)
    .toEqual([{ 'Fn::ImportValue': expect.stringMatching(/^Alerts:ExportsOutputRefTopic/) }]);
});

test('fails for an imported configuration, to which no topic can be added', () => {
  const stack = stackIn();
  const imported = chatbot.SlackChannelConfiguration.fromSlackChannelConfigurationArn(stack, 'Theirs',
    'arn:aws:chatbot::123456789012:chat-configuration/slack-channel/theirs');
  const recipients = new Recipients(stack, () => new sns.Topic(stack, 'Topic'));
  expect(() => recipients.add('recipients[0]', new SlackChannelRecipient(imported as chatbot.SlackChannelConfiguration)))
    .toThrow(`recipients[0]: the configuration ${imported.node.path} is an imported one, to which no topic can be added: ` +
      'give the chatbot.SlackChannelConfiguration itself, in the app that makes it');
});

test.each([
  { title: 'a new one, then this one', newFirst: true },
  { title: 'this one, then a new one', newFirst: false },
])('fails for a channel that the same alert tells already, by another configuration: $title', ({ newFirst }) => {
  const stack = stackIn();
  const topic = new sns.Topic(stack, 'Topic');
  const recipients = new Recipients(stack, () => topic);
  const both = [new SlackRecipient({ workspaceId: 'T0123456789', channelId: 'C0123456789' }), new SlackChannelRecipient(configurationIn(stack))];
  const [first, second] = newFirst ? both : both.reverse();
  recipients.add('recipients[0]', first);
  expect(() => recipients.add('recipients[1]', second)).toThrow('recipients[1] is "C0123456789", the same as recipients[0]');
});
