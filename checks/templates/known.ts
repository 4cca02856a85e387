/** A finding that stays, in whatever examples it is found, and why. */
export interface Known {
  readonly rule: string;
  /** The kind of resource. */
  readonly type: string;
  readonly examples: readonly string[];
  readonly because: string;
}

/** Everything that the linters may find; one that they no longer find must leave this list. */
export const KNOWN: readonly Known[] = [
  {
    rule: 'CKV_AWS_26',
    type: 'AWS::SNS::Topic',
    examples: [
      'forwarders', 'high-severity', 'monitored', 'organization', 'phones-and-chat', 'recipe', 'recommended', 'several-regions', 'smallest',
      'trail-of-app', 'with-subject',
    ],
    because: 'no customer managed key unless encryptionKey is given: one more thing that can silence the alert',
  },
  {
    rule: 'CKV_AWS_18',
    type: 'AWS::S3::Bucket',
    examples: ['hardened', 'smallest', 'trail-of-app'],
    because: 'a bucket for the access logs of the log bucket is one more thing to pay and guard: give SignInTrail.create() a bucket that has one',
  },
  {
    rule: 'CKV_AWS_35',
    type: 'AWS::CloudTrail::Trail',
    examples: ['smallest', 'trail-of-app'],
    because: 'no customer managed key unless the trail is given one; the bucket encrypts',
  },
  {
    rule: 'CKV_AWS_158',
    type: 'AWS::Logs::LogGroup',
    examples: ['hardened'],
    because: 'the log group is the example\'s own, and encrypted by CloudWatch Logs itself',
  },
  {
    rule: 'CKV_AWS_27',
    type: 'AWS::SQS::Queue',
    examples: ['trail-of-app'],
    because: 'the queue is the example\'s own, and encrypted by SSE-SQS',
  },
  ...['CKV_AWS_21', 'CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56'].map(rule => ({
    rule,
    type: 'AWS::S3::Bucket',
    examples: ['trail-of-app'],
    because: 'the bucket is the one that the CDK\'s own Trail makes',
  })),
];
