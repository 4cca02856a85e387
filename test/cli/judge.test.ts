import { ruleWith, shown, stackWith, target, template } from './app';
import { findAlerts } from '../../src/cli/alerts';
import { Json, JsonObject } from '../../src/cli/json';
import { Judge } from '../../src/cli/judge';
import { Resolver } from '../../src/cli/resolve/resolver';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:sign-ins';

/** Judges an event at the first alert of a template. */
function judge(resources: JsonObject, event: JsonObject = {}, sections: JsonObject = {}, region?: string) {
  const stack = stackWith(template(resources, sections), { region });
  const judged = new Judge(new Resolver([stack], { account: '123456789012', region: 'us-east-1' }));
  return judged.judge(findAlerts([stack])[0], shown(event));
}

function withTargets(...targets: readonly JsonObject[]): JsonObject {
  return { Rule: ruleWith({ Targets: targets }) };
}

test('an event that matches is sent as the topic mails it, quotes included', () => {
  expect(judge({})).toEqual({
    reasons: [],
    deliveries: [{
      channel: 'text',
      from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
      to: ['security@example.com'],
      subject: 'AWS Notification Message',
      body: '"signed in: Root"\n"tell security"',
    }],
    notes: [],
  });
});

test('an event that the filter refuses is not sent, and each field that refused says so', () => {
  expect(judge({}, { detail: { eventName: 'CheckMfa' } })).toMatchObject({
    reasons: [{ code: 'filtered', path: 'detail.eventName', found: '"CheckMfa"' }], deliveries: [], notes: [],
  });
});

test('the event reaches the engine as it was written', () => {
  const resources = { Rule: ruleWith({ Targets: [{ Id: 'T', Arn: { Ref: 'Topic' } }] }) };
  const stack = stackWith(template(resources));
  const event = { ...shown(), text: shown().text.replace('"ConsoleLogin"', '"ConsoleLogin","n":1.0,"n":1e400') };
  expect(new Judge(new Resolver([stack], {})).judge(findAlerts([stack])[0], event).deliveries[0].body).toContain('1e400');
});

test('every target gets its own message', () => {
  expect(judge(withTargets(target({ Input: '"a"', InputTransformer: { Ref: 'AWS::NoValue' } }), { Id: 'Q', Arn: QUEUE, Input: '{"b":1}' })).deliveries).toMatchObject([
    { to: ['security@example.com'], body: '"a"' },
    { from: '', to: [`sqs:${QUEUE}`], subject: '', body: '{"b":1}' },
  ]);
});

test.each<{ because: string; written: JsonObject; code: string }>([
  { because: 'would never be delivered', written: { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"text": "<d>"}' }, code: 'undelivered' },
  { because: 'is refused', written: { InputPathsMap: {}, InputTemplate: '"<unknown>"' }, code: 'refused' },
])('a message that $because is not sent', ({ written, code }) => {
  expect(judge(withTargets(target({ InputTransformer: written })))).toMatchObject({
    reasons: [{ code, target: 'Target0', reason: expect.any(String) }], deliveries: [], notes: [],
  });
});

test('one target that fails does not stop the other', () => {
  const broken = target({ Id: 'Broken', InputTransformer: { InputPathsMap: {}, InputTemplate: '"<unknown>"' } });
  expect(judge(withTargets(broken, target()))).toMatchObject({ reasons: [{ code: 'refused', target: 'Broken' }], deliveries: [{ to: ['security@example.com'] }] });
});

test('a message that cannot be foretold is shown as it is likely, with the reason', () => {
  const written = { InputPathsMap: { e: '$.detail.responseElements' }, InputTemplate: '"said: <e>"' };
  expect(judge(withTargets(target({ InputTransformer: written })), { detail: { eventName: 'ConsoleLogin', responseElements: null } })).toMatchObject({
    reasons: [{ code: 'undecided', target: 'Target0' }], deliveries: [{ body: '"said: null"' }],
  });
});

test('the rule gives its name and ARN to a template that asks for them', () => {
  const named = ruleWith({ Name: 'sign-ins', Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: '"<aws.events.rule-name> <aws.events.rule-arn>"' } })] });
  expect(judge({ Rule: named })).toMatchObject({ reasons: [], deliveries: [{ body: '"sign-ins arn:aws:events:us-east-1:123456789012:rule/sign-ins"' }], notes: [] });
});

