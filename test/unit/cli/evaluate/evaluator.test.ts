import { findAlerts } from '../../../../src/cli/assembly/alerts';
import { AlertResult } from '../../../../src/cli/evaluate/alert-result';
import { Evaluator, AppEvaluator, readAlertApp } from '../../../../src/cli/evaluate/evaluator';
import { ShownEvent } from '../../../../src/cli/events/shown-event';
import { Files } from '../../../../src/cli/files';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { Resolver } from '../../../../src/cli/resolve/resolver';
import { ruleWith, shown, stackWith, target, template, assembly, withTemporaryDirectory, writeFiles } from '../app';
import { MACHINE } from '../machine';
import { HOME, homeStack, signInFrom, stackSet, widespread } from '../other-environments';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:sign-ins';

/** Evaluates an event at the first alert of a template. */
function evaluate(resources: JsonObject, event: JsonObject = {}, sections: JsonObject = {}, region?: string): Promise<AlertResult> {
  const stack = stackWith(template(resources, sections), { region });
  const evaluated = new Evaluator(new Resolver([stack], { account: '123456789012', region: 'us-east-1' }));
  return evaluated.evaluate(findAlerts([stack])[0], shown(event));
}

function withTargets(...targets: readonly JsonObject[]): JsonObject {
  return { Rule: ruleWith({ Targets: targets }) };
}

test('an event that matches is sent as the topic mails it, quotes included', async () => {
  expect(await evaluate({})).toEqual({
    reasons: [],
    deliveries: [{
      channel: 'text',
      topic: expect.stringMatching(/^arn:aws:sns:us-east-1:123456789012:Mail-Topic-/),
      from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
      to: ['security@example.com'],
      subject: 'AWS Notification Message',
      body: '"signed in: Root"\n"tell security"',
    }],
    notes: [],
  });
});

test('an event that the filter refuses is not sent, and each field that refused says so', async () => {
  expect(await evaluate({}, { detail: { eventName: 'CheckMfa' } })).toMatchObject({
    reasons: [{ code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"' }], deliveries: [], notes: [],
  });
});

test('the event reaches the engine as it was written', async () => {
  const resources = { Rule: ruleWith({ Targets: [{ Id: 'T', Arn: { Ref: 'Topic' } }] }) };
  const stack = stackWith(template(resources));
  const event = { ...shown(), text: shown().text.replace('"ConsoleLogin"', '"ConsoleLogin","n":1.0,"n":1e400') };
  expect((await new Evaluator(new Resolver([stack], {})).evaluate(findAlerts([stack])[0], event)).deliveries[0].body).toContain('1e400');
});

test('every target gets its own message', async () => {
  expect((await evaluate(withTargets(target({ Input: '"a"', InputTransformer: { Ref: 'AWS::NoValue' } }), { Id: 'Q', Arn: QUEUE, Input: '{"b":1}' }))).deliveries).toMatchObject([
    { to: ['security@example.com'], body: '"a"' },
    { from: '', to: [`sqs:${QUEUE}`], subject: '', body: '{"b":1}' },
  ]);
});

test.each<{ because: string; written: JsonObject; code: string }>([
  { because: 'would never be delivered', written: { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"text": "<d>"}' }, code: 'never-delivered' },
  { because: 'is refused', written: { InputPathsMap: {}, InputTemplate: '"<unknown>"' }, code: 'invalid-target' },
])('a message that $because is not sent', async ({ written, code }) => {
  expect(await evaluate(withTargets(target({ InputTransformer: written })))).toMatchObject({
    reasons: [{ code, target: 'Target0', reason: expect.any(String) }], deliveries: [], notes: [],
  });
});

test('one target that fails does not stop the other', async () => {
  const broken = target({ Id: 'Broken', InputTransformer: { InputPathsMap: {}, InputTemplate: '"<unknown>"' } });
  expect(await evaluate(withTargets(broken, target()))).toMatchObject({ reasons: [{ code: 'invalid-target', target: 'Broken' }], deliveries: [{ to: ['security@example.com'] }] });
});

test('a message that cannot be foretold is shown as it is likely, with the reason', async () => {
  const written = { InputPathsMap: { e: '$.detail.responseElements' }, InputTemplate: '"said: <e>"' };
  expect(await evaluate(withTargets(target({ InputTransformer: written })), { detail: { eventName: 'ConsoleLogin', responseElements: null } })).toMatchObject({
    reasons: [{ code: 'uncertain-message', target: 'Target0' }], deliveries: [{ body: '"said: null"' }],
  });
});

test('the rule gives its name and ARN to a template that asks for them', async () => {
  const named = ruleWith({ Name: 'sign-ins', Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: '"<aws.events.rule-name> <aws.events.rule-arn>"' } })] });
  expect(await evaluate({ Rule: named })).toMatchObject({ reasons: [], deliveries: [{ body: '"sign-ins arn:aws:events:us-east-1:123456789012:rule/sign-ins"' }], notes: [] });
});

