import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CreatedTrail, SignInTrailOptions } from '../../../src/trail/created-trail';
import { newApp, only, resources, stackIn, statements, warnings } from '../../support/synthesis';

const TRAILS = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/*';

/** A trail's stack; the ARNs in it are text where the partition is, so that statements can be read. */
function create(options: (stack: Stack) => SignInTrailOptions = () => ({}), stack = stackIn()): Stack {
  stack.node.setContext('@aws-cdk/core:enablePartitionLiterals', true);
  new CreatedTrail(stack, 'Trail', options(stack));
  return stack;
}

const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const byCloudTrail = (resource: Parameters<typeof statements>[0], property?: string) =>
  statements(resource, property).filter(({ Principal }) => JSON.stringify(Principal) === '{"Service":"cloudtrail.amazonaws.com"}');

test('the trail logs all management events of every Region, with file validation', () => {
  const { Properties: { S3BucketName, ...properties } } = only(create(), 'AWS::CloudTrail::Trail');

  expect(S3BucketName).toEqual({ Ref: expect.stringMatching(/^TrailBucket/) });
  expect(properties).toEqual({ EnableLogFileValidation: true, IncludeGlobalServiceEvents: true, IsLogging: true, IsMultiRegionTrail: true });
});

test('nothing else is created than trail, bucket and its policy', () => {
  const types = Object.values(Template.fromStack(create()).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
  expect(types.sort()).toEqual(['AWS::CloudTrail::Trail', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);
});

test('the trail is created after the policy that CloudTrail checks', () => {
  const stack = create();
  expect(only(stack, 'AWS::CloudTrail::Trail').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::S3::BucketPolicy')));
});

describe('the bucket', () => {
  test('is private, versioned, encrypted and outlives the stack', () => {
    const { Properties, DeletionPolicy } = only(create(), 'AWS::S3::Bucket');
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties).toEqual({
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('accepts TLS only', () => {
    expect(statements(only(create(), 'AWS::S3::BucketPolicy'))).toContainEqual(expect.objectContaining({
      Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }));
  });

  test('allows the CloudTrail of this account only to write, to its own folder', () => {
    const bucket = { 'Fn::GetAtt': [expect.stringMatching(/^TrailBucket/), 'Arn'] };
    expect(byCloudTrail(only(create(), 'AWS::S3::BucketPolicy'))).toEqual([
      {
        Sid: 'CloudTrailAclCheck',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:GetBucketAcl',
        Resource: bucket,
        Condition: { ArnLike: { 'aws:SourceArn': TRAILS } },
      },
      {
        Sid: 'CloudTrailWrite',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: joined(bucket, '/AWSLogs/123456789012/*'),
        Condition: { ArnLike: { 'aws:SourceArn': TRAILS }, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      },
    ]);
  });

  test('may be one of the app, whose policy allows CloudTrail to write, beside the statements that it has', () => {
    const stack = create(scope => ({ bucket: new s3.Bucket(scope, 'Mine', { enforceSSL: true }) }));
    expect(only(stack, 'AWS::CloudTrail::Trail').Properties.S3BucketName).toEqual({ Ref: expect.stringMatching(/^Mine/) });
    expect(byCloudTrail(only(stack, 'AWS::S3::BucketPolicy')).map(({ Sid }) => Sid)).toEqual(['CloudTrailAclCheck', 'CloudTrailWrite']);
    expect(only(stack, 'AWS::CloudTrail::Trail').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::S3::BucketPolicy')));
    expect(warnings(stack)).toEqual([]);
  });

  test('may be one of another stack, without a cycle between the two', () => {
    const app = newApp();
    const buckets = stackIn({}, app, 'Buckets');
    const trails = create(() => ({ bucket: new s3.Bucket(buckets, 'Bucket') }), stackIn({}, app, 'Trails'));
    only(trails, 'AWS::CloudTrail::Trail');
    expect(byCloudTrail(only(buckets, 'AWS::S3::BucketPolicy'))).toHaveLength(2);
    expect(trails.dependencies).toEqual([buckets]);
  });

  test('may be imported, and the statements that it needs are warned of', () => {
    const stack = create(scope => ({ bucket: s3.Bucket.fromBucketName(scope, 'Imported', 'logs-of-example') }));
    expect(only(stack, 'AWS::CloudTrail::Trail').Properties.S3BucketName).toBe('logs-of-example');
    expect(only(stack, 'AWS::CloudTrail::Trail').DependsOn).toBeUndefined();
    expect(warnings(stack)).toEqual(['s3:GetBucketAcl', 's3:PutObject'].map(action => ({
      path: '/Stack/Trail',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(new RegExp(`the bucket of SignInTrail.create\\(\\) .*"Action":"${action}".*"aws:SourceArn":"${TRAILS.replace('*', '\\*')}"`)),
    })));
  });
});

describe('the key', () => {
  const ARN = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';

  test('of the app allows CloudTrail to use it for trails of this account', () => {
    const stack = create(scope => ({ encryptionKey: new kms.Key(scope, 'Key') }));
    expect(only(stack, 'AWS::CloudTrail::Trail').Properties.KMSKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
    expect(byCloudTrail(only(stack, 'AWS::KMS::Key'), 'KeyPolicy')).toEqual([
      {
        Sid: 'CloudTrailEncrypt',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:GenerateDataKey*',
        Resource: '*',
        Condition: { ArnLike: { 'aws:SourceArn': TRAILS }, StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': TRAILS } },
      },
      {
        Sid: 'CloudTrailDescribe',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:DescribeKey',
        Resource: '*',
        Condition: { ArnLike: { 'aws:SourceArn': TRAILS } },
      },
    ]);
    expect(warnings(stack)).toEqual([]);
  });

  test('may be imported, and the statements that it needs are warned of', () => {
    const stack = create(scope => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', ARN) }));
    expect(only(stack, 'AWS::CloudTrail::Trail').Properties.KMSKeyId).toBe(ARN);
    expect(warnings(stack).map(({ id, text }) => `${id} ${text}`)).toEqual([
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy the policy of the encryptionKey of SignInTrail.create\(\) .*"Sid":"CloudTrailEncrypt"/),
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy the policy of the encryptionKey of SignInTrail.create\(\) .*"Sid":"CloudTrailDescribe"/),
    ]);
  });
});

describe('the log group', () => {
  const withLogs = () => create(scope => ({ logGroup: new logs.LogGroup(scope, 'LogGroup') }));

  test('receives the events by a role of its own', () => {
    const stack = withLogs();
    expect(only(stack, 'AWS::CloudTrail::Trail').Properties).toMatchObject({
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [expect.stringMatching(/^LogGroup/), 'Arn'] },
      CloudWatchLogsRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^TrailLogsRole/), 'Arn'] },
    });
  });

  test('can be written to by CloudTrail only, in the streams of this account and Region', () => {
    const stack = withLogs();
    const role = only(stack, 'AWS::IAM::Role');
    expect(byCloudTrail(role, 'AssumeRolePolicyDocument')).toHaveLength(1);
    expect(role.Properties).toEqual({
      AssumeRolePolicyDocument: expect.anything(),
      ManagedPolicyArns: [{ Ref: Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy'))[0] }],
    });
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy'))).toEqual([{
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: joined('arn:aws:logs:us-east-1:123456789012:log-group:', { Ref: expect.stringMatching(/^LogGroup/) }, ':log-stream:123456789012_CloudTrail_us-east-1*'),
    }]);
  });
});
