import { Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { IConstruct } from 'constructs';
import { warn } from './warning';

/**
 * Warns of a Region that this version of the CDK does not know: it may be new, or misspelt. A token says nothing.
 *
 * @param prop in which it was given, such as `regions`
 */
export function warnOfUnknownRegions(scope: IConstruct, prop: string, regions: readonly string[]): void {
  const known = RegionInfo.regions.map(({ name }) => name);
  const unknown = regions.filter(region => !Token.isUnresolved(region) && !known.includes(region));
  if (unknown.length > 0) {
    warn(scope, 'unknownRegion', `${prop} names ${unknown.join(', ')}, which this version of aws-cdk-lib does not know: correct it if it is misspelt; ` +
      'if it is a new Region, acknowledge this warning');
  }
}
