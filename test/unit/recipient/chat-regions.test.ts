import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import { AlertRecipient } from '../../../src';
import { ACCOUNT, alertIn, stackIn } from '../../support/synthesis';

const TEAMS = AlertRecipient.teams({
  teamId: '11111111-2222-4333-8444-000000000001', tenantId: '11111111-2222-4333-8444-000000000002', channelId: '19:a1b2c3d4@thread.tacv2',
});
const SLACK = AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' });

describe.each([['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov'], ['us-iso-east-1', 'aws-iso'], ['eusc-de-east-1', 'aws-eusc']])('in %s', (region, partition) => {
  const stack = () => stackIn({ account: ACCOUNT, region });

  test.each([['Slack', SLACK, 'C0123456789'], ['Teams', TEAMS, '19:a1b2c3d4@thread.tacv2']])('fails for a channel of %s', (_, recipient, channelId) => {
    expect(() => alertIn(stack(), { recipients: [recipient] })).toThrow(`recipients[0]: "${channelId}" is a chat channel, and this alert is in ${region}, ` +
      `in the partition ${partition}, where there is no Amazon Q Developer in chat applications: leave it out, and name mailboxes or AlertRecipient.subscription(...)`);
  });

  test('fails for a configuration of Slack', () => {
    const scope = stack();
    const configuration = new chatbot.SlackChannelConfiguration(scope, 'Mine', {
      slackChannelConfigurationName: 'mine', slackWorkspaceId: 'T0123456789', slackChannelId: 'C0123456789',
    });
    expect(() => alertIn(scope, { recipients: [AlertRecipient.slackChannel(configuration)] })).toThrow(`in the partition ${partition}`);
  });
});

test.each([[{ account: ACCOUNT, region: 'ap-east-1' }], [{}]])('a chat is taken in an opt-in Region and where only the deployment knows the Region', env => {
  expect(() => alertIn(stackIn(env), { recipients: [SLACK, TEAMS] })).not.toThrow();
});
