/**
 * The Regions that are enabled by default in every account and cannot be disabled: those that AWS introduced before March 20, 2019,
 * and Osaka, which was a local Region then. An account must enable any later Region first.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const DEFAULT_REGIONS: readonly string[] = [
  'us-east-1', // N. Virginia
  'us-east-2', // Ohio
  'us-west-1', // N. California
  'us-west-2', // Oregon
  'ca-central-1', // Canada
  'sa-east-1', // São Paulo
  'eu-central-1', // Frankfurt
  'eu-west-1', // Ireland
  'eu-west-2', // London
  'eu-west-3', // Paris
  'eu-north-1', // Stockholm
  'ap-northeast-1', // Tokyo
  'ap-northeast-2', // Seoul
  'ap-northeast-3', // Osaka
  'ap-south-1', // Mumbai
  'ap-southeast-1', // Singapore
  'ap-southeast-2', // Sydney
];
