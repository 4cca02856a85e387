import { TopicTarget, notificationProblem } from '../../../../../src/cli/evaluate/targets/topic-target';
import { Json, JsonObject } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { stackWith } from '../../app';

const ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const CARD = '{"version":"1.0","source":"custom","content":{"description":"signed in"}}';

function topic(properties: JsonObject = {}): JsonObject {
  return { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts', ...properties } };
}

function subscription(protocol: string, endpoint: Json, more: JsonObject = {}): JsonObject {
  return { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: protocol, Endpoint: endpoint, ...more } };
}

function address(resources: JsonObject, arn = ARN) {
  const stack = stackWith({ Resources: resources, Conditions: { No: { 'Fn::Equals': [1, 2] } } });
  return new TopicTarget(new Resolver([stack], { account: '123456789012', region: 'us-east-1' })).address(arn);
}

test('a topic is recognized by its ARN, in every partition', () => {
  const target = new TopicTarget(new Resolver([], {}));
  expect(target.accepts(ARN)).toBe(true);
  expect(target.accepts('arn:aws-cn:sns:cn-north-1:123456789012:t')).toBe(true);
  expect(target.accepts('arn:aws:sqs:us-east-1:123456789012:sns')).toBe(false);
});

test.each([
  { name: 'AWS console sign-in', from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>' },
  { name: 'サインイン', from: '"サインイン" <no-reply@sns.amazonaws.com>' },
  { name: 'a "b" \\c', from: '"a \\"b\\" \\\\c" <no-reply@sns.amazonaws.com>' },
  { name: '', from: 'no-reply@sns.amazonaws.com' },
])('the display name $name makes the sender $from', ({ name, from }) => {
  expect(address({ Topic: topic({ DisplayName: name }) }).from).toBe(from);
});

test('mail goes to addresses, and everything else to its protocol', () => {
  expect(address({
    Topic: topic(),
    A: subscription('email', 'security@example.com'),
    B: subscription('email-json', 'on-call@example.net'),
    C: subscription('sms', '+15550100'),
    D: subscription('sqs', { 'Fn::GetAtt': ['Queue', 'Arn'] }),
    E: subscription('https', 'https://example.com/hook'),
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
  })).toEqual({
    from: 'no-reply@sns.amazonaws.com',
    to: ['security@example.com', 'on-call@example.net', 'sms:+15550100', 'sqs:arn:aws:sqs:us-east-1:123456789012:q', 'https:https://example.com/hook'],
    subject: 'AWS Notification Message',
    notes: [],
    unresolved: [],
    standIns: [],
  });
});

test('a subscription may be written in the topic itself', () => {
  expect(address({ Topic: topic({ Subscription: [{ Protocol: 'email', Endpoint: 'security@example.com' }] }) }).to).toEqual(['security@example.com']);
});

test('a property that cannot be resolved is a finding, in either form of the target', () => {
  expect(address({ Topic: topic({ Subscription: [{ Protocol: 'email', Endpoint: { Ref: 'Gone' } }] }) }).unresolved).toMatchObject([
    { resource: 'Topic', property: 'Properties.Subscription[0].Endpoint', intrinsic: 'Ref Gone' },
  ]);
  expect(address({ Topic: topic({ DisplayName: { Ref: 'Gone' } }), A: subscription('email', { Ref: 'Gone' }) })).toMatchObject({
    from: '"${Gone}" <no-reply@sns.amazonaws.com>',
    to: ['${Gone}'],
    unresolved: [{ resource: 'Topic', property: 'Properties.DisplayName' }, { resource: 'A', property: 'Properties.Endpoint' }],
  });
});

test('a topic of another app has the subscriptions of this one, and a name that is not known', () => {
  expect(address({ A: subscription('email', 'security@example.com', { TopicArn: ARN }) })).toMatchObject({
    from: 'no-reply@sns.amazonaws.com', to: ['security@example.com'], notes: [{ code: 'unknown-display-name', topic: ARN }],
  });
});

test('a topic without a subscription has no recipient, which is noted', () => {
  expect(address({ Topic: topic(), A: subscription('email', 'x@example.com', { TopicArn: `${ARN}2` }) })).toMatchObject({ to: [], notes: [{ code: 'no-subscribers', topic: ARN }] });
});

/** What a topic with a phone that has a filter policy, and perhaps a mailbox that has none, makes of a message with attributes. */
function filtered(policy: JsonObject, severity: string, more: JsonObject = {}) {
  const stack = stackWith({ Resources: { Topic: topic(), Phone: subscription('sms', '+15550100', { FilterPolicy: policy }), ...more } });
  return new TopicTarget(new Resolver([stack], { account: '123456789012', region: 'us-east-1' }))
    .receive(ARN, { target: 'Target0', channel: 'short', text: 'x'.repeat(400) }, { attributes: new Map([['severity', severity]]) });
}

test('a filter policy lets a message through that has what it wants', async () => {
  const { deliveries, notes } = await filtered({ severity: ['HIGH'] }, 'HIGH');
  expect(deliveries).toMatchObject([{ to: ['sms:+15550100'] }]);
  expect(notes).toMatchObject([{ code: 'several-sms-parts' }]);
});

test('a filter policy leaves out any other message, which is noted and no fault', async () => {
  expect(await filtered({ severity: ['HIGH'] }, 'INFO')).toEqual({
    reasons: [], deliveries: [], notes: [{ code: 'left-out-by-filter-policy', endpoint: 'sms:+15550100' }], standIns: [],
  });
});

test('a filter policy hides no endpoint that cannot be resolved', async () => {
  const Phone = subscription('sms', { Ref: 'Gone' }, { FilterPolicy: { severity: ['HIGH'] } });
  expect(await filtered({}, 'INFO', { Phone })).toMatchObject({ deliveries: [], reasons: [{ code: 'unresolved-value', resource: 'Phone' }] });
});

test('a filter policy leaves out its own subscription alone', async () => {
  expect(await filtered({ severity: ['HIGH'] }, 'INFO', { Mailbox: subscription('email', 'x@example.com') })).toMatchObject({
    reasons: [], deliveries: [{ to: ['x@example.com'] }], notes: [{ code: 'left-out-by-filter-policy', endpoint: 'sms:+15550100' }, { code: 'several-sms-parts' }],
  });
});

test('a filter policy of another kind is noted, and the message is shown', async () => {
  expect(await filtered({ severity: [{ prefix: 'H' }] }, 'INFO')).toMatchObject({
    deliveries: [{ to: ['sms:+15550100'] }], notes: [{ code: 'subscription-filter-policy', endpoint: 'sms:+15550100' }, { code: 'several-sms-parts' }],
  });
});

test('EventBridge publishes no attributes, so a filter policy on one leaves out what it sends directly', async () => {
  const stack = stackWith({ Resources: { Topic: topic(), Phone: subscription('sms', '+15550100', { FilterPolicy: { severity: ['HIGH'] } }) } });
  const target = new TopicTarget(new Resolver([stack], { account: '123456789012', region: 'us-east-1' }));
  expect(await target.receive(ARN, { target: 'Target0', channel: 'short', text: 'x' })).toMatchObject({ deliveries: [], notes: [{ code: 'left-out-by-filter-policy' }] });
});

test('a subscription that is not created is no recipient', () => {
  expect(address({ Topic: topic(), A: { ...subscription('email', 'x@example.com'), Condition: 'No' } }).to).toEqual([]);
  expect(address({ Topic: { ...topic({ DisplayName: 'x' }), Condition: 'No' } }).notes).toMatchObject([{ code: 'unknown-display-name' }, { code: 'no-subscribers' }]);
});

/** What a topic with one recipient makes of a text. */
function receive(recipient: 'email' | 'sms' | 'slack', text: string, channel: string, displayName = 'AWS login', subject?: string) {
  const recipients: Record<typeof recipient, JsonObject> = {
    email: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ARN, Protocol: 'email', Endpoint: 'security@example.com' } },
    sms: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ARN, Protocol: 'sms', Endpoint: '+15550100' } },
    slack: { Type: 'AWS::Chatbot::SlackChannelConfiguration', Properties: { SlackWorkspaceId: 'T1', SlackChannelId: 'C1', SnsTopicArns: [ARN] } },
  };
  const stack = stackWith({ Resources: { Topic: topic({ DisplayName: displayName }), Recipient: recipients[recipient] } });
  return new TopicTarget(new Resolver([stack], { account: '123456789012', region: 'us-east-1' })).receive(ARN, { target: 'Target0', channel, text }, { subject, attributes: new Map() });
}

