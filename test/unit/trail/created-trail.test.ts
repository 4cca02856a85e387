import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CreatedTrail, CreateTrail, SignInTrailOptions } from '../../../src/trail/created-trail';
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

const bind = (scope: Construct, id: string, options: SignInTrailOptions = {}) => new CreateTrail(options).bind(new Construct(scope, id));
const trails = (stack: Stack) => Object.keys(resources(stack, 'AWS::CloudTrail::Trail'));

test('the trail is created under its public ID in the stack of the alert', () => {
  const stack = stackIn();

  bind(stack, 'Alert');

  expect(stack.node.tryFindChild('ConsoleLoginAlertTrail')).toBeInstanceOf(CreatedTrail);
  expect(trails(stack)).toHaveLength(1);
});

test('alerts of a stack and of nested stacks at any depth share one, in the outermost stack', () => {
  const stack = stackIn();
  const nested = new NestedStack(stack, 'Nested');
  const deeper = new NestedStack(nested, 'Deeper');

  bind(deeper, 'First');
  bind(nested, 'Second');
  bind(stack, 'Third');
  bind(new Construct(stack, 'Part'), 'Fourth');

  expect(trails(stack)).toHaveLength(1);
  Template.fromStack(nested).resourceCountIs('AWS::CloudTrail::Trail', 0);
  Template.fromStack(deeper).resourceCountIs('AWS::CloudTrail::Trail', 0);
});

test('two stacks have two trails, also where one is in a stage', () => {
  const app = newApp();
  const stacks = [stackIn({}, app, 'One'), stackIn({}, app, 'Two'), stackIn({}, new Stage(app, 'Stage'), 'Three')];
  const strategy = new CreateTrail({});

  stacks.forEach(stack => strategy.bind(new Construct(stack, 'Alert')));

  stacks.slice(0, 2).forEach(stack => expect(trails(stack)).toHaveLength(1));
  expect(stacks[2].node.tryFindChild('ConsoleLoginAlertTrail')).toBeInstanceOf(CreatedTrail);
});

test('the same options, from the same strategy or another, are no other trail', () => {
  const stack = stackIn();
  const bucket = new s3.Bucket(stack, 'Bucket');

  bind(stack, 'First', { bucket });
  bind(stack, 'Second', { bucket });

  expect(trails(stack)).toHaveLength(1);
});

describe('fails', () => {
  const options = {
    bucket: (scope: Construct) => new s3.Bucket(scope, 'Bucket'),
    encryptionKey: (scope: Construct) => new kms.Key(scope, 'Key'),
    logGroup: (scope: Construct) => new logs.LogGroup(scope, 'LogGroup'),
  };

  test.each(['bucket', 'encryptionKey', 'logGroup'] as const)('for another %s than that of the first alert, or none', option => {
    const stack = stackIn();
    const given = { [option]: options[option](stack) };
    bind(stack, 'First', given);

    const error = `trail: SignInTrail.create() was called with another ${option} for the trail Stack/ConsoleLoginAlertTrail, ` +
      'which all alerts of a stack share: give the same SignInTrail to each of them';
    expect(() => bind(stack, 'Second', { [option]: options[option](new Construct(stack, 'Other')) })).toThrow(error);
    expect(() => bind(stack, 'Third')).toThrow(error);
    expect(trails(stack)).toHaveLength(1);
  });

  test('for an option that the first alert had not', () => {
    const stack = stackIn();
    bind(stack, 'First');
    expect(() => bind(stack, 'Second', { bucket: new s3.Bucket(stack, 'Bucket') })).toThrow('called with another bucket');
  });

  test('where the ID is taken by something else', () => {
    const stack = stackIn();
    new Construct(stack, 'ConsoleLoginAlertTrail');
    expect(() => bind(stack, 'Alert')).toThrow(
      'trail: SignInTrail.create() creates the construct Stack/ConsoleLoginAlertTrail, which exists already: rename that one');
  });
});

test('every alert gets its name and ARN, by references of the outermost stack', () => {
  const stack = stackIn();
  const identities = [bind(stack, 'First'), bind(new NestedStack(stack, 'Nested'), 'Second')];
  const [id] = trails(stack);

  expect(identities.map(identity => stack.resolve(identity))).toEqual(Array.from({ length: 2 }, () =>
    ({ kind: 'here', name: { Ref: id }, arn: { 'Fn::GetAtt': [id, 'Arn'] } })));
});
