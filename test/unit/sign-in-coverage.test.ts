import { Annotations, NestedStack } from 'aws-cdk-lib';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { deploy, ofType, templateOf } from './coverage/templates';
import { AlertRecipient, SignInCoverage, SignInTrail } from '../../src';
import { ACCOUNT, alertIn, only, OTHER_ACCOUNT, resources, stackIn, warningIds, warnings } from '../support/synthesis';

const HOME = { account: ACCOUNT, region: 'eu-west-1' };
const ROOT_NOT_COVERED = 'cdk-console-login-alert:rootNotCovered';
const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] };
const recipients = [AlertRecipient.email('security@example.com')];

/** The envelopes and buses of an alert's rules, that of the default bus first. */
function rulesOf(coverage?: SignInCoverage) {
  const stack = stackIn(HOME);
  alertIn(stack, { coverage });
  return ofType(deploy(templateOf(stack), HOME), 'AWS::Events::Rule').map(({ properties: { EventBusName, EventPattern } }) => {
    const { account, region, $or } = EventPattern as Readonly<Record<string, unknown>>;
    return { EventBusName, account, region, $or };
  }).sort((one, other) => Number(one.EventBusName !== undefined) - Number(other.EventBusName !== undefined));
}

test('without coverage the alert receives the sign-ins of its own Region and account, as with thisRegion', () => {
  const unchanged = [{ EventBusName: undefined, account: undefined, region: undefined, $or: undefined }];
  expect(rulesOf()).toEqual(unchanged);
  expect(rulesOf(SignInCoverage.thisRegion())).toEqual(unchanged);
  expect(alertIn(stackIn()).eventBus).toBeUndefined();
});

test.each([
  { title: 'regions', coverage: SignInCoverage.regions(['us-east-1']) },
  { title: 'defaultRegions', coverage: SignInCoverage.defaultRegions() },
  { title: 'organization', coverage: SignInCoverage.organization(ORGANIZATION) },
  { title: 'forwarders', coverage: SignInCoverage.forwarders() },
])('with $title one rule takes what is recorded here, and another what is forwarded', ({ coverage }) => {
  expect(rulesOf(coverage)).toEqual([
    { EventBusName: undefined, account: [ACCOUNT], region: ['eu-west-1'], $or: undefined },
    {
      EventBusName: expect.stringMatching(/^<AlertForwardedBus\w+>$/),
      account: undefined,
      region: undefined,
      $or: [{ account: [{ 'anything-but': [ACCOUNT] }] }, { region: [{ 'anything-but': ['eu-west-1'] }] }],
    },
  ]);
  expect(alertIn(stackIn(HOME), { coverage }).eventBus?.node.path).toBe('Stack/Alert/Forwarded/Bus');
});

test('both rules say what they are for', () => {
  const stack = stackIn(HOME);
  alertIn(stack, { coverage: SignInCoverage.forwarders() });
  expect(Object.values(resources(stack, 'AWS::Events::Rule')).map(({ Metadata }) => Metadata?.['cdk-console-login-alert']))
    .toEqual(expect.arrayContaining([{ alert: 'Stack/Alert', rule: 'home' }, { alert: 'Stack/Alert', rule: 'forwarded' }]));
});

test('an alert in a nested stack can be covered', () => {
  const stack = stackIn(HOME);
  const nested = new NestedStack(stack, 'Nested');
  alertIn(nested, { coverage: SignInCoverage.defaultRegions() });
  expect(only(nested, 'AWS::CloudFormation::StackSet').Properties.StackSetName).toMatch(/^Stack-Nested-Alert-Forwarded-[0-9A-F]{8}$/);
});

describe('that root users are missed', () => {
  const alertWith = (coverage: SignInCoverage, acknowledge?: 'before' | 'after') => {
    const stack = stackIn(HOME);
    if (acknowledge === 'before') Annotations.of(stack).acknowledgeWarning(ROOT_NOT_COVERED);
    const alert = alertIn(stack, { coverage, recipients });
    if (acknowledge === 'after') Annotations.of(alert).acknowledgeWarning(ROOT_NOT_COVERED);
    return warningIds(stack);
  };

  test.each([
    ['thisRegion', SignInCoverage.thisRegion()],
    ['regions', SignInCoverage.regions(['us-west-2'])],
  ])('is warned of with %s, and can be acknowledged on the stack before, and on the alert after', (_, coverage) => {
    expect(alertWith(coverage)).toEqual([ROOT_NOT_COVERED]);
    expect(alertWith(coverage, 'before')).toEqual([]);
    expect(alertWith(coverage, 'after')).toEqual([]);
  });
});

describe('at once', () => {
  test('fails for no Region', () => {
    expect(() => SignInCoverage.regions(['everywhere'])).toThrow('regions[0] is "everywhere": give the code of a Region');
  });

  test('fails for no account', () => {
    expect(() => SignInCoverage.forwarders({ accounts: [OTHER_ACCOUNT, 'mine'] })).toThrow('accounts[1] is "mine": give an account of twelve digits');
  });

  test('fails for no organization', () => {
    expect(() => SignInCoverage.organization({ organizationId: 'mine', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] })).toThrow('organizationId is "mine"');
  });
});

test('two alerts, in two Regions or in one, share no name in any Region', () => {
  const names = ['eu-west-1', 'us-west-2'].flatMap(region => {
    const stack = stackIn({ account: ACCOUNT, region });
    ['First', 'Second'].forEach(id => alertIn(stack, { coverage: SignInCoverage.regions(['us-east-1']) }, id));
    return Object.values(resources(stack, 'AWS::CloudFormation::StackSet'))
      .map(({ Properties }) => /"QueueName":"([^"]+)"/.exec(JSON.stringify(Properties.TemplateBody).replace(/\\"/g, '"'))?.[1]);
  });
  expect(new Set(names).size).toBe(4);
  expect(names).not.toContain(undefined);
});

test.each([
  { title: 'Regions, which a trail of one Region does not record', coverage: SignInCoverage.regions(['us-east-2', 'eu-west-1']), missed: ['us-east-2'] },
  { title: 'an organization, whose members have trails of their own', coverage: SignInCoverage.organization(ORGANIZATION), missed: [] },
  { title: 'forwarders, whose Regions nobody knows', coverage: SignInCoverage.forwarders(), missed: [] },
])('the trail is held against a coverage of $title', ({ coverage, missed }) => {
  const stack = stackIn(HOME);
  alertIn(stack, { coverage, trail: SignInTrail.fromTrail(new Trail(stack, 'Trail', { isMultiRegionTrail: false })) });

  expect(warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:trailMissesRegion').map(({ text }) => text)).toEqual(missed.map(region =>
    `the trail Stack/Trail records eu-west-1 only, and this alert covers ${region}: let it be a multi-Region trail (isMultiRegionTrail: true)`));
});
