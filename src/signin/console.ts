/** Partitions with a console of their own, by the beginning of their Regions' names. */
const DOMAINS: readonly { readonly prefix: string; readonly domain: string }[] = [
  { prefix: 'cn-', domain: 'console.amazonaws.cn' },
  { prefix: 'us-gov-', domain: 'console.amazonaws-us-gov.com' },
];

/**
 * The domain of the AWS console that shows what happened in a Region.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function consoleDomain(region: string): string {
  return DOMAINS.find(({ prefix }) => region.startsWith(prefix))?.domain ?? 'console.aws.amazon.com';
}
