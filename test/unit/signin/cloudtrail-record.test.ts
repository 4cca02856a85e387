import { eventOfRecord, UNKNOWN_EVENT_ID } from '../../../src/signin/cloudtrail-record';

const RECORD = {
  eventVersion: '1.11',
  eventTime: '2026-02-03T04:05:01Z',
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  awsRegion: 'eu-west-1',
  eventType: 'AwsConsoleSignIn',
  recipientAccountId: '123456789012',
  eventID: 'e-1',
};

function event(more: object = {}) {
  const record = { ...RECORD, ...more };
  const { text, missing } = eventOfRecord(record, JSON.stringify(record));
  return { event: JSON.parse(text), missing };
}

test('a record becomes the event that EventBridge would make of it, but for the ID', () => {
  expect(event()).toEqual({
    event: {
      'version': '0',
      'id': UNKNOWN_EVENT_ID,
      'detail-type': 'AWS Console Sign In via CloudTrail',
      'source': 'aws.signin',
      'account': '123456789012',
      'time': '2026-02-03T04:05:01Z',
      'region': 'eu-west-1',
      'resources': [],
      'detail': RECORD,
    },
    missing: ['id'],
  });
});

test.each([
  { eventType: 'AwsApiCall', detailType: 'AWS API Call via CloudTrail' },
  { eventType: 'AwsServiceEvent', detailType: 'AWS Service Event via CloudTrail' },
  { eventType: 'AwsConsoleAction', detailType: 'AWS Console Action via CloudTrail' },
  { eventType: 'AwsCloudTrailInsight', detailType: 'AWS Insight via CloudTrail' },
])('$eventType is delivered as $detailType', ({ eventType, detailType }) => {
  expect(event({ eventType }).event).toMatchObject({ 'detail-type': detailType });
});

test.each([
  { eventSource: 'sts.amazonaws.com', source: 'aws.sts' },
  { eventSource: 'sso-directory.amazonaws.com', source: 'aws.sso-directory' },
  { eventSource: 'signin.amazonaws.com.cn', source: 'aws.signin' },
])('$eventSource is delivered as $source', ({ eventSource, source }) => {
  expect(event({ eventSource }).event).toMatchObject({ source });
});

test('global is us-east-1', () => {
  expect(event({ awsRegion: 'global' }).event).toMatchObject({ region: 'us-east-1' });
});

test('what the record does not tell is left out, and said', () => {
  const { event: made, missing } = event({ eventType: 'AwsVpceEvent', eventSource: 7, recipientAccountId: undefined, eventTime: null, awsRegion: [] });
  expect(Object.keys(made)).toEqual(['version', 'id', 'resources', 'detail']);
  expect(missing).toEqual(['id', 'detail-type', 'source', 'account', 'time', 'region']);
});

test('the record keeps its text, in which numbers and duplicate keys may matter', () => {
  const text = '{"eventVersion": "1.11", "n": 1.0, "n": 1e400}';
  expect(eventOfRecord({ eventVersion: '1.11' }, text).text).toContain(`"detail":${text}}`);
});
