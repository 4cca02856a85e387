import { CfnParameter, Lazy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TrailArn } from '../../../src/trail/given-trail';
import { ACCOUNT, OTHER_ACCOUNT, REGION, stackIn } from '../../support/synthesis';

/** Partitions: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
test.each([
  'arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events',
  'arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/all',
  'arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/all',
  'arn:aws-iso-b:cloudtrail:us-isob-east-1:123456789012:trail/all',
  'arn:aws-eusc:cloudtrail:eusc-de-east-1:123456789012:trail/all',
  'arn:aws:cloudtrail:eu-central-1:111122223333:trail/My_Trail.2',
])('%s is taken', trailArn => {
  expect(() => new TrailArn(trailArn)).not.toThrow();
});

test('an unresolved token is not checked', () => {
  expect(() => new TrailArn(Lazy.string({ produce: () => 'unknown' }))).not.toThrow();
});

test.each([
  '',
  'management-events',
  'arn:aws:cloudtrail:us-east-1:123456789012:trail/',
  'arn:aws:cloudtrail:us-east-1:123456789012:trail/one/two',
  'arn:aws:cloudtrail:us-east-1:123456789012:management-events',
  'arn:aws:cloudtrail:us-east-1:12345678901:trail/all',
  'arn:aws:cloudtrail::123456789012:trail/all',
  'arn:aws:cloudtrail:us-east-1::trail/all',
  'arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore/11111111-2222-3333-4444-555555555555',
  'arn:aws:s3:us-east-1:123456789012:trail/all',
  'arn:other:cloudtrail:us-east-1:123456789012:trail/all',
  ' arn:aws:cloudtrail:us-east-1:123456789012:trail/all',
  'arn:aws:cloudtrail:us-east-1:123456789012:trail/all\n',
])('fails for %j, which is no ARN of a trail', trailArn => {
  expect(() => new TrailArn(trailArn)).toThrow(`trailArn is ${JSON.stringify(trailArn)}: give the ARN of a trail, such as "arn:aws:cloudtrail:`);
});

describe('the calls on it', () => {
  const arn = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/all`;
  const identityIn = (env: { readonly account?: string; readonly region?: string }) => new TrailArn(arn).bind(new Construct(stackIn(env), 'Alert'));

  test.each([
    { title: 'its own place', env: { account: ACCOUNT, region: REGION } },
    { title: 'a place that only the deployment knows', env: {} },
    { title: 'its own account and any Region', env: { account: ACCOUNT } },
  ])('are recorded with an alert in $title', ({ env }) => {
    expect(identityIn(env)).toEqual({ kind: 'here', name: 'all', arn });
  });

  test.each([
    { title: 'another Region', env: { account: ACCOUNT, region: 'eu-west-1' } },
    { title: 'another account', env: { account: OTHER_ACCOUNT, region: REGION } },
    { title: 'another account and any Region', env: { account: OTHER_ACCOUNT } },
  ])('are recorded elsewhere than an alert in $title', ({ env }) => {
    expect(identityIn(env)).toEqual({ kind: 'elsewhere', home: `account ${ACCOUNT}, ${REGION}`, arn });
  });

  test('name an unresolved value, where the ARN is a token', () => {
    const stack = stackIn();
    const parameter = new CfnParameter(stack, 'TrailArn').valueAsString;
    expect(stack.resolve(new TrailArn(parameter).bind(new Construct(stack, 'Alert')))).toEqual({
      kind: 'here',
      name: { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { Ref: 'TrailArn' }] }] }] }] },
      arn: { Ref: 'TrailArn' },
    });
  });
});
