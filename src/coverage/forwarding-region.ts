import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { partitionOf, ROOT_REGION } from '../signin/partition';

/**
 * Checks that EventBridge forwards from and to a Region.
 *
 * @param subject what is in the Region, such as `this alert is in us-gov-west-1`
 * @throws in GovCloud, China and other partitions of their own
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function checkForwarding(region: string, subject: string): void {
  if (Token.isUnresolved(region)) return;
  const { name: partition } = partitionOf(region);
  if (partition !== 'aws') {
    throw new Error(`${subject}, in the partition ${partition}, where EventBridge forwards no events between Regions: ` +
      'put an alert with SignInCoverage.thisRegion() into each Region');
  }
}

/** @throws for an alert to which nothing can be forwarded */
export function checkHome(alert: IConstruct): void {
  const { region } = Stack.of(alert);
  checkForwarding(region, `this alert is in ${region}`);
}

/**
 * Checks a list of Regions as it is typed.
 *
 * @throws for an empty list, one that comes twice, what cannot be a Region, and one from which nothing can be forwarded
 */
export function checkRegions(regions: readonly string[]): void {
  if (Token.isUnresolved(regions)) {
    throw new Error('regions is a list that only deployment knows, and CloudFormation must be told each Region: give it as text');
  }
  if (regions.length === 0) {
    throw new Error(`regions is an empty list: name a Region, such as ${JSON.stringify(ROOT_REGION)}, where root users sign in`);
  }
  regions.forEach((region, index) => {
    if (Token.isUnresolved(region)) {
      throw new Error(`regions[${index}] is a value that only deployment knows, and CloudFormation must be told each Region: give it as text`);
    }
    const subject = `regions[${index}] is ${JSON.stringify(region)}`;
    if (!/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) {
      throw new Error(`${subject}: give the code of a Region, such as ${JSON.stringify(ROOT_REGION)}`);
    }
    if (regions.indexOf(region) !== index) {
      throw new Error(`${subject}, as is regions[${regions.indexOf(region)}]: name each Region once`);
    }
    checkForwarding(region, subject);
  });
}
