import { partitionOf } from './partition';

/** The domain of the AWS console that shows what happened in a Region. */
export function consoleDomain(region: string): string {
  return partitionOf(region).consoleDomain;
}
