import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { logs as areLogged, Selectors } from '../../../src/trail/given-trail';

/** Whether console sign-ins are logged: most of them write, some only read. */
function logSignIns(selectors: Selectors, readOnly = false): boolean {
  return areLogged(selectors, { eventSource: 'signin.amazonaws.com', eventType: 'AwsConsoleSignIn', readOnly });
}

test('a trail without selectors logs all management events', () => {
  expect(logSignIns({})).toBe(true);
  expect(logSignIns({ eventSelectors: [], advancedEventSelectors: [] })).toBe(true);
});

const DATA: CfnTrail.EventSelectorProperty = { dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudtrail-trail-eventselector.html */
test.each<{ title: string; eventSelectors: CfnTrail.EventSelectorProperty[]; logs: boolean }>([
  { title: 'nothing said, since management events and All are the defaults', eventSelectors: [DATA], logs: true },
  { title: 'All', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'All' }], logs: true },
  { title: 'WriteOnly, which a sign-in is', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'WriteOnly' }], logs: true },
  { title: 'ReadOnly', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'ReadOnly' }], logs: false },
  { title: 'data events only', eventSelectors: [{ ...DATA, includeManagementEvents: false }], logs: false },
  { title: 'data events, reads of management events', eventSelectors: [{ ...DATA, readWriteType: 'ReadOnly' }], logs: false },
  { title: 'one of two', eventSelectors: [{ ...DATA, includeManagementEvents: false }, { readWriteType: 'WriteOnly' }], logs: true },
  { title: 'none of two', eventSelectors: [{ ...DATA, includeManagementEvents: false }, { readWriteType: 'ReadOnly' }], logs: false },
])('event selectors: $title: $logs', ({ eventSelectors, logs }) => {
  expect(logSignIns({ eventSelectors })).toBe(logs);
});

test.each<{ title: string; eventSelectors: CfnTrail.EventSelectorProperty[]; logs: boolean }>([
  { title: 'none', eventSelectors: [], logs: true },
  { title: 'All', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'All' }], logs: true },
  { title: 'WriteOnly', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'WriteOnly' }], logs: false },
  { title: 'ReadOnly', eventSelectors: [{ readWriteType: 'ReadOnly' }], logs: true },
  { title: 'reads of data events only', eventSelectors: [{ ...DATA, includeManagementEvents: false, readWriteType: 'ReadOnly' }], logs: false },
  { title: 'one of two', eventSelectors: [{ readWriteType: 'WriteOnly' }, { readWriteType: 'ReadOnly' }], logs: true },
  { title: 'a token', eventSelectors: [{ readWriteType: new Stack().resolve(Aws.STACK_NAME) }], logs: true },
])('event selectors log read-only sign-ins: $title: $logs', ({ eventSelectors, logs }) => {
  expect(logSignIns({ eventSelectors }, true)).toBe(logs);
});

const MANAGEMENT: CfnTrail.AdvancedFieldSelectorProperty = { field: 'eventCategory', equalTo: ['Management'] };

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
test.each<{ title: string; fieldSelectors: CfnTrail.AdvancedFieldSelectorProperty[]; logs: boolean }>([
  { title: 'management events', fieldSelectors: [MANAGEMENT], logs: true },
  { title: 'data events only', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Data'] }, { field: 'resources.type', equalTo: ['AWS::S3::Object'] }], logs: false },
  { title: 'network activity only', fieldSelectors: [{ field: 'eventCategory', equalTo: ['NetworkActivity'] }], logs: false },
  { title: 'reads only', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: ['true'] }], logs: false },
  { title: 'writes only', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: ['false'] }], logs: true },
  { title: 'everything but reads', fieldSelectors: [MANAGEMENT, { field: 'readOnly', notEquals: ['true'] }], logs: true },
  { title: 'everything but KMS', fieldSelectors: [MANAGEMENT, { field: 'eventSource', notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] }], logs: true },
  { title: 'everything but sign-ins', fieldSelectors: [MANAGEMENT, { field: 'eventSource', notEquals: ['kms.amazonaws.com', 'signin.amazonaws.com'] }], logs: false },
  { title: 'one service', fieldSelectors: [MANAGEMENT, { field: 'eventSource', equalTo: ['iam.amazonaws.com'] }], logs: false },
  { title: 'two services', fieldSelectors: [MANAGEMENT, { field: 'eventSource', equalTo: ['iam.amazonaws.com', 'signin.amazonaws.com'] }], logs: true },
  { title: 'services by prefix', fieldSelectors: [MANAGEMENT, { field: 'eventSource', startsWith: ['sign'] }], logs: true },
  { title: 'other services by prefix', fieldSelectors: [MANAGEMENT, { field: 'eventSource', startsWith: ['iam', 'sts'] }], logs: false },
  { title: 'services by suffix', fieldSelectors: [MANAGEMENT, { field: 'eventSource', endsWith: ['.amazonaws.com'] }], logs: true },
  { title: 'other services by suffix', fieldSelectors: [MANAGEMENT, { field: 'eventSource', endsWith: ['.example.com'] }], logs: false },
  { title: 'all but a prefix of sign-ins', fieldSelectors: [MANAGEMENT, { field: 'eventSource', notStartsWith: ['s'] }], logs: false },
  { title: 'all but a suffix of sign-ins', fieldSelectors: [MANAGEMENT, { field: 'eventSource', notEndsWith: ['amazonaws.com'] }], logs: false },
  { title: 'two operators that hold together', fieldSelectors: [MANAGEMENT, { field: 'eventSource', startsWith: ['s'], notEquals: ['sts.amazonaws.com'] }], logs: true },
  { title: 'two operators of which one does not hold', fieldSelectors: [MANAGEMENT, { field: 'eventSource', startsWith: ['s'], endsWith: ['.org'] }], logs: false },
  { title: 'API calls only', fieldSelectors: [MANAGEMENT, { field: 'eventType', equalTo: ['AwsApiCall'] }], logs: false },
  { title: 'a field that sign-ins are not known by is trusted', fieldSelectors: [MANAGEMENT, { field: 'userIdentity.arn', notStartsWith: ['arn:aws:sts'] }], logs: true },
])('advanced selectors: $title: $logs', ({ fieldSelectors, logs }) => {
  expect(logSignIns({ advancedEventSelectors: [{ fieldSelectors }] })).toBe(logs);
});

