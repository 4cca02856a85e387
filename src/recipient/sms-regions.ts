import { partitionOf } from '../signin/partition';

/**
 * Where SNS sends text messages. The guide has a table of Regions; announcements of 2026 add ap-east-2 and ap-southeast-6 and count
 * 32 in all, which are exactly those where AWS End User Messaging, by which SNS sends, has an endpoint (botocore's `endpoints.json`).
 *
 * Asia Pacific (Seoul) is in neither list below: it was announced in June 2026, after the guide had long left it out.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html
 * @see https://aws.amazon.com/about-aws/whats-new/2026/02/amazon-sns-sms-region-expansion
 * @see https://aws.amazon.com/about-aws/whats-new/2026/06/amazon-sns-supports-sending-sms-seoul-region/
 */
const WITH_SMS: ReadonlySet<string> = new Set([
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1',
  'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'af-south-1', 'il-central-1', 'me-central-1', 'me-south-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-3', 'ap-south-1', 'ap-south-2',
  'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-6',
]);

/** Where it sends none: these Regions, and all of these partitions. */
const WITHOUT_SMS: ReadonlySet<string> = new Set(['ap-east-1', 'ap-southeast-5', 'ap-southeast-7']);
const PARTITIONS_WITHOUT_SMS: ReadonlySet<string> = new Set(['aws-cn', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f']);

/** Whether SNS sends text messages from a Region; undefined for one of which nothing is known. */
export function hasSms(region: string): boolean | undefined {
  if (WITH_SMS.has(region)) {
    return true;
  }
  return WITHOUT_SMS.has(region) || PARTITIONS_WITHOUT_SMS.has(partitionOf(region).name) ? false : undefined;
}