test('a stand-in that the reader sees is told once, and one that nobody sees is not', () => {
  const shows = (text: string) => judge(withTargets(target({ InputTransformer: { InputPathsMap: {}, InputTemplate: text } }))).notes;
  expect(shows('"<aws.events.rule-name> <aws.events.rule-arn>"')).toEqual([{ code: 'stand-in', text: expect.stringMatching(/^Mail-Rule-/), of: 'the name of Rule' }]);
  expect(shows('"plain"')).toEqual([]);
});

test.each<{ because: string; resources: JsonObject; reason: object }>([
  { because: 'is disabled', resources: { Rule: ruleWith({ State: 'DISABLED' }) }, reason: { code: 'rule-off', rule: 'Rule', reason: 'its State is DISABLED' } },
  {
    because: 'is not made',
    resources: { Rule: { ...ruleWith(), Condition: 'No' } },
    reason: { code: 'rule-off', rule: 'Rule', reason: 'the condition No does not hold' },
  },
  { because: 'has no target', resources: { Rule: ruleWith({ Targets: [] }) }, reason: { code: 'no-target', rule: 'Rule' } },
])('a rule that $because sends nothing', ({ resources, reason }) => {
  expect(judge(resources, {}, { Conditions: { No: { 'Fn::Equals': [1, 2] } } })).toEqual({ reasons: [reason], deliveries: [], notes: [] });
});

test('a target that cannot be resolved gets nothing, and its place is told', () => {
  expect(judge(withTargets(target({ Arn: { Ref: 'Gone' } })))).toEqual({
    reasons: [{ code: 'unresolved', template: 'Mail.template.json', resource: 'Rule', property: 'Properties.Targets[0].Arn', intrinsic: 'Ref Gone' }],
    deliveries: [],
    notes: [],
  });
});

test('a recipient that cannot be resolved is told, and the mail is shown with its place', () => {
  const email = (endpoint: Json) => ({ Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: endpoint } });
  expect(judge({ Email: email({ Ref: 'Gone' }) })).toMatchObject({
    reasons: [{ code: 'unresolved', resource: 'Email', property: 'Properties.Endpoint', intrinsic: 'Ref Gone' }],
    deliveries: [{ to: ['${Gone}'] }],
  });
});

test('a pattern that EventBridge would refuse matches nothing', () => {
  expect(judge({ Rule: ruleWith({ EventPattern: { source: [] } }) })).toMatchObject({ reasons: [{ code: 'pattern-refused', rule: 'Rule' }], deliveries: [] });
});

test('the rule that takes the event speaks for the alert', () => {
  const tampering = ruleWith(
    { EventPattern: { source: ['aws.cloudtrail'] }, Targets: [target({ InputTransformer: { InputTemplate: '"tampering"' } })] },
    { alert: 'Mail/Alert', rule: 'tampering' },
  );
  expect(judge({ Tampering: tampering }, { source: 'aws.cloudtrail' }).deliveries).toMatchObject([{ body: '"tampering"' }]);
  expect(judge({ Tampering: tampering }).deliveries).toMatchObject([{ body: '"signed in: Root"\n"tell security"' }]);
  expect(judge({ Tampering: tampering }, { source: 'aws.ec2' }).reasons).toMatchObject([{ code: 'filtered', path: 'source', wanted: expect.stringContaining('aws.signin') }]);
});

test('a rule in another Region than the event is noted, unless it listens to forwarded events', () => {
  expect(judge({}, {}, {}, 'eu-west-1').notes).toEqual([{ code: 'other-region', here: 'eu-west-1', there: 'us-east-1' }]);
  expect(judge({ Rule: ruleWith({}, { alert: 'Mail/Alert', rule: 'forwarded' }) }, {}, {}, 'eu-west-1').notes).toEqual([]);
  expect(judge({}, {}, {}, 'us-east-1').notes).toEqual([]);
});
