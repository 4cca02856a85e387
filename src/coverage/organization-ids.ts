import { Token } from 'aws-cdk-lib';

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
