import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AlertRecipient } from '../../../src';
import { SMS } from '../../../src/delivery/message-topics';
import { SmsRecipient, hasSms } from '../../../src/recipient/sms';
import { only, REGION, stackIn, ACCOUNT, alertIn, warnings } from '../../support/synthesis';

test('a person with a phone is sent the short message', () => {
  const stack = stackIn();
  const recipient = new SmsRecipient('+81312345678');
  expect(recipient.format).toBe(SMS);

  const way = recipient.bind(new sns.Topic(stack, 'Topic'));
  expect(way).toMatchObject({ endpoint: '+81312345678', identity: 'sms:+81312345678' });
  way.subscribe();

  expect(only(stack, 'AWS::SNS::Subscription').Properties).toMatchObject({ Protocol: 'sms', Endpoint: '+81312345678' });
});

/** Numbers that no subscriber has: ranges for fiction, 555-0100 and 7700 900000. */
test.each(['+12025550100', '+447700900000', '+2902100', '+123456789012345'])('%s is a number', phoneNumber => {
  expect(new SmsRecipient(phoneNumber).problem(REGION)).toBeUndefined();
});

test('a token is taken unchecked', () => {
  expect(new SmsRecipient(new CfnParameter(stackIn(), 'Phone').valueAsString).problem(REGION)).toBeUndefined();
});

test.each([
  '', '+', '12025550100', '0312345678', '+0312345678', '+1 202 555 0100', '+1-202-555-0100', '+1(202)5550100', '+120255', '+1234567890123456',
  '+1202555010a', '++12025550100', ' +12025550100', '+12025550100\n', '+１２０２５５５０１００', 'tel:+12025550100',
])('%j is no number, and the problem says so', phoneNumber => {
  expect(new SmsRecipient(phoneNumber).problem(REGION)).toBe(`${JSON.stringify(phoneNumber)} is no phone number in E.164 form: ` +
    'give one such as "+81312345678", with the country code and without blanks or hyphens');
});

describe('a phone for high severity alone', () => {
  const recipient = new SmsRecipient('+12025550100', { onlyHighSeverity: true });

  test('has a filter policy on the attribute that a workflow writes', () => {
    const stack = stackIn();
    recipient.bind(new sns.Topic(stack, 'Topic')).subscribe();
    expect(only(stack, 'AWS::SNS::Subscription').Properties).toMatchObject({ Protocol: 'sms', FilterPolicy: { severity: ['HIGH'] } });
  });

  test('cannot be reached by a delivery that does not write it', () => {
    expect(recipient.problem(REGION, true)).toBeUndefined();
    expect(recipient.problem(REGION, false)).toBe('"+12025550100" gets messages of high severity alone, and AlertDelivery.direct() cannot tell the severity of an event: ' +
      'give delivery: AlertDelivery.withSubject(), or leave onlyHighSeverity out');
  });

  test('is any phone where it is not asked for', () => {
    const stack = stackIn();
    const any = new SmsRecipient('+12025550100', { onlyHighSeverity: false });
    expect(any.problem(REGION, false)).toBeUndefined();
    any.bind(new sns.Topic(stack, 'Topic')).subscribe();
    expect(only(stack, 'AWS::SNS::Subscription').Properties).not.toHaveProperty('FilterPolicy');
  });
});

/** An alert with a phone, and nothing else that is warned of. */
const phoneIn = (region?: string): Stack => {
  const stack = stackIn(region ? { account: ACCOUNT, region } : {});
  alertIn(stack, { recipients: [AlertRecipient.sms('+81312345678')] });
  return stack;
};
const given = (stack: Stack) => warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:smsRegionUnknown');

test.each(['us-east-1', 'us-gov-west-1', 'us-gov-east-1', 'ap-northeast-1', 'ap-east-2', 'mx-central-1'])('SNS sends text messages from %s', region => {
  expect(hasSms(region)).toBe(true);
  expect(given(phoneIn(region))).toEqual([]);
});

test.each(['cn-north-1', 'cn-northwest-1', 'us-iso-east-1', 'ap-east-1', 'ap-southeast-5', 'ap-southeast-7'])('fails for a phone in %s, from which SNS sends no text messages', region => {
  expect(hasSms(region)).toBe(false);
  expect(() => phoneIn(region)).toThrow(`recipients[0]: "+81312345678" is a phone, and SNS sends no text messages from ${region}: ` +
    'put the alert into another Region, or leave the phone out');
});

test.each(['ap-northeast-2', 'eusc-de-east-1', 'xx-future-9'])('a phone in %s, of which not enough is known, is warned of', region => {
  expect(given(phoneIn(region))).toEqual([
    { path: '/Stack/Alert/Sms/Topic', id: expect.any(String), text: expect.stringContaining(`whether SNS sends text messages from ${region}: look it up in https://`) },
  ]);
});

test('a Region that only the deployment knows is taken', () => {
  expect(given(phoneIn())).toEqual([]);
});

test('the 32 Regions that were announced are known', () => {
  const known = [...RegionInfo.regions.map(({ name }) => name), 'ap-southeast-6', 'ap-east-2', 'mx-central-1'];
  expect(new Set(known.filter(hasSms)).size).toBe(32);
});
