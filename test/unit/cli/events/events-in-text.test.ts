import { Misuse } from '../../../../src/cli/command';
import { eventsIn } from '../../../../src/cli/events/events-in-text';
import { Json } from '../../../../src/cli/json-values';
import { eventOfRecord } from '../../../../src/signin/cloudtrail-record';

/** Numbers and keys as no printer would write them. */
const RECORD = '{"eventVersion": "1.11", "eventName": "ConsoleLogin", "eventSource": "signin.amazonaws.com", "n": 1.0, "n": 1e400, "s": "],}\\"{"}';
const EVENT = '{"detail-type": "AWS Console Sign In via CloudTrail", "detail": {"n": 1.0, "Records": []}}';
const OTHER = '{"detail": {"eventID": "e-2"}}';

const ofRecord = eventOfRecord(JSON.parse(RECORD) as Record<string, Json>, RECORD);

/** A string that holds JSON. */
const quoted = (text: string) => JSON.stringify(text);

/** An SNS notification, as https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html has it. */
const notification = `{"Type": "Notification", "MessageId": "m", "TopicArn": "arn:aws:sns:us-east-1:123456789012:T", "Message": ${quoted(EVENT)}}`;

test.each([
  { form: 'an event of EventBridge', text: EVENT, found: [{ position: '', text: EVENT }] },
  { form: 'a CloudTrail record', text: RECORD, found: [{ position: '', ...ofRecord }] },
  { form: 'a log file of a trail', text: `{"Records": [${RECORD}, ${RECORD}]}`, found: [{ position: '[0]', ...ofRecord }, { position: '[1]', ...ofRecord }] },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/lookup-events.html
    form: 'what "aws cloudtrail lookup-events" prints',
    text: `{"Events": [{"EventId": "e", "EventName": "ConsoleLogin", "EventSource": "signin.amazonaws.com", "CloudTrailEvent": ${quoted(RECORD)}}]}`,
    found: [{ position: '[0]', ...ofRecord }],
  },
  {
    form: 'what it prints with --query "Events[].CloudTrailEvent" as JSON',
    text: `[${quoted(RECORD)}, ${quoted(RECORD)}]`,
    found: [{ position: '[0]', ...ofRecord }, { position: '[1]', ...ofRecord }],
  },
  { form: 'what it prints so as text', text: `${RECORD}\t${RECORD}`, found: [{ position: '[0]', ...ofRecord }, { position: '[1]', ...ofRecord }] },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/sqs/receive-message.html
    form: 'what "aws sqs receive-message" prints',
    text: `{"Messages": [{"MessageId": "m", "ReceiptHandle": "r", "Body": ${quoted(EVENT)}}]}`,
    found: [{ position: '[0]', text: EVENT }],
  },
  { form: 'a message of a queue', text: `{"messageId": "m", "body": ${quoted(EVENT)}}`, found: [{ position: '', text: EVENT }] },
  { form: 'a notification of SNS', text: notification, found: [{ position: '', text: EVENT }] },
  { form: 'a notification of SNS in a queue', text: `{"Messages": [{"Body": ${quoted(notification)}}]}`, found: [{ position: '[0]', text: EVENT }] },
  { form: 'a JSON array', text: `[ ${EVENT},\n${RECORD} ]`, found: [{ position: '[0]', text: EVENT }, { position: '[1]', ...ofRecord }] },
  { form: 'lines of JSON', text: `${EVENT}\n\n${OTHER}\r\n`, found: [{ position: '[0]', text: EVENT }, { position: '[1]', text: OTHER }] },
  { form: 'lines of JSON strings', text: `${quoted(EVENT)}\n${quoted(OTHER)}`, found: [{ position: '[0]', text: EVENT }, { position: '[1]', text: OTHER }] },
  { form: 'lines of log files', text: `{"Records": [${RECORD}]}\n{"Records": []}`, found: [{ position: '[0][0]', ...ofRecord }] },
  { form: 'a log file of which two have the name', text: `{"Records": [1], "Records": [${RECORD}]}`, found: [{ position: '[0]', ...ofRecord }] },
  { form: 'an empty log file', text: '{"Records": []}', found: [] },
  { form: 'a digest file', text: '{"digestS3Object": "AWSLogs/…", "logFiles": [{"s3Object": "x"}]}', found: [] },
])('$form is read', ({ text, found }) => {
  expect(eventsIn(text, 'it')).toEqual(found.map(each => ({ ...each, event: JSON.parse(each.text) as Json })));
});

test.each([
  { text: 'null', is: 'it is null' },
  { text: '7', is: 'it is a number' },
  { text: '"a card"', is: 'it is a string' },
  { text: '{}', is: 'it is an empty object' },
  { text: '{"source": "aws.signin", "a": 1}', is: 'it is an object with source, a' },
  { text: '{"a\\u001b": 1, "b": 2, "c": 3, "d": 4}', is: 'it is an object with a\\u001b, b, c, …' },
  { text: `[${OTHER}, [true]]`, is: 'it[1][0] is a boolean' },
  { text: `{"Records": [${RECORD}, {}]}`, is: 'it[1] is an empty object' },
  { text: '{"Messages": [{"Body": "signed in"}]}', is: 'it[0] is a string' },
  { text: '{"Type": "Notification"}', is: 'it is an object with Type' },
  { text: '{"Type": "Notification", "Message": 1}', is: 'it is a number' },
])('fails on $text, and says which forms there are', ({ text, is }) => {
  expect(() => eventsIn(text, 'it')).toThrow(new Misuse(
    `${is}, and none of these: an event of EventBridge, a CloudTrail record, a log file of a trail, the output of "aws cloudtrail lookup-events" or `
    + '"aws sqs receive-message", a message of a queue, a notification of SNS, or a JSON array or lines of them',
  ));
});

test.each([
  { text: '{"detail": ', says: /^it is not JSON: / },
  { text: `${OTHER}\n{"detail": `, says: /^it\[1\] is not JSON: / },
  { text: `${OTHER}, ${OTHER}`, says: /^it\[1\] is not JSON: / },
  { text: ']]"', says: /^it is not JSON: / },
])('fails on $text, which is no JSON', ({ text, says }) => {
  expect(() => eventsIn(text, 'it')).toThrow(says);
});
