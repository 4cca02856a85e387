import { Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CHAT } from '../../../src/delivery/message-format';
import { Recipients } from '../../../src/recipient/recipients';
import { SlackRecipient } from '../../../src/recipient/slack';
import { SlackChannelRecipient } from '../../../src/recipient/slack-channel';
import { newApp, only, REGION, resources, stackIn } from '../../support/synthesis';

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
