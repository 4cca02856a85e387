import { Stage } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { resolve } from './templates';
import { forwarderArn, forwarderNameOf, uniqueName } from '../../../src/coverage/physical-name';
import { ACCOUNT, newApp, stackIn } from '../../support/synthesis';

const LONG = 'AnAlertWithAVeryLongNameThatSaysAllAboutItself'.repeat(2);

test.each(['Alert', LONG])('the name of %s is one that StackSets, buses, rules, queues and alarms may have', id => {
  for (const { name: region } of RegionInfo.regions) {
    const forwarded = new Construct(stackIn({ account: ACCOUNT, region }, undefined, 'SecurityAlertsOfTheProductionAccount'), id);
    // The rule has the shortest: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html.
    expect(forwarderNameOf(forwarded)).toMatch(/^[a-zA-Z][a-zA-Z0-9-]{0,63}$/);
    expect(forwarderNameOf(forwarded).startsWith(`${uniqueName(forwarded)}-`)).toBe(true);
  }
});

test('no two alerts of an app share a name, in whatever stack and stage, nor one in two Regions', () => {
  const app = newApp();
  const scopes = [app, new Stage(app, 'Test'), new Stage(app, 'Production')];
  const stacks = scopes.flatMap(scope => ['One', 'Two'].map(id => stackIn({ account: ACCOUNT, region: 'eu-west-1' }, scope, id)));
  const forwarded = stacks.flatMap(stack => ['First', 'Second', `${LONG}1`, `${LONG}2`].map(id => new Construct(stack, id)));

  expect(new Set(forwarded.map(uniqueName)).size).toBe(24);
  expect(new Set(['eu-west-1', 'us-west-2'].map(region => forwarderNameOf(stackIn({ account: ACCOUNT, region })))).size).toBe(2);
});

test('the name of a part contains the home Region even where it is unresolved', () => {
  const forwarded = new Construct(stackIn({}), 'Forwarded');
  const name = stackIn({}).resolve(forwarderNameOf(forwarded));
  expect(resolve(name, { account: ACCOUNT, region: 'eu-west-1' })).toBe(`${uniqueName(forwarded)}-eu-west-1`);
});

test.each([
  ['rule', 'arn:aws:events:*:123456789012:rule/name'],
  ['queue', 'arn:aws:sqs:*:123456789012:name'],
  ['alarm', 'arn:aws:cloudwatch:*:123456789012:alarm:name'],
] as const)('a policy names the %s in every Region', (part, arn) => {
  const stack = stackIn();
  expect(resolve(stack.resolve(forwarderArn(stack, part, 'name')), stack)).toBe(arn);
});
