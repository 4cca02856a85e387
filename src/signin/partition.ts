/** Regions that share no identity, and no event, with those of another partition. */
export interface Partition {
  /** As ARNs begin: `arn:<name>:`. */
  readonly name: string;
  readonly urlSuffix: string;
  /** The domain of the console that shows what happened there. */
  readonly consoleDomain: string;
  /** The only Region in which calls on IAM are recorded. */
  readonly iamRegion: string;
}

/** The Region of the `aws` partition in which every sign-in of a root user is recorded. */
export const ROOT_REGION = 'us-east-1';

const CONSOLE = 'console.aws.amazon.com';

/**
 * Every partition, by the beginning of its Regions' names (the AWS SDKs' `partitions.json`). A new Region whose name says nothing
 * counts as one of `aws`, to which most belong.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html for IAM's Region in `aws`; the
 *   others are those for which botocore's `endpoints.json` signs calls on IAM, or the only one of the partition
 * @see https://github.com/ByteNess/aws-vault/pull/285 for the console of `aws-eusc`, which users of it opened
 */
const PARTITIONS: readonly (Partition & { readonly begins: string })[] = [
  { begins: 'cn-', name: 'aws-cn', urlSuffix: 'amazonaws.com.cn', consoleDomain: 'console.amazonaws.cn', iamRegion: 'cn-north-1' },
  { begins: 'us-gov-', name: 'aws-us-gov', urlSuffix: 'amazonaws.com', consoleDomain: 'console.amazonaws-us-gov.com', iamRegion: 'us-gov-west-1' },
  { begins: 'eusc-', name: 'aws-eusc', urlSuffix: 'amazonaws.eu', consoleDomain: 'console.amazonaws-eusc.eu', iamRegion: 'eusc-de-east-1' },
  { begins: 'us-iso-', name: 'aws-iso', urlSuffix: 'c2s.ic.gov', consoleDomain: CONSOLE, iamRegion: 'us-iso-east-1' },
  { begins: 'us-isob-', name: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov', consoleDomain: CONSOLE, iamRegion: 'us-isob-east-1' },
  { begins: 'eu-isoe-', name: 'aws-iso-e', urlSuffix: 'cloud.adc-e.uk', consoleDomain: CONSOLE, iamRegion: 'eu-isoe-west-1' },
  { begins: 'us-isof-', name: 'aws-iso-f', urlSuffix: 'csp.hci.ic.gov', consoleDomain: CONSOLE, iamRegion: 'us-isof-south-1' },
  { begins: '', name: 'aws', urlSuffix: 'amazonaws.com', consoleDomain: CONSOLE, iamRegion: 'us-east-1' },
];

/** The partition of a Region. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(({ begins }) => region.startsWith(begins)) ?? PARTITIONS[PARTITIONS.length - 1];
}
