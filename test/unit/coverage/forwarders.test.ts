import { Template } from 'aws-cdk-lib/assertions';
import { bind } from './bind';
import { LONGEST_ENVELOPE } from '../../../src/coverage/event-source';
import { Forwarders } from '../../../src/coverage/forwarders';
import { ACCOUNT, OTHER_ACCOUNT, stackIn, warnings } from '../../support/synthesis';

test('a bus and who is admitted to it are all that is built', () => {
  const stack = stackIn();
  const sources = bind(new Forwarders({}), stack);
  expect(Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { readonly Type: string }>).map(({ Type }) => Type))
    .toEqual(['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy']);
  expect(sources.map(({ role }) => role)).toEqual(['home', 'forwarded']);
  expect(new Forwarders({}).reserved).toBe(LONGEST_ENVELOPE);
});

test('accounts and an organization are admitted together', () => {
  const stack = stackIn();
  bind(new Forwarders({ accounts: [OTHER_ACCOUNT], organizationId: 'o-a1b2c3d4e5' }), stack);
  const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::Events::EventBusPolicy'));
  expect(policies).toContain(OTHER_ACCOUNT);
  expect(policies).toContain('"aws:PrincipalOrgID":"o-a1b2c3d4e5"');
});

test('what forwarders there are cannot be known, so nothing is warned of', () => {
  const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
  bind(new Forwarders({}), stack);
  expect(warnings(stack)).toEqual([]);
});

test('fails for what is no account or organization, and for a home to which nothing can be forwarded', () => {
  expect(() => new Forwarders({ accounts: ['1234'] })).toThrow('accounts[0] is "1234"');
  expect(() => new Forwarders({ organizationId: 'example' })).toThrow('organizationId is "example"');
  expect(() => bind(new Forwarders({}), stackIn({ account: ACCOUNT, region: 'us-gov-east-1' }))).toThrow('this alert is in us-gov-east-1, in the partition aws-us-gov');
});
