import { bind } from './bind';
import { ThisRegionCoverage } from '../../../src/coverage/coverage-strategy';
import { ACCOUNT, stackIn, warnings } from '../../support/synthesis';

test('nothing is created, and the rule has no condition on the envelope', () => {
  const stack = stackIn();
  expect(bind(new ThisRegionCoverage(), stack)).toEqual([{ role: 'home', scope: stack.node.findChild('Alert'), eventBus: undefined, envelope: {} }]);
  expect(stack.node.findChild('Alert').node.children).toEqual([]);
  expect(new ThisRegionCoverage().reserved).toBe(0);
});

test('a Region other than us-east-1 is warned of, since no root user is recorded there', () => {
  const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
  bind(new ThisRegionCoverage(), stack);
  expect(warnings(stack)).toEqual([{
    path: '/Stack/Alert',
    id: 'cdk-console-login-alert:rootNotCovered',
    text: 'console sign-ins of the root user are recorded in us-east-1 alone, and this alert receives those of eu-west-1: set coverage to ' +
      'SignInCoverage.regions([\'us-east-1\']) or SignInCoverage.defaultRegions(), or deploy an alert to us-east-1 as well',
  }]);
});

test.each([
  { title: 'us-east-1', env: { account: ACCOUNT, region: 'us-east-1' }, matchesRoot: true },
  { title: 'a Region that only deployment knows', env: {}, matchesRoot: true },
  { title: 'GovCloud, which has a root Region of its own', env: { account: ACCOUNT, region: 'us-gov-west-1' }, matchesRoot: true },
  { title: 'an alert that does not want root users', env: { account: ACCOUNT, region: 'eu-west-1' }, matchesRoot: false },
])('nothing is warned of for $title', ({ env, matchesRoot }) => {
  const stack = stackIn(env);
  bind(new ThisRegionCoverage(), stack, { matchesRoot });
  expect(warnings(stack)).toEqual([]);
});