test.each<{ title: string; fieldSelectors: CfnTrail.AdvancedFieldSelectorProperty[]; logs: boolean }>([
  { title: 'management events', fieldSelectors: [MANAGEMENT], logs: true },
  { title: 'reads only', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: ['true'] }], logs: true },
  { title: 'writes only', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: ['false'] }], logs: false },
  { title: 'everything but reads', fieldSelectors: [MANAGEMENT, { field: 'readOnly', notEquals: ['true'] }], logs: false },
  { title: 'data events only', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Data'] }], logs: false },
  { title: 'a token', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: new Stack().resolve([Aws.STACK_NAME]) }], logs: true },
])('advanced selectors log read-only sign-ins: $title: $logs', ({ fieldSelectors, logs }) => {
  expect(logSignIns({ advancedEventSelectors: [{ fieldSelectors }] }, true)).toBe(logs);
});

test.each<{ title: string; fieldSelectors: CfnTrail.AdvancedFieldSelectorProperty[]; logged: string[] }>([
  { title: 'management events', fieldSelectors: [MANAGEMENT], logged: ['console', 'call', 'center', 'sts'] },
  { title: 'AWS Sign-In alone', fieldSelectors: [MANAGEMENT, { field: 'eventSource', equalTo: ['signin.amazonaws.com'] }], logged: ['console', 'call', 'center'] },
  { title: 'everything but AWS STS', fieldSelectors: [MANAGEMENT, { field: 'eventSource', notEquals: ['sts.amazonaws.com'] }], logged: ['console', 'call', 'center'] },
  { title: 'calls alone', fieldSelectors: [MANAGEMENT, { field: 'eventType', equalTo: ['AwsApiCall'] }], logged: ['call', 'sts'] },
  { title: 'reads alone', fieldSelectors: [MANAGEMENT, { field: 'readOnly', equalTo: ['true'] }], logged: ['call'] },
])('advanced selectors of $title log $logged', ({ fieldSelectors, logged }) => {
  const records = {
    console: { eventSource: 'signin.amazonaws.com', eventType: 'AwsConsoleSignIn', readOnly: false },
    call: { eventSource: 'signin.amazonaws.com', eventType: 'AwsApiCall', readOnly: true },
    center: { eventSource: 'signin.amazonaws.com', eventType: 'AwsServiceEvent', readOnly: false },
    sts: { eventSource: 'sts.amazonaws.com', eventType: 'AwsApiCall', readOnly: false },
  };
  const selectors = { advancedEventSelectors: [{ fieldSelectors }] };
  expect(Object.entries(records).filter(([, record]) => areLogged(selectors, record)).map(([name]) => name)).toEqual(logged);
});

test('one of several advanced selectors is enough', () => {
  const data = { fieldSelectors: [{ field: 'eventCategory', equalTo: ['Data'] }] };
  expect(logSignIns({ advancedEventSelectors: [data, { fieldSelectors: [MANAGEMENT] }] })).toBe(true);
  expect(logSignIns({ advancedEventSelectors: [data, data] })).toBe(false);
});

test('advanced selectors take the place of the others', () => {
  expect(logSignIns({ eventSelectors: [{ readWriteType: 'ReadOnly' }], advancedEventSelectors: [{ fieldSelectors: [MANAGEMENT] }] })).toBe(true);
});

describe('an unresolved value is taken to match', () => {
  const resolved = <T>(value: T): T => new Stack().resolve(value);
  const iff = (whenTrue: unknown) => Fn.conditionIf('C', whenTrue, Aws.NO_VALUE);

  test('the selectors as a whole', () => {
    expect(logSignIns(resolved({ eventSelectors: iff([]) as unknown as [], advancedEventSelectors: iff([]) as unknown as [] }))).toBe(true);
  });

  test('one selector', () => {
    expect(logSignIns(resolved({ eventSelectors: [iff({}) as CfnTrail.EventSelectorProperty] }))).toBe(true);
    expect(logSignIns(resolved({ advancedEventSelectors: [iff({}) as unknown as CfnTrail.AdvancedEventSelectorProperty] }))).toBe(true);
  });

  test('a setting', () => {
    const selector = { includeManagementEvents: iff(true), readWriteType: Aws.STACK_NAME };
    expect(logSignIns(resolved({ eventSelectors: [selector] }))).toBe(true);
  });

  test.each(['equalTo', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'])('a value of %s', operator => {
    const fieldSelectors = [MANAGEMENT, { field: 'eventSource', [operator]: [Aws.STACK_NAME] }];
    expect(logSignIns(resolved({ advancedEventSelectors: [{ fieldSelectors }] }))).toBe(true);
  });
});
