import * as sns from 'aws-cdk-lib/aws-sns';
import { inOtherAccount } from '../../../src/cdk/account';
import { ACCOUNT, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

test.each([
  { title: 'one of the same account is not', env: { account: ACCOUNT, region: 'us-east-1' }, there: ACCOUNT, other: false },
  { title: 'one of another account is', env: { account: ACCOUNT, region: 'us-east-1' }, there: OTHER_ACCOUNT, other: true },
  { title: 'where only deployment knows the account, nothing is proven', env: {}, there: OTHER_ACCOUNT, other: false },
])('$title', ({ env, there, other }) => {
  const stack = stackIn(env);
  expect(inOtherAccount(stack, sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${there}:sign-ins`))).toBe(other);
});