test('a stand-in that is in the message is noted once, and one that is not in it is not noted', async () => {
  const shows = async (text: string) => (await evaluate(withTargets(target({ InputTransformer: { InputPathsMap: {}, InputTemplate: text } })))).notes;
  expect(await shows('"<aws.events.rule-name> <aws.events.rule-arn>"')).toEqual([{ code: 'stand-in', text: expect.stringMatching(/^Mail-Rule-/), of: 'the name of Rule' }]);
  expect(await shows('"plain"')).toEqual([]);
});

test('a rule of an older template sends no read-only event, and everything else', async () => {
  const stack = stackWith(template({ Rule: ruleWith({ State: 'ENABLED' }) }));
  const evaluated = (event: ShownEvent) => new Evaluator(new Resolver([stack], event)).evaluate(findAlerts([stack])[0], event);
  expect(await evaluated({ ...shown(), readOnly: true })).toEqual({ reasons: [{ code: 'read-only-event', rule: 'Rule' }], deliveries: [], notes: [] });
  expect((await evaluated(shown())).deliveries).toHaveLength(1);
});

test.each<{ because: string; resources: JsonObject; reason: object }>([
  { because: 'is disabled', resources: { Rule: ruleWith({ State: 'DISABLED' }) }, reason: { code: 'rule-disabled', rule: 'Rule' } },
  {
    because: 'is not made',
    resources: { Rule: { ...ruleWith(), Condition: 'No' } },
    reason: { code: 'rule-not-created', rule: 'Rule', condition: 'No' },
  },
  { because: 'has no target', resources: { Rule: ruleWith({ Targets: [] }) }, reason: { code: 'no-targets', rule: 'Rule' } },
])('a rule that $because sends nothing', async ({ resources, reason }) => {
  expect(await evaluate(resources, {}, { Conditions: { No: { 'Fn::Equals': [1, 2] } } })).toEqual({ reasons: [reason], deliveries: [], notes: [] });
});

test('a target that cannot be resolved gets nothing, and the finding names its property', async () => {
  expect(await evaluate(withTargets(target({ Arn: { Ref: 'Gone' } })))).toEqual({
    reasons: [{ code: 'unresolved-value', template: 'Mail.template.json', resource: 'Rule', property: 'Properties.Targets[0].Arn', intrinsic: 'Ref Gone' }],
    deliveries: [],
    notes: [],
  });
});

test('a recipient that cannot be resolved is a finding, and the mail is shown with its property', async () => {
  const email = (endpoint: Json) => ({ Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: endpoint } });
  expect(await evaluate({ Email: email({ Ref: 'Gone' }) })).toMatchObject({
    reasons: [{ code: 'unresolved-value', resource: 'Email', property: 'Properties.Endpoint', intrinsic: 'Ref Gone' }],
    deliveries: [{ to: ['${Gone}'] }],
  });
});

test('a pattern that EventBridge would refuse matches nothing', async () => {
  expect(await evaluate({ Rule: ruleWith({ EventPattern: { source: [] } }) })).toMatchObject({ reasons: [{ code: 'invalid-pattern', rule: 'Rule' }], deliveries: [] });
});

