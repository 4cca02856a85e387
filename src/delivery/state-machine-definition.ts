import { JsonataMessage } from '../message/content';
import { delimited } from '../message/jsonata';
import { SEVERITY, SEVERITY_ATTRIBUTE } from '../message/severity';

/** Where a run has the event that started it. */
export const EVENT = '$states.context.Execution.Input';

/**
 * How long one call may take, and after which seconds it is tried again: 2, 8 and 26 after the first. A run of an Express workflow
 * ends after five minutes, whatever it is doing, and nothing would catch that; so all three states at their worst must be done
 * before: twice four calls and three waits, and three calls and two waits, are 280 seconds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html
 */
const TIMEOUT_SECONDS = 20;
const WAITS = { IntervalSeconds: 2, BackoffRate: 3 };
const RETRIES_TO_PUBLISH = 3;
const RETRIES_TO_SEND = 2;

/** What a workflow reaches. */
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
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'PublishFallback' }],
      },
      PublishFallback: {
        ...task(publish, RETRIES_TO_PUBLISH, {
          TopicArn: topicArn,
          Message: delimited(fallback),
          // What could not be made reaches those who get messages of high severity alone.
          ...messageAttributes({ ...attributes, ...severity === undefined ? {} : { [SEVERITY_ATTRIBUTE]: SEVERITY.high } }),
        }),
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'SendToDeadLetterQueue' }],
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

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html */
function messageAttributes(attributes: Readonly<Record<string, string>>): object {
  const entries = Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]);
  return entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) };
}
