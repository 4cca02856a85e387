import { delimited } from '../message/jsonata';
import { JsonataMessage } from '../message/message-strategy';
import { SEVERITY, SEVERITY_ATTRIBUTE } from '../message/severity';

/** The JSONata of the event that started the execution. */
export const EVENT = '$states.context.Execution.Input';

/**
 * The time limit of one call, and the waits before its retries: 2, 6 and 18 seconds. An execution of an Express workflow ends after five
 * minutes, whatever it is doing, and no `Catch` would handle that. So all three states together must end sooner: twice four calls with three
 * waits, and three calls with two waits, take 280 seconds at most.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html
 */
const TIMEOUT_SECONDS = 20;
const WAITS = { IntervalSeconds: 2, BackoffRate: 3 };
const RETRIES_TO_PUBLISH = 3;
const RETRIES_TO_SEND = 2;

/** The resources that a workflow publishes to or sends to. */
export interface WorkflowEnds {
  readonly partition: string;
  readonly topicArn: string;
  readonly queueUrl: string;
}

/**
 * The Amazon States Language of a workflow that publishes an event. If the message cannot be made or published as it should be, its
 * fallback is tried; if that cannot be published either, the event goes to the queue; if that fails too, the run fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function workflowDefinition(
  { subject, message, attributes, severity, fallback }: JsonataMessage, { partition, topicArn, queueUrl }: WorkflowEnds,
): object {
  const publish = `arn:${partition}:states:::sns:publish`;
  return {
    Comment: 'Publishes an alert about an AWS sign-in to an SNS topic',
    QueryLanguage: 'JSONata',
    StartAt: 'Publish',
    States: {
      Publish: {
        ...task(publish, RETRIES_TO_PUBLISH, {
          TopicArn: topicArn,
          ...subject === undefined ? {} : { Subject: delimited(subject) },
          Message: delimited(message),
          ...messageAttributes({ ...attributes, ...severity === undefined ? {} : { [SEVERITY_ATTRIBUTE]: delimited(severity) } }),
        }),
        Catch: onAnyError('PublishFallback'),
      },
      PublishFallback: {
        ...task(publish, RETRIES_TO_PUBLISH, {
          TopicArn: topicArn,
          Message: delimited(fallback),
          // A message that could not be made also goes to subscribers that get messages of high severity alone.
          ...messageAttributes({ ...attributes, ...severity === undefined ? {} : { [SEVERITY_ATTRIBUTE]: SEVERITY.high } }),
        }),
        Catch: onAnyError('SendToDeadLetterQueue'),
      },
      SendToDeadLetterQueue: task(`arn:${partition}:states:::sqs:sendMessage`, RETRIES_TO_SEND, {
        QueueUrl: queueUrl,
        MessageBody: delimited(`$string(${EVENT})`),
      }),
    },
  };
}

function task(resource: string, retries: number, args: object): object {
  return {
    Type: 'Task',
    Resource: resource,
    Arguments: args,
    TimeoutSeconds: TIMEOUT_SECONDS,
    Retry: [
      // The same expression fails for the same event again.
      { ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], ...WAITS, MaxAttempts: retries },
    ],
    End: true,
  };
}

/**
 * The `Catch` for every error. `States.ALL` must stand alone, and does not include the first one, which a message above 256 KiB raises, such as
 * that of a template which names a large value several times.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
function onAnyError(next: string): readonly object[] {
  return ['States.DataLimitExceeded', 'States.ALL'].map(error => ({ ErrorEquals: [error], Next: next }));
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html */
function messageAttributes(attributes: Readonly<Record<string, string>>): object {
  const entries = Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]);
  return entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) };
}
