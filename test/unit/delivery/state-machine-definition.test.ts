import { EVENT, workflowDefinition } from '../../../src/delivery/state-machine-definition';

interface Retrier { readonly ErrorEquals: string[]; readonly IntervalSeconds?: number; readonly BackoffRate?: number; readonly MaxAttempts: number }
interface State {
  readonly Resource: string;
  readonly Arguments: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch?: unknown;
}
interface Definition { readonly StartAt: string; readonly States: Readonly<Record<string, State>>; readonly TimeoutSeconds?: number }

const ENDS = { partition: 'aws-cn', topicArn: 'arn:aws-cn:sns:cn-north-1:123456789012:topic', queueUrl: 'https://example.com/queue' };
const PUBLICATION = { subject: '"s"', message: '"m"', fallback: '"p"' };
const definition = workflowDefinition(PUBLICATION, ENDS) as Definition;

/** `States.ALL` does not include the first. */
const toward = (Next: string) => ['States.DataLimitExceeded', 'States.ALL'].map(error => ({ ErrorEquals: [error], Next }));

test('there is the message, a plain one where it fails or is too large, and the queue where that fails too', () => {
  expect(definition.StartAt).toBe('Publish');
  expect(Object.entries(definition.States).map(([name, { Resource, Arguments, Catch }]) => [name, Resource, Arguments, Catch])).toEqual([
    ['Publish', 'arn:aws-cn:states:::sns:publish', { TopicArn: ENDS.topicArn, Subject: '{% "s" %}', Message: '{% "m" %}' },
      toward('PublishFallback')],
    ['PublishFallback', 'arn:aws-cn:states:::sns:publish', { TopicArn: ENDS.topicArn, Message: '{% "p" %}' }, toward('SendToDeadLetterQueue')],
    ['SendToDeadLetterQueue', 'arn:aws-cn:states:::sqs:sendMessage', { QueueUrl: ENDS.queueUrl, MessageBody: `{% $string(${EVENT}) %}` }, undefined],
  ]);
});

test('what has no subject is published without one', () => {
  const { States: { Publish } } = workflowDefinition({ ...PUBLICATION, subject: undefined }, ENDS) as Definition;
  expect(Object.keys(Publish.Arguments)).toEqual(['TopicArn', 'Message']);
});

test('message attributes go with the message and with the plain one', () => {
  const { States: { Publish, PublishFallback, SendToDeadLetterQueue } } = workflowDefinition({ ...PUBLICATION, attributes: { a: 'b' } }, ENDS) as Definition;
  const attributes = { a: { DataType: 'String', StringValue: 'b' } };
  expect([Publish, PublishFallback, SendToDeadLetterQueue].map(({ Arguments }) => Arguments.MessageAttributes))
    .toEqual([attributes, attributes, undefined]);
});

test('the severity is evaluated, and high where the message could not be made, so that nobody misses it', () => {
  const { States: { Publish, PublishFallback } } = workflowDefinition({ ...PUBLICATION, attributes: { a: 'b' }, severity: '"v"' }, ENDS) as Definition;
  const attributes = (StringValue: string) => ({ a: { DataType: 'String', StringValue: 'b' }, severity: { DataType: 'String', StringValue } });
  expect([Publish, PublishFallback].map(({ Arguments }) => Arguments.MessageAttributes)).toEqual([attributes('{% "v" %}'), attributes('HIGH')]);
});

test('an expression that failed is not tried again, everything else is', () => {
  for (const { Retry: [expression, all] } of Object.values(definition.States)) {
    expect(expression).toEqual({ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 0 });
    expect(all.ErrorEquals).toEqual(['States.ALL']);
  }
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The seconds before each retry. The defaults are those of the language. */
function waitsOf({ Retry: [, { IntervalSeconds = 1, BackoffRate = 2, MaxAttempts }] }: State): number[] {
  return Array.from({ length: MaxAttempts }, (_, index) => IntervalSeconds * BackoffRate ** index);
}

test('what fails at once is not given up at once', () => {
  expect(Object.values(definition.States).map(waitsOf)).toEqual([[2, 6, 18], [2, 6, 18], [2, 6]]);
});

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html */
test('each state is done within two minutes at its worst, and the run within five, which no timeout of the whole cuts short', () => {
  const states = Object.values(definition.States);
  expect(states.map(({ TimeoutSeconds }) => TimeoutSeconds)).toEqual([20, 20, 20]);
  const seconds = states.map(state => (waitsOf(state).length + 1) * state.TimeoutSeconds + sum(waitsOf(state)));
  expect(Math.max(...seconds)).toBeLessThanOrEqual(120);
  expect(sum(seconds)).toBeLessThanOrEqual(280);
  expect(definition.TimeoutSeconds).toBeUndefined();
});
