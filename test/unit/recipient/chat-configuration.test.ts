import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { chatConfiguration, refuseSecond, scopeOfChat } from '../../../src/recipient/chat-configuration';
import { ACCOUNT, newApp, only, OTHER_ACCOUNT, resources, stackIn } from '../../support/synthesis';

const topicIn = (scope: Construct) => new sns.Topic(new Construct(scope, 'Chat'), 'Topic');

describe('the scope of a chat channel', () => {
  test('stands beside the topic, and says which channel', () => {
    expect(scopeOfChat(topicIn(stackIn()), 'Slack', 'C0123456789').node.path).toBe('Stack/Chat/SlackC0123456789');
  });

  test('is numbered where only the deployment knows the channel', () => {
    const stack = stackIn();
    const topic = topicIn(stack);
    const ids = ['A', 'B'].map(id => new CfnParameter(stack, id).valueAsString).map(id => scopeOfChat(topic, 'Slack', id).node.id);
    expect([...ids, scopeOfChat(topic, 'Teams', new CfnParameter(stack, 'C').valueAsString).node.id]).toEqual(['SlackToken1', 'SlackToken2', 'TeamsToken1']);
  });
});

describe('a configuration', () => {
  const configured = (stack: Stack) => {
    const topic = topicIn(stack);
    return stack.resolve(chatConfiguration(scopeOfChat(topic, 'Slack', 'C0123456789'), topic));
  };

  test('lets nobody do anything', () => {
    const stack = stackIn();

    expect(configured(stack)).toMatchObject({
      iamRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^ChatRole/), 'Arn'] },
      guardrailPolicies: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AWSDenyAll']] }],
      userRoleRequired: false,
    });
    expect(only(stack, 'AWS::IAM::Role').Properties).toEqual({
      AssumeRolePolicyDocument: {
        Statement: [{
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'chatbot.amazonaws.com' },
          Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } },
        }],
        Version: '2012-10-17',
      },
      Description: 'Has no permissions, so that nobody can run commands from a chat that shows AWS console sign-ins',
    });
    expect(resources(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(resources(stack, 'AWS::IAM::ManagedPolicy')).toEqual({});
  });

  test('shares its role with the others of the alert', () => {
    const stack = stackIn();
    const topic = topicIn(stack);
    const roles = ['C0123456789', 'C1123456789'].map(id => chatConfiguration(scopeOfChat(topic, 'Slack', id), topic).iamRoleArn);
    expect(new Set(roles).size).toBe(1);
  });

  test('shows what the topic says, and logs what cannot be shown', () => {
    expect(configured(stackIn())).toMatchObject({ snsTopicArns: [{ Ref: expect.stringMatching(/^ChatTopic/) }], loggingLevel: 'ERROR' });
  });

  /** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-chatbot-slackchannelconfiguration.html */
  const NAME = /^[A-Za-z0-9-_]{1,128}$/;

  test('has a name of its own, with the Region', () => {
    expect(configured(stackIn()).configurationName).toMatch(/^Stack-Chat-SlackC0123456789-[0-9A-F]{8}-us-east-1$/);
    expect(configured(stackIn({})).configurationName).toEqual({
      'Fn::Join': ['', [expect.stringMatching(/^Stack-Chat-SlackC0123456789-[0-9A-F]{8}-$/), { Ref: 'AWS::Region' }]],
    });
  });

  test('has a name that the service takes, however long and odd its path is', () => {
    const stack = stackIn();
    const topic = topicIn(new Construct(stack, `${'x'.repeat(200)} サインイン`));
    const names = ['A', 'B'].map(id => chatConfiguration(scopeOfChat(topic, 'Teams', `19:${id.repeat(100)}@thread.tacv2`), topic).configurationName);
    names.forEach(name => expect(name).toMatch(NAME));
    expect(new Set(names).size).toBe(2);
  });

  test('leaves the longest name of a Region room in it', () => {
    const longest = 'us-northwestern-99';
    const topic = topicIn(new Construct(stackIn({ account: ACCOUNT, region: longest }), 'x'.repeat(200)));
    expect(chatConfiguration(scopeOfChat(topic, 'Slack', 'C0123456789'), topic).configurationName).toMatch(NAME);
  });
});

describe('a channel that the app configures twice', () => {
  const configure = (stack: Stack, id: string, channelId = 'C0123456789') => new chatbot.CfnSlackChannelConfiguration(stack, id, {
    configurationName: id,
    iamRoleArn: `arn:aws:iam::${ACCOUNT}:role/x`,
    slackChannelId: channelId,
    slackWorkspaceId: 'T0123456789',
  });
  const watched = (configuration: chatbot.CfnSlackChannelConfiguration) => refuseSecond(
    configuration, other => other instanceof chatbot.CfnSlackChannelConfiguration && other.slackChannelId === configuration.slackChannelId, 'make one');
  const synthesised = (first: Stack, second: Stack, channelId?: string) => () => {
    watched(configure(first, 'First'));
    configure(second, 'Second', channelId);
    return first.node.root.node.findAll().flatMap(({ node }) => node.validate());
  };
  const twoStacks = (one: object, other: object) => {
    const app = newApp();
    return [stackIn(one, app, 'One'), stackIn(other, app, 'Other')] as const;
  };

  test('is refused at synthesis, in whatever order they were made', () => {
    const stack = stackIn();
    expect(synthesised(stack, stack)()).toEqual([
      'Stack/Second configures the same channel, and Amazon Q Developer accepts one configuration for a channel in an account: make one',
    ]);
  });

  test('is refused in two stacks of one account, in any Region', () => {
    expect(synthesised(...twoStacks({ account: ACCOUNT, region: 'us-east-1' }, { account: ACCOUNT, region: 'eu-west-1' }))()).toHaveLength(1);
  });

  test.each([
    { title: 'in two accounts', stacks: [{ account: ACCOUNT }, { account: OTHER_ACCOUNT }] },
    { title: 'in two stacks that may go to two accounts', stacks: [{}, {}] },
  ])('is taken $title', ({ stacks: [one, other] }) => {
    expect(synthesised(...twoStacks(one, other))()).toEqual([]);
  });

  test('is not taken for another channel', () => {
    const stack = stackIn();
    expect(synthesised(stack, stack, 'C1123456789')()).toEqual([]);
  });
});
