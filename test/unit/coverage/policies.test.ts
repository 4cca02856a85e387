import { Stack } from 'aws-cdk-lib';
import { deploy, innerTemplate, ofType, Place, templateOf } from './templates';
import { SignInForwarder } from '../../../src';
import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';
import { SignInCoverage } from '../../../src/sign-in-coverage';
import { ACCOUNT, alertIn, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const HOME = { account: ACCOUNT, region: 'eu-west-1' };
const ELSEWHERE = { account: OTHER_ACCOUNT, region: 'us-east-1' };

/** What may be said of everything, or of every resource of a kind, and which page says so. */
const OF_EVERYTHING: Readonly<Record<string, string>> = {
  'cloudformation:*,s3:*': 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html',
  'cloudwatch:DescribeAlarms': 'https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/1',
};

/** Where a CloudFormation resource keeps its policy. */
const DOCUMENTS = ['AssumeRolePolicyDocument', 'PolicyDocument', 'Statement'];

function statementsOf(properties: Readonly<Record<string, unknown>>): readonly Statement[] {
  return DOCUMENTS.filter(name => name in properties).flatMap(name => {
    const document = properties[name] as Statement & { readonly Statement?: readonly Statement[] };
    return document.Statement ?? [document];
  });
}

/** Every statement of a stack, and of the stacks of its StackSets. */
function statements(stack: Stack, place: Place): readonly Statement[] {
  const outer = deploy(templateOf(stack), place);
  const inner = ofType(outer, 'AWS::CloudFormation::StackSet').flatMap(stackSet => deploy(innerTemplate(stackSet), ELSEWHERE));
  return [...outer, ...inner].flatMap(({ properties }) => statementsOf(properties));
}

const COVERAGES = {
  defaultRegions: SignInCoverage.defaultRegions(),
  organization: SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: [...DEFAULT_REGIONS] }),
  forwarders: SignInCoverage.forwarders({ accounts: [OTHER_ACCOUNT], organizationId: 'o-a1b2c3d4e5' }),
};

describe.each(Object.entries(COVERAGES))('with %s', (_, coverage) => {
  const stack = stackIn(HOME);
  alertIn(stack, { coverage });
  const all = statements(stack, HOME);
  const allowed = all.filter(({ Effect }) => Effect === 'Allow');

  test('there are statements to read', () => {
    expect(allowed.length).toBeGreaterThan(5);
  });

  test('every statement names its resource, but those that AWS documents', () => {
    const trust = allowed.filter(({ Resource }) => Resource === undefined);
    expect(trust.every(({ Action }) => Action === 'sts:AssumeRole')).toBe(true);
    const unnamed = allowed.filter(({ Resource }) => Resource !== undefined && [Resource].flat().some(each => /^\*|:\*$|[/:]\*$/.test(String(each))));
    expect(unnamed.filter(({ Action }) => OF_EVERYTHING[String(Action)] === undefined)).toEqual([]);
  });

  test('no statement allows everybody without a condition on the organization', () => {
    const everybody = allowed.filter(({ Principal }) => JSON.stringify(Principal)?.includes('"*"'));
    expect(everybody.filter(({ Condition }) => Condition?.StringEquals?.['aws:PrincipalOrgID'] !== 'o-a1b2c3d4e5')).toEqual([]);
  });

  test('every service is allowed for an account or a resource only', () => {
    const services = allowed.filter(({ Principal }) => (Principal as { readonly Service?: string } | undefined)?.Service);
    const sources = services.map(({ Condition = {} }) => Object.values(Condition).flatMap(Object.keys));
    expect(sources.filter(keys => !keys.includes('aws:SourceAccount') && !keys.includes('aws:SourceArn'))).toEqual([]);
  });
});

test('a forwarder of one\'s own sends to one bus', () => {
  const stack = stackIn(HOME);
  const bus = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/Alerts`;
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: bus });
  expect(statements(stack, HOME).filter(({ Effect, Resource }) => Effect === 'Allow' && Resource !== undefined)).toMatchObject([
    { Action: 'sqs:SendMessage', Resource: expect.stringMatching(/^<ForwarderDeadLetterQueue\w+\.Arn>$/) },
    { Action: 'events:PutEvents', Resource: bus },
  ]);
});
