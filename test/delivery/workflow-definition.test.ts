import { EVENT, workflowDefinition } from '../../src/delivery/workflow-definition';

interface Retrier { readonly ErrorEquals: string[]; readonly IntervalSeconds?: number; readonly BackoffRate?: number; readonly MaxAttempts: number }
interface State {
  readonly Resource: string;
  readonly Arguments: Readonly<Record<string, string>>;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch?: unknown;
}
interface Definition { readonly StartAt: string; readonly States: Readonly<Record<string, State>>; readonly TimeoutSeconds?: number }

const ENDS = { partition: 'aws-cn', topicArn: 'arn:aws-cn:sns:cn-north-1:123456789012:topic', queueUrl: 'https://example.com/queue' };
const PUBLICATION = { subject: '"s"', message: '"m"', plain: '"p"' };
const definition = workflowDefinition(PUBLICATION, ENDS) as Definition;

test('there is the message, a plain one where it fails, and the queue where that fails too', () => {
  expect(definition.StartAt).toBe('Publish');
  expect(Object.entries(definition.States).map(([name, { Resource, Arguments, Catch }]) => [name, Resource, Arguments, Catch])).toEqual([
    ['Publish', 'arn:aws-cn:states:::sns:publish', { TopicArn: ENDS.topicArn, Subject: '{% "s" %}', Message: '{% "m" %}' },
      [{ ErrorEquals: ['States.ALL'], Next: 'PublishPlain' }]],
    ['PublishPlain', 'arn:aws-cn:states:::sns:publish', { TopicArn: ENDS.topicArn, Message: '{% "p" %}' }, [{ ErrorEquals: ['States.ALL'], Next: 'Keep' }]],
    ['Keep', 'arn:aws-cn:states:::sqs:sendMessage', { QueueUrl: ENDS.queueUrl, MessageBody: `{% $string(${EVENT}) %}` }, undefined],
  ]);
});

test('what has no subject is published without one', () => {
  const { States: { Publish } } = workflowDefinition({ ...PUBLICATION, subject: undefined }, ENDS) as Definition;
  expect(Object.keys(Publish.Arguments)).toEqual(['TopicArn', 'Message']);
});

test('an expression that failed is not tried again, everything else is', () => {
  for (const { Retry: [expression, all] } of Object.values(definition.States)) {
    expect(expression).toEqual({ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 0 });
    expect(all).toMatchObject({ ErrorEquals: ['States.ALL'], MaxAttempts: 3 });
  }
});

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html */
test('each state is done within two minutes at its worst, and the run within five, which no timeout of the whole cuts short', () => {
  const seconds = Object.values(definition.States).map(({ TimeoutSeconds, Retry }) => {
    const { IntervalSeconds = 1, BackoffRate = 2, MaxAttempts } = Retry[1];
    const waits = Array.from({ length: MaxAttempts }, (_, index) => IntervalSeconds * BackoffRate ** index);
    return (MaxAttempts + 1) * TimeoutSeconds + waits.reduce((sum, wait) => sum + wait, 0);
  });
  expect(seconds).toEqual([87, 87, 87]);
  expect(seconds.reduce((sum, each) => sum + each, 0)).toBeLessThan(300);
  expect(definition.TimeoutSeconds).toBeUndefined();
});