test('a mail has the Subject that the message brings, and else the one of SNS', async () => {
  expect((await receive('email', 'x', 'text', 'AWS', 'Root sign-in')).deliveries).toMatchObject([{ subject: 'Root sign-in' }]);
  expect((await receive('email', 'x', 'text')).deliveries).toMatchObject([{ subject: 'AWS Notification Message', body: 'x' }]);
  expect((await receive('email', 'x', 'text')).deliveries[0]).not.toHaveProperty('sms');
});

test('a text message has no title, and says how it is sent', async () => {
  expect(await receive('sms', 'Root signed in', 'short')).toMatchObject({
    reasons: [], notes: [], deliveries: [{ channel: 'short', to: ['sms:+15550100'], subject: '', sms: { encoding: 'GSM-7', parts: 1 } }],
  });
});

// `AWS login> ` takes 11 of the 160 septets of one part, or of its 70 UCS-2 characters.
test.each([
  { text: 'x'.repeat(149), displayName: 'AWS login', encoding: 'GSM-7', parts: 1 },
  { text: 'x'.repeat(150), displayName: 'AWS login', encoding: 'GSM-7', parts: 2 },
  { text: 'x'.repeat(148), displayName: 'AWS console sign-in', encoding: 'GSM-7', parts: 1 },
  { text: 'x'.repeat(160), displayName: '', encoding: 'GSM-7', parts: 1 },
  { text: 'サ'.repeat(59), displayName: 'AWS login', encoding: 'UCS-2', parts: 1 },
  { text: 'サ'.repeat(60), displayName: 'AWS login', encoding: 'UCS-2', parts: 2 },
])('after the display name $displayName, $text takes $parts in $encoding', async ({ text, displayName, encoding, parts }) => {
  const { deliveries, notes } = await receive('sms', text, 'short', displayName);
  expect(deliveries).toMatchObject([{ sms: { encoding, parts } }]);
  expect(notes).toEqual(parts === 1 ? [] : [{ code: 'several-sms-parts', target: 'Target0', encoding, parts }]);
});

