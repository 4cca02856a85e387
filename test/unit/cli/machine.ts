import { JsonObject } from '../../../src/cli/json-values';

export const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';

const CATCH = (next: string) => [{ ErrorEquals: ['States.ALL'], Next: next }];

/** A workflow that publishes a text, or if that fails the event, or if that fails too sends the event to a queue. */
export const MACHINE = {
  QueryLanguage: 'JSONata',
  StartAt: 'Publish',
  States: {
    Publish: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Arguments: {
        TopicArn: TOPIC_ARN,
        Subject: '{% $states.input.detail.userIdentity.type & " sign-in" %}',
        Message: '{% ($d := $states.input.detail; $exists($d.eventName) ? "Who: " & $d.userIdentity.type & "\\n\\"What\\": " & $d.eventName) %}',
      },
      Catch: CATCH('PublishFallback'),
      End: true,
    },
    PublishFallback: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Arguments: { TopicArn: TOPIC_ARN, Message: '{% $string($states.context.Execution.Input) %}' },
      Catch: CATCH('SendToDeadLetterQueue'),
      End: true,
    },
    SendToDeadLetterQueue: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Arguments: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/undelivered', MessageBody: '{% $states.context.Execution.Input %}' },
      End: true,
    },
  },
} satisfies JsonObject;
