import { accountsIn, addressesIn, arnsIn, hostsIn, isDocumentationAddress, isDocumentationHost } from './documentation-ranges';

const TEXT = JSON.stringify({
  address: '192.0.2.1',
  page: 'https://198.51.100.7:8443/console',
  short: '::1',
  long: '2001:db8:0:1::a',
  version: 'Mozilla/5.0 (rv:128.0) TLSv1.3 2026-01-15T09:01:30Z',
  arn: 'arn:aws-cn:iam::999999999999:user/role-888888888888',
  id: '0e0e0e0e-1111-4111-8111-000000000001',
  mail: 'bob@example.org',
  host: 'us-east-1.signin.aws.amazon.com',
});

test('finds every address, account, ARN and host of a text, and nothing that only looks like one', () => {
  expect(addressesIn(TEXT)).toEqual(['192.0.2.1', '198.51.100.7', '::1', '2001:db8:0:1::a']);
  expect(accountsIn(TEXT)).toEqual(['999999999999', '888888888888']);
  expect(arnsIn(TEXT)).toEqual(['arn:aws-cn:iam::999999999999:user/role-888888888888']);
  expect(hostsIn(TEXT)).toEqual(['example.org', 'us-east-1.signin.aws.amazon.com']);
});

test.each([
  ['192.0.2.255', true],
  ['192.0.3.0', false],
  ['198.51.100.0', true],
  ['203.0.113.128', true],
  ['8.8.8.8', false],
  ['2001:db8:ffff::1', true],
  ['2001:db9::1', false],
  ['::1', false],
])('address %s is of a documentation range: %s', (address, expected) => {
  expect(isDocumentationAddress(address)).toBe(expected);
});

test.each([
  ['example.com', true],
  ['www.example.net', true],
  ['notexample.com', false],
  ['example.com.evil.dev', false],
  ['console.aws.amazon.com', true],
  ['amazon.com', false],
  ['cn-north-1.signin.amazonaws.cn', true],
])('host %s is for documentation or of AWS: %s', (host, expected) => {
  expect(isDocumentationHost(host)).toBe(expected);
});