test('a mail that goes to a phone as well says how it is sent', async () => {
  expect((await receive('sms', 'x'.repeat(400), 'text')).deliveries).toMatchObject([{ sms: { parts: 3 } }]);
});

test('a card is shown in a chat, and one that Amazon Q would drop is a fault', async () => {
  expect(await receive('slack', CARD, 'card')).toMatchObject({ reasons: [], deliveries: [{ channel: 'card', to: ['slack:T1/C1'], subject: '', body: CARD }] });
  expect((await receive('slack', 'no card', 'card')).reasons).toEqual([{ code: 'invalid-chat-notification', target: 'Target0', reason: 'it is no JSON' }]);
  expect((await receive('slack', 'no card', 'text')).reasons).toMatchObject([{ code: 'invalid-chat-notification' }]);
  expect((await receive('email', 'no card', 'card')).reasons).toMatchObject([{ code: 'invalid-chat-notification' }]);
  expect((await receive('email', 'no card', 'text')).reasons).toEqual([]);
});

test('a card with the least that is demanded is shown', () => {
  expect(notificationProblem('{"version":"1.0","source":"custom","content":{"description":"signed in"}}')).toBeUndefined();
});

test.each([
  { text: 'signed in', says: 'it is no JSON' },
  { text: '', says: 'it is no JSON' },
  { text: '"signed in"', says: 'it is no JSON object' },
  { text: '[]', says: 'it is no JSON object' },
  { text: '{"source":"custom","content":{"description":"x"}}', says: 'its version is "missing", not "1.0"' },
  { text: '{"version":1,"source":"custom","content":{"description":"x"}}', says: 'its version is 1, not "1.0"' },
  { text: '{"version":"1.0","source":"aws.signin","content":{"description":"x"}}', says: 'its source is "aws.signin", not "custom"' },
  { text: '{"version":"1.0","source":"custom"}', says: 'it has no content.description' },
  { text: '{"version":"1.0","source":"custom","content":{"description":""}}', says: 'it has no content.description' },
  { text: '{"version":"1.0","source":"custom","content":{"description":{"a":1}}}', says: 'it has no content.description' },
])('the card $text would be dropped', ({ text, says }) => {
  expect(notificationProblem(text)).toBe(says);
});
