import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CHAT } from '../../../src/delivery/message-format';
import { SlackRecipient } from '../../../src/recipient/slack';
import { only, REGION, stackIn } from '../../support/synthesis';

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
