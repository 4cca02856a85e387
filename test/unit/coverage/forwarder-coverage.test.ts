import { Template } from 'aws-cdk-lib/assertions';
import { bind } from './bind';
import { ForwarderCoverage } from '../../../src/coverage/forwarder-coverage';
import { LONGEST_ENVELOPE } from '../../../src/coverage/sign-in-sources';
import { ACCOUNT, OTHER_ACCOUNT, stackIn, warnings } from '../../support/synthesis';

test('a bus and its policies are all that is created', () => {
  const stack = stackIn();
  const sources = bind(new ForwarderCoverage({}), stack);
  expect(Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { readonly Type: string }>).map(({ Type }) => Type))
    .toEqual(['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy']);
  expect(sources.map(({ role }) => role)).toEqual(['home', 'forwarded']);
  expect(new ForwarderCoverage({}).reserved).toBe(LONGEST_ENVELOPE);
});

test('accounts and an organization may send together', () => {
  const stack = stackIn();
  bind(new ForwarderCoverage({ accounts: [OTHER_ACCOUNT], organizationId: 'o-a1b2c3d4e5' }), stack);
  const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::Events::EventBusPolicy'));
  expect(policies).toContain(OTHER_ACCOUNT);
  expect(policies).toContain('"aws:PrincipalOrgID":"o-a1b2c3d4e5"');
});

test('nothing is warned of, since the forwarders are not known', () => {
  const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
  bind(new ForwarderCoverage({}), stack);
  expect(warnings(stack)).toEqual([]);
});

test('fails for a text that is no account or organization, and for an alert to which nothing can be forwarded', () => {
  expect(() => new ForwarderCoverage({ accounts: ['1234'] })).toThrow('accounts[0] is "1234"');
  expect(() => new ForwarderCoverage({ organizationId: 'example' })).toThrow('organizationId is "example"');
  expect(() => bind(new ForwarderCoverage({}), stackIn({ account: ACCOUNT, region: 'us-gov-east-1' }))).toThrow('this alert is in us-gov-east-1, in the partition aws-us-gov');
});