test('the rule that matches the event decides the result of the alert', async () => {
  const tampering = ruleWith(
    { EventPattern: { source: ['aws.cloudtrail'] }, Targets: [target({ InputTransformer: { InputTemplate: '"tampering"' } })] },
    { alert: 'Mail/Alert', rule: 'tampering' },
  );
  expect((await evaluate({ Tampering: tampering }, { source: 'aws.cloudtrail' })).deliveries).toMatchObject([{ body: '"tampering"' }]);
  expect((await evaluate({ Tampering: tampering })).deliveries).toMatchObject([{ body: '"signed in: Root"\n"tell security"' }]);
  expect((await evaluate({ Tampering: tampering }, { source: 'aws.ec2' })).reasons).toMatchObject([{ code: 'not-matched', path: 'source', expected: expect.stringContaining('aws.signin') }]);
});

test('a rule in another Region than the event is noted, unless it receives forwarded events: then the forwarder is noted', async () => {
  expect((await evaluate({}, {}, {}, 'eu-west-1')).notes).toEqual([{ code: 'other-region', here: 'eu-west-1', there: 'us-east-1' }]);
  expect((await evaluate({ Rule: ruleWith({}, { alert: 'Mail/Alert', rule: 'forwarded' }) }, {}, {}, 'eu-west-1')).notes).toEqual([
    { code: 'forwarder-in-other-app', account: '123456789012', region: 'us-east-1' },
  ]);
  expect((await evaluate({}, {}, {}, 'us-east-1')).notes).toEqual([]);
});

describe('with coverage', () => {
  const US_EAST_2 = signInFrom(HOME.account, 'us-east-2');

  function evaluateThere(event: ShownEvent, resources: JsonObject): Promise<AlertResult> {
    const stack = homeStack(resources);
    return new Evaluator(new Resolver([stack], event)).evaluate(findAlerts([stack])[0], event);
  }

  test('a sign-in of the alert\'s own account and Region is matched by the home rule', async () => {
    expect(await evaluateThere(signInFrom(HOME.account, HOME.region), { Set: stackSet() })).toMatchObject({ reasons: [], deliveries: [{ channel: 'text' }], notes: [] });
  });

  test('one of elsewhere is taken by the forwarded rule, if somebody forwards it', async () => {
    expect(await evaluateThere(US_EAST_2, { Set: stackSet() })).toMatchObject({
      reasons: [], deliveries: [{ channel: 'text' }], notes: [{ code: 'forwarded-by', forwarder: 'Set' }],
    });
    expect(await evaluateThere(signInFrom(HOME.account, 'us-west-2'), { Set: stackSet() })).toMatchObject({ reasons: [{ code: 'not-covered' }], deliveries: [], notes: [] });
  });

  test('the mail names the account and Region where the sign-in was recorded', async () => {
    const input = { InputPathsMap: { account: '$.account', region: '$.region' }, InputTemplate: '"<account> <region>"' };
    const rule = { ...homeStack().resources.get('Forwarded') };
    const Forwarded = ruleWith({ ...Object.fromEntries(rule.properties!), Targets: [target({ InputTransformer: input })] }, { alert: 'Mail/Alert', rule: 'forwarded' });
    expect((await evaluateThere(US_EAST_2, { Set: stackSet(), Forwarded })).deliveries).toMatchObject([{ body: '"123456789012 us-east-2"' }]);
  });

  test('an event that the filter does not match has that reason wherever it happened, and none about its environment', async () => {
    const refused = { reasons: [{ code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"' }], deliveries: [] };
    const checkMfa = { detail: { eventName: 'CheckMfa' } };
    for (const region of [HOME.region, 'us-east-2', 'us-west-2']) {
      const evaluated = await evaluateThere(signInFrom(HOME.account, region, checkMfa), { Set: stackSet() });
      expect(evaluated).toMatchObject(refused);
      expect(evaluated.reasons).toHaveLength(1);
    }
  });

  test('a rule that is off sends nothing, whoever forwards', async () => {
    const { type, properties } = homeStack().resources.get('Forwarded')!;
    const Forwarded = { ...ruleWith({ ...Object.fromEntries(properties), State: 'DISABLED' }, { alert: 'Mail/Alert', rule: 'forwarded' }), Type: type };
    expect((await evaluateThere(US_EAST_2, { Set: stackSet(), Forwarded })).reasons).toMatchObject([{ code: 'rule-disabled', rule: 'Forwarded' }]);
  });

  test('a stack whose environment is unresolved is where the sign-in happened', async () => {
    const stack = stackWith(widespread({ Set: stackSet() }));
    const evaluated = await new Evaluator(new Resolver([stack], US_EAST_2)).evaluate(findAlerts([stack])[0], US_EAST_2);
    expect(evaluated).toMatchObject({ reasons: [], deliveries: [{ channel: 'text' }] });
    expect(evaluated.notes.map(({ code }) => code)).not.toContain('forwarded-by');
  });
});

test('an alert without a home rule is evaluated by the rules that it has', async () => {
  const tampering = ruleWith({ EventPattern: { source: ['aws.cloudtrail'] } }, { alert: 'Mail/Alert', rule: 'tampering' });
  expect((await evaluate({ Rule: tampering })).reasons).toMatchObject([{ code: 'not-matched', path: 'source' }]);
});

test('a fault in a rule that no event tries is known', () => {
  const tampering = ruleWith({ EventPattern: { source: [{ Ref: 'Gone' }] } }, { alert: 'Mail/Alert', rule: 'tampering' });
  const stack = stackWith(template({ Tampering: tampering }));
  expect(new Evaluator(new Resolver([stack], {})).problemsOf(findAlerts([stack])[0])).toMatchObject([{ code: 'unresolved-value', resource: 'Tampering', intrinsic: 'Ref Gone' }]);
});

test('a state machine publishes what it makes of the event', async () => {
  const Machine = { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: MACHINE } };
  const Topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } };
  const Rule = ruleWith({ Targets: [{ Id: 'Target0', Arn: { Ref: 'Machine' }, RoleArn: 'arn:aws:iam::123456789012:role/start' }] });
  expect(await evaluate({ Topic, Machine, Rule })).toMatchObject({ reasons: [], deliveries: [{ subject: 'Root sign-in', body: 'Who: Root\n"What": ConsoleLogin' }] });
});

