import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { checkRegion } from '../../../src/cdk/environment';
import { ACCOUNT, newApp, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const topicIn = (region: string, account = ACCOUNT) => `arn:aws:sns:${region}:${account}:sign-ins`;

describe('a resource is taken', () => {
  test.each([
    { title: 'of the same Region', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: topicIn('eu-west-1') },
    { title: 'of another account in the same Region', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: topicIn('eu-west-1', OTHER_ACCOUNT) },
    { title: 'of any Region, where only the deployment knows the Region of the alert', env: {}, arn: topicIn('eu-west-1') },
  ])('$title', ({ env, arn }) => {
    const stack = stackIn(env);
    expect(() => checkRegion(stack, 'topic', sns.Topic.fromTopicArn(stack, 'Imported', arn))).not.toThrow();
  });

  test('of a stack whose Region only the deployment knows', () => {
    const app = newApp();
    expect(() => checkRegion(stackIn(undefined, app), 'topic', new sns.Topic(stackIn({}, app, 'Other'), 'Topic'))).not.toThrow();
  });
});

describe('fails for a resource in another Region', () => {
  test('that was imported', () => {
    const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
    const topic = sns.Topic.fromTopicArn(stack, 'Imported', topicIn('eu-west-3'));
    expect(() => checkRegion(stack, 'topic', topic))
      .toThrow('topic is Stack/Imported in eu-west-3, and this alert is in eu-west-1: give one of the same Region');
  });

  test('of another stack', () => {
    const app = newApp();
    const queue = new sqs.Queue(stackIn({ account: ACCOUNT, region: 'eu-west-3' }, app, 'Other'), 'Queue');
    expect(() => checkRegion(stackIn(undefined, app), 'deadLetterQueue', queue))
      .toThrow('deadLetterQueue is Other/Queue in eu-west-3, and this alert is in us-east-1: give one of the same Region');
  });
});
