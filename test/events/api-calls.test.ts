import { API_CALLS, apiCall, BY_CLOUDFORMATION, OF_SOMEBODY_ELSE, REFUSED } from './api-calls';
import { accountsIn, addressesIn, DOCUMENTATION_ACCOUNTS, hostsIn, isDocumentationAddress, isDocumentationHost } from './documentation-ranges';

const SERVICES: Readonly<Record<string, string>> = {
  Trail: 'cloudtrail',
  Rule: 'events',
  Topic: 'sns',
  Sms: 'sns',
  Key: 'kms',
  Queue: 'sqs',
  Schedule: 'scheduler',
  Alarm: 'monitoring',
  Role: 'iam',
  Stack: 'cloudformation',
  DefaultBus: 'events',
  Bus: 'events',
  StackSet: 'cloudformation',
  Workflow: 'states',
};

test.each(API_CALLS)('$service:$eventName is a record as EventBridge delivers it, of documentation ranges only', call => {
  const event = apiCall(call, OF_SOMEBODY_ELSE);
  const text = JSON.stringify(event);

  expect(event).toMatchObject({
    'detail-type': 'AWS API Call via CloudTrail',
    'source': `aws.${call.otherName ?? SERVICES[call.part]}`,
    'detail': { eventSource: `${SERVICES[call.part]}.amazonaws.com`, eventName: call.eventName, awsRegion: event.region, recipientAccountId: event.account },
  });
  expect(addressesIn(text).filter(address => !isDocumentationAddress(address))).toEqual([]);
  expect(accountsIn(text).filter(account => !DOCUMENTATION_ACCOUNTS.includes(account))).toEqual([]);
  expect(hostsIn(text).filter(host => !isDocumentationHost(host) && !/^aws\.[a-z]+$/.test(host))).toEqual([]);
});

test('each call stands in the list once', () => {
  const titles = API_CALLS.map(({ service, eventName, by }) => `${service}:${eventName} ${by ?? ''}`);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a call can be one of CloudFormation, or refused', () => {
  expect(apiCall(API_CALLS[0], OF_SOMEBODY_ELSE, BY_CLOUDFORMATION)).toMatchObject({
    detail: { eventName: 'StopLogging', userIdentity: { type: 'IAMUser', invokedBy: 'cloudformation.amazonaws.com' } },
  });
  expect(apiCall(API_CALLS[0], OF_SOMEBODY_ELSE, REFUSED)).toMatchObject({ detail: { errorCode: 'AccessDenied' } });
});