/** The app of a cloud assembly. */
function appOf(files: Record<string, Json>) {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, files);
    return readAlertApp('cdk.out', cwd, new Files());
  });
}

test('fails on an app without an alert', async () => {
  await expect(appOf(assembly({ Resources: {} }))).rejects.toThrow('no alert in cdk.out, which contains 1 template: add a ConsoleLoginAlert and run "cdk synth"');
});

test('a stack without an environment is taken as deployed where each event happened', async () => {
  const Rule = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: { 'Fn::Sub': '"in ${AWS::Region}"' } } })] });
  const app = await appOf(assembly(template({ Rule })));
  const evaluator = new AppEvaluator(app);
  for (const region of ['us-east-1', 'eu-west-1', 'us-east-1']) {
    const { deliveries: [{ body }] } = await evaluator.evaluate(app.alerts[0], { ...shown({ region }), region });
    expect(body).toBe(`"in ${region}"`);
  }
});

test('what a CloudTrail record lacks is the first note', async () => {
  const app = await appOf(assembly());
  const { notes } = await new AppEvaluator(app).evaluate(app.alerts[0], { ...shown(), missing: ['id'] });
  expect(notes[0]).toEqual({ code: 'made-from-record', missing: ['id'] });
});

test('problems that do not depend on an event are known once an event was evaluated', async () => {
  const app = await appOf(assembly(template({ Rule: ruleWith({ EventPattern: { source: [] } }) })));
  const evaluator = new AppEvaluator(app);
  expect(evaluator.problems()).toEqual([]);
  await evaluator.evaluate(app.alerts[0], shown());
  expect(evaluator.problems()).toMatchObject([{ alert: 'Mail/Alert', problem: { code: 'invalid-pattern' } }]);
});
