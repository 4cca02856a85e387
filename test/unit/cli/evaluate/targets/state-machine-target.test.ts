import { StateMachineTarget } from '../../../../../src/cli/evaluate/targets/state-machine-target';
import { TopicTarget } from '../../../../../src/cli/evaluate/targets/topic-target';
import { Json, JsonObject } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { EMAIL, stackWith, TOPIC } from '../../app';
import { MACHINE, TOPIC_ARN } from '../../machine';

const ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:mails';
const ROOT = '{"detail":{"userIdentity":{"type":"Root"},"eventName":"ConsoleLogin"}}';

/** A machine of the app that gets a text. */
function receive(text: string, properties: JsonObject = { DefinitionString: JSON.stringify(MACHINE) }, machine: JsonObject = {}) {
  const stack = stackWith({
    Conditions: { No: { 'Fn::Equals': [1, 2] } },
    Resources: {
      Topic: { ...TOPIC, Properties: { ...TOPIC.Properties, TopicName: 'alerts' } },
      Email: EMAIL,
      Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'mails', ...properties }, ...machine },
    },
  });
  const resolver = new Resolver([stack], { account: '123456789012', region: 'us-east-1' });
  const target = new StateMachineTarget(resolver, new TopicTarget(resolver));
  return { accepted: target.accepts(ARN), arrival: () => target.receive(ARN, { target: 'Target0', channel: 'text', text }) };
}

function publishing(message: string): Json {
  const { Publish } = MACHINE.States;
  return { ...MACHINE, States: { ...MACHINE.States, Publish: { ...Publish, Arguments: { TopicArn: TOPIC_ARN, Message: message } } } };
}

test('the mail is what the machine publishes, with its Subject and without quotes around it', async () => {
  expect(await receive(ROOT).arrival()).toMatchObject({
    reasons: [],
    deliveries: [{
      channel: 'text',
      from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
      to: ['security@example.com'],
      subject: 'Root sign-in',
      body: 'Who: Root\n"What": ConsoleLogin',
    }],
    notes: [],
  });
});

test('an expression that fails is a fault, and the plain text is shown', async () => {
  expect(await receive('{"detail":{}}').arrival()).toMatchObject({
    reasons: [{ code: 'fallback-message', target: 'Target0', state: 'Publish', reason: 'States.QueryEvaluationError: the result is undefined, which is no JSON' }],
    deliveries: [{ subject: 'AWS Notification Message', body: '{"detail":{}}' }],
  });
});

test('a definition may be in parts, or an object', async () => {
  const parts = JSON.stringify(MACHINE).split(TOPIC_ARN);
  const joined = { 'Fn::Join': ['', parts.flatMap((part, index) => index === 0 ? [part] : [{ Ref: 'Topic' }, part])] };
  const written: JsonObject[] = [{ DefinitionString: joined }, { Definition: MACHINE }];
  for (const properties of written) {
    expect((await receive(ROOT, properties).arrival()).deliveries).toMatchObject([{ subject: 'Root sign-in' }]);
  }
});

test('a workflow that ends with the event in a queue has sent no alert', async () => {
  const broken = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: 7 }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'SendToDeadLetterQueue' }] };
  const definition = { ...MACHINE, States: { ...MACHINE.States, Publish: broken } };
  expect(await receive(ROOT, { Definition: definition }).arrival()).toEqual({
    reasons: [{
      code: 'never-delivered',
      target: 'Target0',
      reason: 'Publish fails (SNS.InvalidParameterException: TopicArn is 7), and the event goes to https://sqs.us-east-1.amazonaws.com/123456789012/undelivered',
    }],
    deliveries: [],
    notes: [],
    standIns: [],
  });
});

test('a failure that is not caught has sent no alert', async () => {
  const definition = { ...MACHINE, States: { Publish: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: TOPIC_ARN } } } };
  expect((await receive(ROOT, { Definition: definition }).arrival()).reasons).toMatchObject([
    { code: 'never-delivered', reason: 'Publish fails (SNS.InvalidParameterException: Message is missing), and no Catch handles the error' },
  ]);
});

test.each<{ because: string; text?: string; properties: JsonObject; reason: object }>([
  {
    because: 'the definition is no JSON',
    properties: { DefinitionString: '{' },
    reason: { code: 'invalid-state-machine', machine: 'Machine', reason: 'its definition is no JSON' },
  },
  { because: 'there is no definition', properties: {}, reason: { code: 'invalid-state-machine', machine: 'Machine', reason: 'its definition is no JSON' } },
  {
    because: 'an expression is not in the dialect',
    properties: { Definition: publishing('{% $eval("1") %}') },
    reason: {
      code: 'invalid-state-machine',
      machine: 'Machine',
      reason: 'an expression of its state Publish is not one: $eval is not available in Step Functions, only $parse',
    },
  },
  {
    because: 'it does what cannot be foretold',
    properties: { Definition: { ...MACHINE, States: { Publish: { Type: 'Map' } } } },
    reason: { code: 'unsupported-state', target: 'Target0', state: 'Publish', reason: 'it is of the type Map' },
  },
  {
    because: 'the input is no JSON',
    text: '"a"\n"b"',
    properties: { Definition: MACHINE },
    reason: { code: 'never-delivered', target: 'Target0', reason: 'Machine accepts JSON only' },
  },
])('nothing is sent where $because', async ({ text = ROOT, properties, reason }) => {
  expect(await receive(text, properties).arrival()).toEqual({ reasons: [reason], deliveries: [], notes: [], standIns: [] });
});

test('a part of the definition that cannot be resolved is a finding', async () => {
  const definition = { 'Fn::Join': ['', [JSON.stringify(publishing('by ')).replace(/by "[^]*$/, 'by '), { Ref: 'Gone' }, '"}}}}']] };
  expect((await receive(ROOT, { DefinitionString: definition }).arrival()).reasons).toMatchObject([
    { code: 'unresolved-value', resource: 'Machine', property: 'Properties.DefinitionString', intrinsic: 'Ref Gone' },
  ]);
});

test('a value that differs in each run is a finding', async () => {
  expect(await receive(ROOT, { Definition: publishing('{% "run " & $states.context.Execution.Name & $now() %}') }).arrival()).toMatchObject({
    reasons: [{ code: 'uncertain-message', target: 'Target0', reason: '$now returns another value in each execution' }],
    standIns: expect.arrayContaining([{ text: '00000000-0000-0000-0000-000000000000', of: 'the name of the execution' }]),
  });
});

test('the context names the machine and the run', async () => {
  const message = '{% $join([$states.context.StateMachine.Id, $states.context.StateMachine.Name, $states.context.Execution.Id], " ") %}';
  expect((await receive(ROOT, { Definition: publishing(message) }).arrival()).deliveries[0].body)
    .toBe(`${ARN} mails arn:aws:states:us-east-1:123456789012:express:mails:00000000-0000-0000-0000-000000000000`);
});

test('a machine that is not made, and one of another app, is no machine', () => {
  expect(receive(ROOT).accepted).toBe(true);
  expect(receive(ROOT, {}, { Condition: 'No' }).accepted).toBe(false);
  expect(receive(ROOT, { StateMachineName: 'other' }).accepted).toBe(false);
});
