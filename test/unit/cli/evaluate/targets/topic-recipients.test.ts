import { isChat, recipientOf, subscriptionsIn, letsThrough } from '../../../../../src/cli/evaluate/targets/topic-recipients';
import { JsonObject, Json } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { stackWith } from '../../app';

const ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const TOPIC = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } };

/** Who gets what a topic is sent, by one resource. */
function recipients(resource: JsonObject) {
  const stack = stackWith({ Resources: { Topic: TOPIC, Here: resource } });
  const resolver = new Resolver([stack], { account: '123456789012', region: 'us-east-1' });
  return subscriptionsIn(stack.resources.get('Here')!, resolver).map(subscription => ({ topicArn: subscription.topicArn, ...recipientOf(subscription, resolver) }));
}

test('a Slack channel has its topics listed, and is named by workspace and channel', () => {
  expect(recipients({
    Type: 'AWS::Chatbot::SlackChannelConfiguration',
    Properties: { SlackWorkspaceId: 'T0123ABCD', SlackChannelId: 'C0456EFGH', SnsTopicArns: [{ Ref: 'Topic' }, `${ARN}2`] },
  })).toEqual([ARN, `${ARN}2`].map(topicArn => ({ topicArn, to: 'slack:T0123ABCD/C0456EFGH', gets: expect.any(Function), unresolved: [], standIns: [] })));
});

test('a Teams channel is named by team and channel', () => {
  expect(recipients({
    Type: 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration',
    Properties: { TeamId: 'team-1', TeamsChannelId: '19%3Aa', TeamsTenantId: 'tenant-1', SnsTopicArns: [{ Ref: 'Topic' }] },
  })).toMatchObject([{ topicArn: ARN, to: 'teams:team-1/19%3Aa' }]);
});

test('a part of a channel that cannot be resolved is a finding', () => {
  expect(recipients({
    Type: 'AWS::Chatbot::SlackChannelConfiguration',
    Properties: { SlackWorkspaceId: { Ref: 'Gone' }, SlackChannelId: 'C1', SnsTopicArns: [ARN] },
  })).toMatchObject([{ to: 'slack:${Gone}/C1', unresolved: [{ resource: 'Here', property: 'Properties.SlackWorkspaceId', intrinsic: 'Ref Gone' }] }]);
});

test('a channel without a topic, and any other resource, is no recipient', () => {
  expect(recipients({ Type: 'AWS::Chatbot::SlackChannelConfiguration', Properties: { SlackWorkspaceId: 'T1', SlackChannelId: 'C1' } })).toEqual([]);
  expect(recipients({ Type: 'AWS::SQS::Queue', Properties: { SnsTopicArns: [ARN] } })).toEqual([]);
});

test.each([
  { to: 'slack:T1/C1', chat: true }, { to: 'teams:a/b', chat: true }, { to: 'slack@example.com', chat: false }, { to: 'sms:+15550100', chat: false },
])('$to is a chat: $chat', ({ to, chat }) => {
  expect(isChat(to)).toBe(chat);
});

const ATTRIBUTES = new Map([['severity', 'HIGH'], ['team', 'red']]);

// https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html: one of the values of a name, and all of the names.
test.each<{ policy: Json | undefined; scope?: Json; gets: boolean | undefined }>([
  { policy: { severity: ['HIGH'] }, gets: true },
  { policy: { severity: ['INFO', 'HIGH'] }, scope: 'MessageAttributes', gets: true },
  { policy: { severity: ['HIGH'], team: ['red'] }, gets: true },
  { policy: {}, gets: true },
  { policy: { severity: ['INFO'] }, gets: false },
  { policy: { severity: ['high'] }, gets: false },
  { policy: { severity: [] }, gets: false },
  { policy: { severity: ['HIGH'], team: ['blue'] }, gets: false },
  { policy: { gone: ['HIGH'] }, gets: false },
  { policy: { constructor: ['HIGH'] }, gets: false },
  { policy: { severity: ['HIGH'] }, scope: 'MessageBody', gets: undefined },
  { policy: { severity: [{ 'anything-but': 'INFO' }] }, gets: undefined },
  { policy: { $or: [{ severity: ['HIGH'] }] }, gets: undefined },
  { policy: { severity: 'HIGH' }, gets: undefined },
  { policy: '{}', gets: undefined },
  { policy: undefined, gets: undefined },
])('the policy $policy of the scope $scope lets a message through: $gets', ({ policy, scope, gets }) => {
  expect(letsThrough(policy, scope, ATTRIBUTES)).toBe(gets);
});

test('no policy can be evaluated where the attributes are not known', () => {
  expect(letsThrough({ severity: ['HIGH'] }, undefined, undefined)).toBeUndefined();
});
