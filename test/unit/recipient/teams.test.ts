import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CHAT } from '../../../src/delivery/message-topics';
import { TeamsRecipient } from '../../../src/recipient/teams';
import { newApp, only, REGION, resources, stackIn } from '../../support/synthesis';

const TEAMS = {
  teamId: '01234567-89ab-cdef-0123-456789abcdef',
  tenantId: 'FEDCBA98-7654-3210-FEDC-BA9876543210',
  channelId: '19:a1b2c3d4e5f6@thread.tacv2',
};
const TYPE = 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration';
const topicIn = (stack: Stack) => new sns.Topic(stack, 'Topic');

test('a channel of Teams is shown the card, by a configuration of its own', () => {
  const stack = stackIn();
  const recipient = new TeamsRecipient(TEAMS);
  expect(recipient.format).toBe(CHAT);
  expect(recipient.problem(REGION)).toBeUndefined();

  const way = recipient.bind(topicIn(stack));
  expect(way).toMatchObject({ endpoint: TEAMS.channelId, identity: `teams:${TEAMS.channelId}` });
  way.subscribe();

  expect(only(stack, TYPE).Properties).toEqual({
    ConfigurationName: expect.stringMatching(/^Stack-Teams19a1b2c3d4e5f6threadtacv2-[0-9A-F]{8}-us-east-1$/),
    GuardrailPolicies: [expect.anything()],
    IamRoleArn: expect.anything(),
    LoggingLevel: 'ERROR',
    SnsTopicArns: [{ Ref: expect.stringMatching(/^Topic/) }],
    TeamId: TEAMS.teamId,
    TeamsChannelId: '19%3Aa1b2c3d4e5f6%40thread.tacv2',
    TeamsTenantId: TEAMS.tenantId,
    UserRoleRequired: false,
  });
});

/** @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_TeamsChannelConfiguration.html */
const SERVICE_TAKES = /^([a-zA-Z0-9-_=+/.,])*%3[aA]([a-zA-Z0-9-_=+/.,])*%40([a-zA-Z0-9-_=+/.,])*$/;

test.each(['19%3aa1b2c3d4e5f6%40thread.tacv2', '19%3Aa1b2c3d4e5f6%40thread.tacv2', '19:a1b2c3d4e5f6%40thread.tacv2'])('%s, as a link has it, is the same channel', channelId => {
  const stack = stackIn();
  const recipient = new TeamsRecipient({ ...TEAMS, channelId });
  expect(recipient.problem(REGION)).toBeUndefined();
  const way = recipient.bind(topicIn(stack));
  way.subscribe();
  expect(way.identity).toBe(`teams:${TEAMS.channelId}`);
  expect(only(stack, TYPE).Properties.TeamsChannelId).toMatch(SERVICE_TAKES);
});

test('tokens are taken unchecked and as they are', () => {
  const stack = stackIn();
  const [teamId, tenantId, channelId] = ['Team', 'Tenant', 'Channel'].map(id => new CfnParameter(stack, id).valueAsString);
  const recipient = new TeamsRecipient({ teamId, tenantId, channelId });
  expect(recipient.problem(REGION)).toBeUndefined();
  recipient.bind(topicIn(stack)).subscribe();
  expect(only(stack, TYPE).Properties).toMatchObject({ TeamId: { Ref: 'Team' }, TeamsTenantId: { Ref: 'Tenant' }, TeamsChannelId: { Ref: 'Channel' } });
});

test.each(['teamId', 'tenantId'] as const)('what is no UUID is no %s', name => {
  for (const id of ['', 'security', '0123456789abcdef0123456789abcdef', `{${TEAMS.teamId}}`, `${TEAMS.teamId}\n`]) {
    expect(new TeamsRecipient({ ...TEAMS, [name]: id }).problem(REGION)).toBe(`${name} is ${JSON.stringify(id)}, which is no UUID: ` +
      'give one such as "01234567-89ab-cdef-0123-456789abcdef", as the link of the channel has it');
  }
});

test.each([
  '', 'General', '19:a1b2c3d4e5f6', 'a1b2c3d4e5f6@thread.tacv2', '19:a b@thread.tacv2', '19:a1b2c3d4e5f6@thread.tacv2\n', '19::a@thread.tacv2',
  'https://teams.microsoft.com/l/channel/19%3Aa1b2c3d4e5f6%40thread.tacv2/General', `19:${'a'.repeat(250)}@thread.tacv2`,
])('%j is no channel', channelId => {
  expect(new TeamsRecipient({ ...TEAMS, channelId }).problem(REGION)).toBe(`channelId is ${JSON.stringify(channelId)}, which is no ID of a channel of Teams: ` +
    'give one such as "19:a1b2c3d4e5f6@thread.tacv2", as the link of the channel has it');
});

test('fails at synthesis for a channel that two alerts name', () => {
  const app = newApp();
  const stacks = ['One', 'Two'].map(id => stackIn(undefined, app, id));
  stacks.forEach(stack => new TeamsRecipient(TEAMS).bind(topicIn(stack)).subscribe());
  expect(() => resources(stacks[0], TYPE)).toThrow(/configures the same channel, and Amazon Q Developer accepts one.*name the channel in one alert/);
});
