import { Aws, CfnParameter, Token } from 'aws-cdk-lib';
import { checkAccounts, checkOrganizationalUnitIds, checkOrganizationId } from '../../../src/coverage/organization-ids';
import { ACCOUNT, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

test('IDs as AWS gives them pass, and unresolved tokens', () => {
  expect(() => checkOrganizationId('o-a1b2c3d4e5')).not.toThrow();
  expect(() => checkOrganizationId(Token.asString({ Ref: 'Id' }))).not.toThrow();
  expect(() => checkOrganizationalUnitIds(['r-ab12', 'ou-ab12-cd34ef56', Token.asString({ Ref: 'Id' })])).not.toThrow();
  expect(() => checkOrganizationalUnitIds(new CfnParameter(stackIn(), 'Units', { type: 'CommaDelimitedList' }).valueAsList)).not.toThrow();
  expect(() => checkAccounts('accounts', [ACCOUNT, OTHER_ACCOUNT, Aws.ACCOUNT_ID])).not.toThrow();
  expect(() => checkAccounts('accounts', undefined)).not.toThrow();
});

test.each(['', 'o-', 'o-short', 'r-ab12', 'O-A1B2C3D4E5', 'o-a1b2c3d4e5 '])('fails for the organization %j', id => {
  expect(() => checkOrganizationId(id)).toThrow(`organizationId is ${JSON.stringify(id)}: give the ID of an organization, such as "o-a1b2c3d4e5"`);
});

test.each(['', 'ou-ab12', 'o-a1b2c3d4e5', 'Security', 'ou-ab12-cd34'])('fails for the organizational unit %j', id => {
  expect(() => checkOrganizationalUnitIds(['r-ab12', id]))
    .toThrow(`organizationalUnitIds[1] is ${JSON.stringify(id)}: give the ID of an organizational unit or of the root, such as "ou-ab12-cd34ef56" or "r-ab12"`);
});

test.each(['', '12345678901', '1234567890123', '1234-5678-9012'])('fails for the account %j', account => {
  expect(() => checkAccounts('exceptAccounts', [account]))
    .toThrow(`exceptAccounts[0] is ${JSON.stringify(account)}: give an account of twelve digits, such as "123456789012"`);
});

test('fails for an empty list and for a repeated account', () => {
  expect(() => checkAccounts('accounts', [])).toThrow('accounts is an empty list: give an account of twelve digits');
  expect(() => checkOrganizationalUnitIds([])).toThrow('organizationalUnitIds is an empty list: give the ID');
  expect(() => checkAccounts('accounts', [ACCOUNT, OTHER_ACCOUNT, ACCOUNT])).toThrow('accounts[2] is "123456789012", as is accounts[0]: name each once');
});
