import { Token } from 'aws-cdk-lib';
import { checkTarget } from '../../../src/coverage/forwarder-target';
import { ACCOUNT, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/Stack-Alert-Forwarded-B95007F5`;

test.each([
  { title: 'in another Region', env: { account: ACCOUNT, region: 'us-east-1' }, arn: BUS },
  { title: 'in another account', env: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, arn: BUS },
  { title: 'that may be elsewhere', env: {}, arn: BUS },
  { title: 'that only deployment knows', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: Token.asString({ Ref: 'Bus' }) },
])('a bus $title is taken', ({ env, arn }) => {
  expect(() => checkTarget(stackIn(env), arn)).not.toThrow();
});

test.each([
  { title: 'what is no ARN', env: {}, arn: 'Alerts', message: 'eventBusArn is "Alerts": give the ARN of an alert\'s eventBus, such as "arn:aws:events:eu-west-1:123456789012:event-bus/' },
  { title: 'a rule', env: {}, arn: `arn:aws:events:eu-west-1:${ACCOUNT}:rule/x`, message: 'give the ARN of an alert\'s eventBus' },
  { title: 'a default bus', env: {}, arn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/default`, message: ', a default bus, where the alert takes its own Region\'s sign-ins only' },
  { title: 'a bus in China', env: {}, arn: `arn:aws-cn:events:cn-north-1:${ACCOUNT}:event-bus/x`, message: ', a bus in cn-north-1, in the partition aws-cn, where EventBridge forwards no events' },
  {
    title: 'a bus of the same account and Region',
    env: { account: ACCOUNT, region: 'eu-west-1' },
    arn: BUS,
    message: ', and this forwarder is in the same account and Region, whose sign-ins the alert takes itself: leave it out',
  },
  { title: 'a forwarder in GovCloud', env: { account: ACCOUNT, region: 'us-gov-west-1' }, arn: Token.asString({ Ref: 'Bus' }), message: 'this forwarder is in us-gov-west-1, in the partition aws-us-gov' },
])('fails for $title', ({ env, arn, message }) => {
  expect(() => checkTarget(stackIn(env), arn)).toThrow(message);
});
