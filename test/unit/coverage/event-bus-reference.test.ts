import { NestedStack } from 'aws-cdk-lib';
import { resolve } from './templates';
import { BusReference } from '../../../src/coverage/event-bus-reference';
import { ACCOUNT, newApp, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const KNOWN = { account: ACCOUNT, region: 'eu-west-1' };
const ELSEWHERE = { account: ACCOUNT, region: 'us-east-1' };

function places(home: object, elsewhere: object) {
  const app = newApp();
  const alert = stackIn(home, app, 'Alert');
  return { alert, user: stackIn(elsewhere, app, 'User'), reference: new BusReference(alert, 'bus') };
}

test('a stack that is deployed with the bus may refer to it: its own, those nested in it, and that in which it is nested', () => {
  const { alert, user, reference } = places(KNOWN, ELSEWHERE);
  const nested = new NestedStack(alert, 'Nested');
  expect([alert, nested, new NestedStack(nested, 'Deeper')].map(each => reference.isDeployedWith(each))).toEqual([true, true, true]);
  expect(new BusReference(nested, 'bus').isDeployedWith(alert)).toBe(true);
  expect(reference.isDeployedWith(user)).toBe(false);
});

test.each([
  { title: 'another Region', home: KNOWN, elsewhere: ELSEWHERE, account: ACCOUNT },
  { title: 'another account', home: KNOWN, elsewhere: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, account: ACCOUNT },
  { title: 'the same place', home: KNOWN, elsewhere: KNOWN, account: ACCOUNT },
  { title: 'a reference that only deployment knows', home: KNOWN, elsewhere: {}, account: ACCOUNT },
  // Both are deployed to the account of whoever deploys.
  { title: 'a reference of the same unknown account', home: { region: 'eu-west-1' }, elsewhere: { region: 'us-east-1' }, account: OTHER_ACCOUNT },
])('the ARN is written out in $title', ({ home, elsewhere, account }) => {
  const { user, reference } = places(home, elsewhere);
  expect(resolve(user.resolve(reference.arnIn(user)), { account: OTHER_ACCOUNT, region: 'us-east-1' })).toBe(`arn:aws:events:eu-west-1:${account}:event-bus/bus`);
});

test('fails where the Region of the bus would be taken for that of the user', () => {
  const { user, reference } = places({ account: ACCOUNT }, ELSEWHERE);
  expect(() => reference.arnIn(user)).toThrow('the event bus Alert is used in the stack User, and the Region of its own stack Alert is known at deployment only: ' +
    'give that stack its env, such as env: { region: \'eu-west-1\' }');
});

test('fails where the account of the bus would be taken for that of the user', () => {
  const { user, reference } = places({ region: 'eu-west-1' }, ELSEWHERE);
  expect(() => reference.arnIn(user)).toThrow('and the account of its own stack Alert is known at deployment only: give that stack its env');
});
