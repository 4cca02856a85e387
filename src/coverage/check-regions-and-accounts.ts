import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { partitionOf, ROOT_REGION } from '../signin/partition';

/**
 * Checks that EventBridge forwards from and to a Region.
 *
 * @param subject names what is in the Region, such as `this alert is in us-gov-west-1`
 * @throws in the partitions of GovCloud and China, and in others than `aws`
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function checkForwarding(region: string, subject: string): void {
  if (Token.isUnresolved(region)) return;
  const { name: partition } = partitionOf(region);
  if (partition !== 'aws') {
    throw new Error(`${subject}, in the partition ${partition}, where EventBridge forwards no events between Regions: ` +
      'deploy an alert with SignInCoverage.thisRegion() to each Region');
  }
}

/** @throws for an alert in a Region to which EventBridge forwards no events */
export function checkHome(alert: IConstruct): void {
  const { region } = Stack.of(alert);
  checkForwarding(region, `this alert is in ${region}`);
}

/**
 * Checks a list of Regions.
 *
 * @throws for an empty list, a repeated Region, a text that cannot be one, and a Region from which EventBridge forwards no events
 */
export function checkRegions(regions: readonly string[]): void {
  if (Token.isUnresolved(regions)) {
    throw new Error('regions is an unresolved token, and a StackSet needs each Region at synthesis: give the list as text');
  }
  if (regions.length === 0) {
    throw new Error(`regions is an empty list: give a Region, such as ${JSON.stringify(ROOT_REGION)}, where root users sign in`);
  }
  regions.forEach((region, index) => {
    if (Token.isUnresolved(region)) {
      throw new Error(`regions[${index}] is an unresolved token, and a StackSet needs each Region at synthesis: give it as text`);
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

/**
 * Checks the ID of an organization, unless it is an unresolved token.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export function checkOrganizationId(organizationId: string): void {
  if (!Token.isUnresolved(organizationId) && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
    throw new Error(`organizationId is ${JSON.stringify(organizationId)}: give the ID of an organization, such as "o-a1b2c3d4e5"`);
  }
}

/**
 * Checks IDs of roots and organizational units, unless they are unresolved tokens.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
 */
export function checkOrganizationalUnitIds(ids: readonly string[]): void {
  checkList('organizationalUnitIds', ids, {
    form: /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/,
    example: 'the ID of an organizational unit or of the root, such as "ou-ab12-cd34ef56" or "r-ab12"',
  });
}

/** Checks account IDs, unless they are unresolved tokens. */
export function checkAccounts(prop: string, accounts: readonly string[] | undefined): void {
  if (accounts) {
    checkList(prop, accounts, { form: /^\d{12}$/, example: 'an account of twelve digits, such as "123456789012"' });
  }
}

function checkList(prop: string, list: readonly string[], { form, example }: { readonly form: RegExp; readonly example: string }): void {
  if (Token.isUnresolved(list)) return;
  if (list.length === 0) {
    throw new Error(`${prop} is an empty list: give ${example}`);
  }
  list.forEach((text, index) => {
    if (!Token.isUnresolved(text) && !form.test(text)) {
      throw new Error(`${prop}[${index}] is ${JSON.stringify(text)}: give ${example}`);
    }
    if (list.indexOf(text) !== index) {
      throw new Error(`${prop}[${index}] is ${JSON.stringify(text)}, as is ${prop}[${list.indexOf(text)}]: name each once`);
    }
  });
}
