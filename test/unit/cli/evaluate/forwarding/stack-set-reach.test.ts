import { coveredBy, Reach, reach, readStackSet, stackIn } from '../../../../../src/cli/evaluate/forwarding/stack-set-reach';
import { JsonObject } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { stackWith } from '../../app';

const HOME = { account: '123456789012', region: 'eu-west-1' };
const OTHER = '111122223333';

function read(properties: JsonObject, home: { account?: string; region?: string } = HOME) {
  const stack = stackWith({ Resources: { Set: { Type: 'AWS::CloudFormation::StackSet', Properties: properties } } }, home);
  return readStackSet(stack.resources.get('Set')!, new Resolver([stack], {}));
}

/** A StackSet of an organization. */
function organization(targets: JsonObject, more: JsonObject = {}) {
  return read({
    PermissionModel: 'SERVICE_MANAGED',
    StackInstancesGroup: [{ Regions: ['us-east-1'], DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-cd34ef56'], ...targets } }],
    ...more,
  });
}

const OWN = read({
  PermissionModel: 'SELF_MANAGED',
  StackInstancesGroup: [
    { Regions: ['us-east-1', 'us-east-2'], DeploymentTargets: { Accounts: [{ Ref: 'AWS::AccountId' }] } },
    { Regions: ['us-west-2'], DeploymentTargets: { Accounts: [OTHER] } },
  ],
});

test.each([
  { account: '123456789012', region: 'us-east-1', reached: true },
  { account: '123456789012', region: 'us-east-2', reached: true },
  { account: '123456789012', region: 'us-west-2', reached: false },
  { account: OTHER, region: 'us-west-2', reached: true },
  { account: OTHER, region: 'us-east-1', reached: false },
  { account: '123456789012', region: undefined, reached: false },
  { account: undefined, region: 'us-east-1', reached: false },
])('a StackSet of accounts reaches $region of $account: $reached', ({ account, region, reached }) => {
  expect(reach(OWN, { account, region })).toBe(reached);
});

const IF_IN_UNIT = { if: `account ${OTHER} is in ou-ab12-cd34ef56` };

test.each<{ targets: JsonObject; reached: Reach }>([
  { targets: {}, reached: IF_IN_UNIT },
  { targets: { Accounts: [OTHER], AccountFilterType: 'INTERSECTION' }, reached: IF_IN_UNIT },
  { targets: { Accounts: ['123456789012'], AccountFilterType: 'INTERSECTION' }, reached: false },
  { targets: { Accounts: [OTHER], AccountFilterType: 'DIFFERENCE' }, reached: false },
  { targets: { Accounts: ['123456789012'], AccountFilterType: 'DIFFERENCE' }, reached: IF_IN_UNIT },
  { targets: { Accounts: [OTHER], AccountFilterType: 'UNION' }, reached: true },
  { targets: { Accounts: ['123456789012'], AccountFilterType: 'UNION' }, reached: IF_IN_UNIT },
])('a StackSet of an organization with $targets reaches an account: $reached', ({ targets, reached }) => {
  expect(reach(organization(targets), { account: OTHER, region: 'us-east-1' })).toEqual(reached);
  expect(reach(organization(targets), { account: OTHER, region: 'us-east-2' })).toBe(false);
});

test('the management account is never reached; that of a delegated administrator is like any other', () => {
  const own = { account: '123456789012', region: 'us-east-1' };
  expect(reach(organization({}), own)).toBe(false);
  expect(reach(organization({}, { CallAs: 'DELEGATED_ADMIN' }), own)).toEqual({ if: 'account 123456789012 is in ou-ab12-cd34ef56' });
});

test('another account is reached by a delegated administrator unless it is the management account, which is not known here', () => {
  expect(reach(organization({}, { CallAs: 'DELEGATED_ADMIN' }), { account: OTHER, region: 'us-east-1' }))
    .toEqual({ if: `account ${OTHER} is in ou-ab12-cd34ef56, and is not the organization's management account` });
});

test('several groups reach what one of them reaches, the surest one deciding', () => {
  const group = (targets: JsonObject) => ({ Regions: ['us-east-1'], DeploymentTargets: targets });
  const both = read({ StackInstancesGroup: [group({ OrganizationalUnitIds: ['r-ab12'] }), group({ Accounts: [OTHER] })] });
  expect(reach(both, { account: OTHER, region: 'us-east-1' })).toBe(true);
  expect(reach(read({}), { account: OTHER, region: 'us-east-1' })).toBe(false);
});

test('the coverage of a StackSet is given by Regions and accounts; those of an organization are unknown', () => {
  expect(coveredBy(OWN)).toEqual([{ regions: ['us-east-1', 'us-east-2'], accounts: ['123456789012'] }, { regions: ['us-west-2'], accounts: [OTHER] }]);
  expect(coveredBy(organization({}))).toEqual([{ regions: ['us-east-1'] }]);
});

test('the stack in an account and Region has that environment, and the resources of the template', () => {
  const body = JSON.stringify({ Resources: { Rule: { Type: 'AWS::Events::Rule' } } });
  const place = { account: OTHER, region: 'us-east-1' };
  expect(stackIn(read({ TemplateBody: body }), place)).toMatchObject({ ...place, file: 'Mail.template.json (Set)' });
  expect(stackIn(read({ TemplateBody: body }), place)?.resources.get('Rule')?.type).toBe('AWS::Events::Rule');
});

test.each<{ properties: JsonObject }>([
  { properties: { TemplateBody: '{' } }, { properties: { TemplateBody: '[]' } }, { properties: { TemplateURL: 'https://example.com/t.json' } },
])('of $properties there is no stack', ({ properties }) => {
  expect(stackIn(read(properties), HOME)).toBeUndefined();
});
