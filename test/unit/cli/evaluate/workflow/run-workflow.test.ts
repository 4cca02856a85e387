import { readDefinition } from '../../../../../src/cli/evaluate/workflow/read-definition';
import { run, PublishRefused, readPublishInput } from '../../../../../src/cli/evaluate/workflow/run-workflow';
import { Json, JsonObject } from '../../../../../src/cli/json-values';
import { MACHINE, TOPIC_ARN } from '../../machine';

const EVENT = { detail: { userIdentity: { type: 'Root' }, eventName: 'ConsoleLogin' } };

/** Runs the usual machine, with states replaced. */
function runWith(states: JsonObject, input: Json = EVENT) {
  return run(readDefinition({ ...MACHINE, States: { ...MACHINE.States, ...states } }), input, { Execution: { Input: input } });
}

/** A state that publishes these, and whose errors go where they always do. */
function publish(given: JsonObject, more: JsonObject = {}): JsonObject {
  return { ...MACHINE.States.Publish, Arguments: { TopicArn: TOPIC_ARN, ...given }, ...more };
}

test('what the first state publishes is the end', async () => {
  expect(await runWith({})).toEqual({
    ending: { kind: 'published', topicArn: TOPIC_ARN, subject: 'Root sign-in', message: 'Who: Root\n"What": ConsoleLogin', attributes: new Map() },
    failures: [],
  });
});

test('message attributes are published beside the message', async () => {
  const MessageAttributes = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } };
  expect((await runWith({ Publish: publish({ Message: 'm', MessageAttributes }) })).ending).toEqual({
    kind: 'published', topicArn: TOPIC_ARN, subject: undefined, message: 'm', attributes: new Map([['AWS.SNS.SMS.SMSType', 'Transactional']]),
  });
});

test('a text that cannot be made of the event leads to the plain one, which still has the event', async () => {
  expect(await runWith({}, { detail: {} })).toEqual({
    ending: { kind: 'published', topicArn: TOPIC_ARN, subject: undefined, message: '{"detail":{}}', attributes: new Map() },
    failures: [{ state: 'Publish', error: 'States.QueryEvaluationError', cause: 'the result is undefined, which is no JSON' }],
  });
});

test('a Subject that SNS refuses leads to the plain one', async () => {
  expect(await runWith({ Publish: publish({ Subject: '{% $pad("", 100, "x") %}', Message: 'm' }) })).toMatchObject({
    ending: { kind: 'published', subject: undefined },
    failures: [{ state: 'Publish', error: 'SNS.InvalidParameterException', cause: 'Subject has 100 characters, 99 is the most' }],
  });
});

test('where the fallback message fails too, the event is sent to the dead-letter queue', async () => {
  const broken = { Arguments: { TopicArn: TOPIC_ARN, Message: '{% $states.input.gone %}' } };
  expect(await runWith({ Publish: publish({ Message: '' }), PublishFallback: { ...MACHINE.States.PublishFallback, ...broken } })).toEqual({
    ending: { kind: 'sent-to-queue', queue: 'https://sqs.us-east-1.amazonaws.com/123456789012/undelivered' },
    failures: [
      { state: 'Publish', error: 'SNS.InvalidParameterException', cause: 'Message is ""' },
      { state: 'PublishFallback', error: 'States.QueryEvaluationError', cause: 'the result is undefined, which is no JSON' },
    ],
  });
});

test.each([
  { errors: ['States.ALL'], caught: true },
  { errors: ['States.TaskFailed'], caught: true },
  { errors: ['States.QueryEvaluationError'], caught: true },
  { errors: ['States.Timeout', 'SNS.InvalidParameterException'], caught: false },
  { errors: [], caught: false },
])('an expression that fails is caught by $errors: $caught', async ({ errors, caught }) => {
  const { ending } = await runWith({ Publish: publish({ Message: '{% $error("x") %}' }, { Catch: [{ ErrorEquals: errors, Next: 'PublishFallback' }] }) });
  expect(ending.kind).toBe(caught ? 'published' : 'failed');
});

test('the first Catch that means the error decides', async () => {
  const first = { ErrorEquals: ['States.QueryEvaluationError'], Next: 'SendToDeadLetterQueue' };
  const { ending } = await runWith({ Publish: publish({ Message: '{% $error("x") %}' }, { Catch: [first, { ErrorEquals: ['States.ALL'], Next: 'PublishFallback' }] }) });
  expect(ending.kind).toBe('sent-to-queue');
});

