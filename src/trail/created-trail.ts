import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TrailIdentity, TrailStrategy } from './trail-strategy';
import { warnOfMissingStatement } from '../cdk/annotations';
import { outermostStack } from '../cdk/environment';
import { CLOUDTRAIL } from '../cdk/iam';

/**
 * Options of `SignInTrail.create`.
 */
export interface SignInTrailOptions {
  /**
   * The bucket for the log files. The policy of a bucket of this app gets the statements that CloudTrail needs.
   *
   * @default - a new bucket: private, TLS only, versioned, retained when the stack is deleted
   */
  readonly bucket?: s3.IBucket;

  /**
   * The key that encrypts the log files. The policy of a key of this app gets the statements that CloudTrail needs.
   *
   * @default - the encryption of the bucket
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * A log group that receives every event as well.
   *
   * @default - no log group
   */
  readonly logGroup?: logs.ILogGroup;
}

/**
 * One multi-Region trail with its bucket.
 *
 * It is an L1 construct, since the bucket policy of the CDK's `Trail` allows the CloudTrail of any account.
 *
 * @internal
 */
export class CreatedTrail extends Construct {
  /** The trail's identity for every alert of this stack, since it is in their account and Region. */
  public readonly identity: TrailIdentity;

  /** The ARN of any trail of this account: CloudFormation gives the trail its name, and the policy of the bucket must exist before the trail. */
  private readonly trailArns: string;

  public constructor(scope: Construct, id: string, public readonly options: SignInTrailOptions) {
    super(scope, id);
    this.trailArns = Stack.of(this).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: '*' });
    const bucket = options.bucket ?? this.createBucket();
    const logsRole = options.logGroup && this.createLogsRole(options.logGroup);
    const trail = new CfnTrail(this, 'Trail', {
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: bucket.bucketName,
      kmsKeyId: options.encryptionKey?.keyArn,
      cloudWatchLogsLogGroupArn: options.logGroup?.logGroupArn,
      cloudWatchLogsRoleArn: logsRole?.roleArn,
    });
    this.identity = { kind: 'here', name: trail.ref, arn: trail.attrArn };
    this.allowToWrite(bucket);
    if (bucket.policy) {
      trail.node.addDependency(bucket.policy);
    }
    if (options.encryptionKey) {
      this.allowToUseKey(options.encryptionKey);
    }
  }

  private createBucket(): s3.Bucket {
    return new s3.Bucket(this, 'Bucket', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      versioned: true,
    });
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
  private allowToWrite(bucket: s3.IBucket): void {
    const ofThisAccount = { ArnLike: { 'aws:SourceArn': this.trailArns } };
    const statements = [
      new iam.PolicyStatement({
        sid: 'CloudTrailAclCheck',
        principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
        actions: ['s3:GetBucketAcl'],
        resources: [bucket.bucketArn],
        conditions: ofThisAccount,
      }),
      new iam.PolicyStatement({
        sid: 'CloudTrailWrite',
        principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${Stack.of(this).account}/*`)],
        conditions: { ...ofThisAccount, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    ];
    for (const statement of statements) {
      if (!bucket.addToResourcePolicy(statement).statementAdded) {
        warnOfMissingStatement(this, 'the bucket of SignInTrail.create()', statement);
      }
    }
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
  private allowToUseKey(key: kms.IKey): void {
    const statements = [
      new iam.PolicyStatement({
        sid: 'CloudTrailEncrypt',
        principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
        actions: ['kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { ArnLike: { 'aws:SourceArn': this.trailArns }, StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': this.trailArns } },
      }),
      new iam.PolicyStatement({
        sid: 'CloudTrailDescribe',
        principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
        actions: ['kms:DescribeKey'],
        resources: ['*'],
        conditions: { ArnLike: { 'aws:SourceArn': this.trailArns } },
      }),
    ];
    for (const statement of statements) {
      if (!key.addToResourcePolicy(statement).statementAdded) {
        warnOfMissingStatement(this, 'the encryptionKey of SignInTrail.create()', statement);
      }
    }
  }

  /**
   * CloudTrail documents no condition for the trust policy of this role, and a trail whose role it cannot assume is not created. So account
   * and trail are compared only if it sends them.
   *
   * The policy is attached in the properties of the role, since CloudTrail checks the role's permissions when the trail is created.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
   */
  private createLogsRole(logGroup: logs.ILogGroup): iam.Role {
    const { account, region } = Stack.of(this);
    const role = new iam.Role(this, 'LogsRole', {
      assumedBy: new iam.ServicePrincipal(CLOUDTRAIL, {
        conditions: { StringEqualsIfExists: { 'aws:SourceAccount': account }, ArnLikeIfExists: { 'aws:SourceArn': this.trailArns } },
      }),
    });
    role.addManagedPolicy(new iam.ManagedPolicy(this, 'LogsPolicy', {
      statements: [new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: `${logGroup.logGroupName}:log-stream:${account}_CloudTrail_${region}*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        })],
      })],
    }));
    return role;
  }
}

/** Part of the public contract: the trail's construct ID in the outermost stack. */
const ID = 'ConsoleLoginAlertTrail';

/**
 * One trail for all alerts of a stack and its nested stacks, since a second copy of management events is billed.
 *
 * @internal
 */
export class CreateTrail implements TrailStrategy {
  public constructor(private readonly options: SignInTrailOptions) {}

  public bind(alert: Construct): TrailIdentity {
    const stack = outermostStack(Stack.of(alert));
    const existing = stack.node.tryFindChild(ID);
    if (existing === undefined) {
      return new CreatedTrail(stack, ID, this.options).identity;
    }
    if (!(existing instanceof CreatedTrail)) {
      throw new Error(`trail: SignInTrail.create() creates the construct ${existing.node.path}, which exists already: rename that one`);
    }
    this.checkSame(existing);
    return existing.identity;
  }

  private checkSame(existing: CreatedTrail): void {
    for (const option of ['bucket', 'encryptionKey', 'logGroup'] as const) {
      if (existing.options[option] !== this.options[option]) {
        throw new Error(`trail: SignInTrail.create() was called with another ${option} for the trail ${existing.node.path}, ` +
          'which all alerts of a stack share: give the same SignInTrail to each of them');
      }
    }
  }
}
