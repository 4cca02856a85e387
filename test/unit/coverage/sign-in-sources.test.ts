import * as events from 'aws-cdk-lib/aws-events';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { resolve } from './templates';
import { forwardedSource, homeSource, LONGEST_ENVELOPE } from '../../../src/coverage/sign-in-sources';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import * as fixtures from '../../events';
import { ACCOUNT, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const HERE = { account: ACCOUNT, region: 'eu-west-1' };

function sourcesIn(env: object) {
  const stack = stackIn(env);
  const bus = new events.EventBus(stack, 'Bus');
  return { stack, home: homeSource(stack), forwarded: forwardedSource(stack, new Construct(stack, 'Forwarded'), bus), bus };
}

test('the rules stand on the default bus and on the bus', () => {
  const { stack, home, forwarded, bus } = sourcesIn(HERE);
  expect(home).toMatchObject({ role: 'home', scope: stack, eventBus: undefined });
  expect(forwarded).toMatchObject({ role: 'forwarded', scope: stack.node.findChild('Forwarded'), eventBus: bus });
});

describe.each([{ title: 'known', env: HERE }, { title: 'known to deployment only', env: {} }])('in a place that is $title', ({ env }) => {
  const { stack, home, forwarded } = sourcesIn(env);

  test.each([
    { account: ACCOUNT, region: 'eu-west-1', taken: 'home' },
    { account: ACCOUNT, region: 'us-east-1', taken: 'forwarded' },
    { account: OTHER_ACCOUNT, region: 'eu-west-1', taken: 'forwarded' },
    { account: OTHER_ACCOUNT, region: 'us-east-1', taken: 'forwarded' },
  ])('an event of $account in $region is taken by the $taken rule and by no other', ({ account, region, taken }) => {
    const event = JSON.stringify(fixtures.root({ account, region }));
    const takes = ({ envelope }: { readonly envelope: object }) =>
      matches(compile(JSON.stringify({ ...toPattern({}), ...resolve(stack.resolve(envelope), HERE) as object })), event);
    expect({ home: takes(home), forwarded: takes(forwarded) }).toEqual({ home: taken === 'home', forwarded: taken === 'forwarded' });
  });
});

test('as many characters are reserved as the longest of them can have', () => {
  for (const { name: region } of RegionInfo.regions) {
    const { stack, home, forwarded } = sourcesIn({ account: ACCOUNT, region });
    for (const { envelope } of [home, forwarded]) {
      const added = JSON.stringify({ ...toPattern({}), ...stack.resolve(envelope) }).length - JSON.stringify(toPattern({})).length;
      expect(added).toBeLessThanOrEqual(LONGEST_ENVELOPE);
      expect(added).toBeGreaterThan(0);
    }
  }
  expect(LONGEST_ENVELOPE).toBeLessThan(150);
});