test.each([
  { because: 'the error, without an Output', output: undefined, message: '{"Error":"States.QueryEvaluationError","Cause":"x"}' },
  { because: 'what the Output of the Catch says', output: '{% {"why": $states.errorOutput.Cause, "of": $states.input.detail.eventName} %}', message: '{"why":"x","of":"ConsoleLogin"}' },
])('the input after an error is $because', async ({ output, message }) => {
  const { ending } = await runWith({
    Publish: publish({ Message: '{% $error("x") %}' }, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'PublishFallback', ...output !== undefined && { Output: output } }] }),
    PublishFallback: publish({ Message: '{% $string($states.input) %}' }),
  });
  expect(ending).toMatchObject({ kind: 'published', message });
});

test('an Output of a Catch that fails ends the run', async () => {
  expect(await runWith({
    Publish: publish({ Message: '{% $error("x") %}' }, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'PublishFallback', Output: '{% $error("y") %}' }] }),
  })).toMatchObject({ ending: { kind: 'failed' }, failures: [{ cause: 'x' }, { state: 'Publish', cause: 'y' }] });
});

test('a state knows its name, and arguments are evaluated at any depth', async () => {
  const { ending } = await runWith({ Publish: publish({ Message: { a: ['{% $states.context.State.Name %}', 'plain'] } }) });
  expect(ending).toMatchObject({ message: '{"a":["Publish","plain"]}' });
});

test.each<{ states: JsonObject; state: string; because: string }>([
  { states: { Publish: { Type: 'Wait' } }, state: 'Publish', because: 'it is of the type Wait' },
  { states: { Publish: publish({}, { Resource: 'arn:aws:states:::lambda:invoke' }) }, state: 'Publish', because: 'it calls arn:aws:states:::lambda:invoke' },
  {
    states: { Publish: publish({ Message: '' }, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Publish' }] }) },
    state: 'Publish',
    because: 'there is no such state, or it was entered before',
  },
  {
    states: { Publish: publish({ Message: '' }, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Gone' }] }) },
    state: 'Gone',
    because: 'there is no such state, or it was entered before',
  },
])('a run through $states is not foretold', async ({ states, state, because }) => {
  expect((await runWith(states)).ending).toEqual({ kind: 'unsupported', state, because });
});

test.each(['aws', 'aws-cn', 'aws-us-gov'])('SNS is called in the partition %s', async partition => {
  expect((await runWith({ Publish: publish({ Message: 'm' }, { Resource: `arn:${partition}:states:::sns:publish` }) })).ending.kind).toBe('published');
});

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';

function call(given: JsonObject): JsonObject {
  return { TopicArn: TOPIC, Message: 'signed in', ...given };
}

test('a message is published with or without a Subject', () => {
  expect(readPublishInput(call({}))).toEqual({ topicArn: TOPIC, subject: undefined, message: 'signed in', attributes: new Map() });
  expect(readPublishInput(call({ Subject: 'Root sign-in' }))).toEqual({ topicArn: TOPIC, subject: 'Root sign-in', message: 'signed in', attributes: new Map() });
});

test('a message that is no text is published as JSON', () => {
  expect(readPublishInput(call({ Message: { a: [1] } })).message).toBe('{"a":[1]}');
});

test.each(['x'.repeat(99), 'ルートユーザーのサインイン', 'a "b" \\c <d> {% e %}', '😀'])('the Subject %s is taken', subject => {
  expect(readPublishInput(call({ Subject: subject })).subject).toBe(subject);
});

test.each<{ given: JsonObject; says: string }>([
  { given: { Subject: '' }, says: 'Subject is ""' },
  { given: { Subject: '  ' }, says: 'Subject is "  "' },
  { given: { Subject: null }, says: 'Subject is null' },
  { given: { Subject: ['a'] }, says: 'Subject is ["a"]' },
  { given: { Subject: 'x'.repeat(100) }, says: 'Subject has 100 characters, 99 is the most' },
  { given: { Subject: 'a\nb' }, says: 'Subject has a line break or control character: "a\\nb"' },
  { given: { Subject: 'a\u0085b' }, says: 'Subject has a line break or control character: "a\u0085b"' },
  { given: { Subject: 'a\u2028b' }, says: 'Subject has a line break or control character: "a\u2028b"' },
  { given: { Subject: 'a\ud83d' }, says: 'Subject has half a character: "a\\ud83d"' },
  { given: { Message: '' }, says: 'Message is ""' },
  { given: { TopicArn: 7 }, says: 'TopicArn is 7' },
])('fails on $given', ({ given, says }) => {
  expect(() => readPublishInput(call(given))).toThrow(new PublishRefused(says));
});

test.each<{ given: Json; says: string }>([
  { given: { TopicArn: TOPIC }, says: 'Message is missing' },
  { given: 'text', says: 'TopicArn is missing' },
])('fails on $given, where something is missing', ({ given, says }) => {
  expect(() => readPublishInput(given)).toThrow(new PublishRefused(says));
});
