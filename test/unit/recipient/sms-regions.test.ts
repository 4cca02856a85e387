import { Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AlertRecipient } from '../../../src';
import { hasSms } from '../../../src/recipient/sms-regions';
import { ACCOUNT, alertIn, stackIn, warnings } from '../../support/synthesis';

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
