import { CfnParameter } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EMAIL } from '../../../src/delivery/message-topics';
import { EmailRecipient } from '../../../src/recipient/email';
import { only, stackIn } from '../../support/synthesis';

test('a person is mailed the text', () => {
  const recipient = new EmailRecipient('security@example.com');
  expect(recipient.format).toBe(EMAIL);
  const stack = stackIn();

  const way = recipient.bind(new sns.Topic(stack, 'Topic'));
  expect(way).toMatchObject({ endpoint: 'security@example.com', identity: 'email:security@example.com' });
  expect(stack.node.findAll().filter(made => made instanceof sns.Subscription)).toEqual([]);

  way.subscribe();
  expect(only(stack, 'AWS::SNS::Subscription').Properties).toMatchObject({ Protocol: 'email', Endpoint: 'security@example.com' });
});

/** By the grammar of browsers, but for the dot that a domain of the internet has. */
test.each([
  'security@example.com',
  'Security.Team+aws@Example.COM',
  'a@b.co',
  '1@1.example.org',
  'o\'brien@example.com',
  '!#$%&*/=?^_`{|}~-@example.com',
  'root@xn--eckwd4c7c.example.com',
  `${'l'.repeat(64)}@example.com`,
  `a@${'d'.repeat(63)}.example.com`,
])('%s is an address', address => {
  expect(new EmailRecipient(address).problem()).toBeUndefined();
});

test('a token is taken unchecked', () => {
  expect(new EmailRecipient(new CfnParameter(stackIn(), 'Address').valueAsString).problem()).toBeUndefined();
});

test.each([
  '',
  'security',
  '@example.com',
  'security@',
  'security@localhost',
  'security@example',
  'security@example..com',
  'security@.example.com',
  'security@example.com.',
  'security@-example.com',
  'security@example-.com',
  'security@exa_mple.com',
  'security@@example.com',
  'a@b@example.com',
  ' security@example.com',
  'security@example.com ',
  'security@example.com\n',
  'security team@example.com',
  'Security <security@example.com>',
  '"security"@example.com',
  'mailto:security@example.com',
  'a@example.com,b@example.com',
  'a@example.com;b@example.com',
  'security@[192.0.2.1]',
  'sécurité@example.com',
  'security@例え.example.com',
  `${'l'.repeat(65)}@example.com`,
  `a@${'d'.repeat(64)}.example.com`,
])('%j is no address, and the problem says so', address => {
  expect(new EmailRecipient(address).problem()).toBe(`${JSON.stringify(address)} is no e-mail address: give one such as "security@example.com"`);
});
