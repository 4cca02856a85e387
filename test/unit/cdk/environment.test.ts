import { App, Aws, NestedStack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInForwarder, SignInTrail } from '../../../src';
import { checkSameRegion, inOtherAccount, outermostStack, warnOfUnknownRegions } from '../../../src/cdk/environment';
import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';
import { ACCOUNT, OTHER_ACCOUNT, REGION, alertIn, newApp, stackIn, warnings } from '../../support/synthesis';

const ID = 'cdk-console-login-alert:unknownRegion';
const MISSPELT = 'us-est-1';
const topicIn = (region: string, account = ACCOUNT) => `arn:aws:sns:${region}:${account}:sign-ins`;

test.each([
  { title: 'one of the same account is not', env: { account: ACCOUNT, region: 'us-east-1' }, there: ACCOUNT, other: false },
  { title: 'one of another account is', env: { account: ACCOUNT, region: 'us-east-1' }, there: OTHER_ACCOUNT, other: true },
  { title: 'where the account is unresolved, nothing is proven', env: {}, there: OTHER_ACCOUNT, other: false },
])('$title', ({ env, there, other }) => {
  const stack = stackIn(env);
  expect(inOtherAccount(stack, sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${there}:sign-ins`))).toBe(other);
});

describe('a resource is taken', () => {
  test.each([
    { title: 'of the same Region', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: topicIn('eu-west-1') },
    { title: 'of another account in the same Region', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: topicIn('eu-west-1', OTHER_ACCOUNT) },
    { title: 'of any Region, where the Region of the alert is unresolved', env: {}, arn: topicIn('eu-west-1') },
  ])('$title', ({ env, arn }) => {
    const stack = stackIn(env);
    expect(() => checkSameRegion(stack, 'topic', sns.Topic.fromTopicArn(stack, 'Imported', arn))).not.toThrow();
  });

  test('of a stack whose Region is unresolved', () => {
    const app = newApp();
    expect(() => checkSameRegion(stackIn(undefined, app), 'topic', new sns.Topic(stackIn({}, app, 'Other'), 'Topic'))).not.toThrow();
  });
});

describe('fails for a resource in another Region', () => {
  test('that was imported', () => {
    const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
    const topic = sns.Topic.fromTopicArn(stack, 'Imported', topicIn('eu-west-3'));
    expect(() => checkSameRegion(stack, 'topic', topic))
      .toThrow('topic is Stack/Imported in eu-west-3, and this alert is in eu-west-1: give one of the same Region');
  });

  test('of another stack', () => {
    const app = newApp();
    const queue = new sqs.Queue(stackIn({ account: ACCOUNT, region: 'eu-west-3' }, app, 'Other'), 'Queue');
    expect(() => checkSameRegion(stackIn(undefined, app), 'deadLetterQueue', queue))
      .toThrow('deadLetterQueue is Other/Queue in eu-west-3, and this alert is in us-east-1: give one of the same Region');
  });
});

test('neither a Region that the CDK knows nor an unresolved one is warned of', () => {
  const stack = stackIn();

  warnOfUnknownRegions(stack, 'regions', [...RegionInfo.regions.map(({ name }) => name), ...DEFAULT_REGIONS, Aws.REGION]);

  expect(warnings(stack)).toEqual([]);
});

const organization = (regions: string[]) => SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions });

test.each<{ title: string; prop: string; path: string; build: (region: string) => ConsoleLoginAlertProps }>([
  { title: 'regions', prop: 'regions', path: '/Stack/Alert/Forwarded', build: region => ({ coverage: SignInCoverage.regions(['eu-west-1', region]) }) },
  { title: 'the regions of an organization', prop: 'regions', path: '/Stack/Alert/Forwarded', build: region => ({ coverage: organization([REGION, region]) }) },
  { title: 'the ARN of a trail', prop: 'trailArn', path: '/Stack/Alert', build: region => ({ trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/all`) }) },
])('a misspelt Region in $title is warned of, and the right one is not', ({ prop, path, build }) => {
  const warningsWith = (region: string) => {
    const stack = stackIn();
    alertIn(stack, build(region));
    return warnings(stack).filter(({ id }) => id === ID);
  };

  expect(warningsWith('us-west-2')).toEqual([]);
  expect(warningsWith(MISSPELT)).toEqual([{
    path,
    id: ID,
    text: `${prop} names ${MISSPELT}, which this version of aws-cdk-lib does not know: correct it if it is misspelt; if it is a new Region, acknowledge this warning`,
  }]);
});

test('a misspelt Region in the ARN of a bus is warned of', () => {
  const stack = stackIn();

  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:${MISSPELT}:${OTHER_ACCOUNT}:event-bus/Alerts` });

  expect(warnings(stack)).toMatchObject([{ path: '/Stack/Forwarder', id: ID }]);
});

test.each(['east', 'us-east-1a', 'US-EAST-1', '1'])('fails for an ARN whose Region is %j, which cannot be one', region => {
  const stack = stackIn({}, new App());

  expect(() => SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/all`)).toThrow('give the ARN of a trail');
  expect(() => new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:${region}:${OTHER_ACCOUNT}:event-bus/Alerts` })).toThrow('give the ARN of an alert');
  expect(() => new ConsoleLoginAlert(stack, 'Alert', { coverage: SignInCoverage.regions([region]) })).toThrow('give the code of a Region');
});

test('the outermost stack is the one that is nested in no other', () => {
  const stack = stackIn();

  expect(outermostStack(stack)).toBe(stack);
  expect(outermostStack(new NestedStack(new NestedStack(stack, 'Nested'), 'Innermost'))).toBe(stack);
});
