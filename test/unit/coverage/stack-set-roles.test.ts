import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deploy, ofType, resolve, templateOf } from './templates';
import { createStackSetRoles, executionStatements, SUPPRESSIONS } from '../../../src/coverage/stack-set-roles';
import { ACCOUNT, stackIn } from '../../support/synthesis';

interface Policies { readonly trust: readonly Readonly<Record<string, unknown>>[]; readonly rights: readonly Readonly<Record<string, unknown>>[] }

const BUS = 'arn:aws:events:eu-west-1:123456789012:event-bus/bus';

function rolesIn(env: object, regions: readonly string[] = ['us-east-1']): (name: string) => Policies {
  const stack = stackIn(env);
  const forwarded = new Construct(stack, 'Forwarded');
  createStackSetRoles(forwarded, { eventBusArn: BUS, stackSetName: 'the-set', forwarderName: 'the-name', regions });
  return name => policiesOf(stack, forwarded.node.findChild(`${name}Role`));
}

function policiesOf(stack: Stack, role: unknown): Policies {
  const id = stack.getLogicalId((role as iam.Role).node.defaultChild as iam.CfnRole);
  const resources = deploy(templateOf(stack), { account: ACCOUNT, region: 'eu-west-1' });
  const statements = (document: unknown) => (document as { readonly Statement: Policies['trust'] }).Statement;
  return {
    trust: statements(ofType(resources, 'AWS::IAM::Role').find(each => each.id === id)!.properties.AssumeRolePolicyDocument),
    rights: ofType(resources, 'AWS::IAM::ManagedPolicy').filter(({ properties }) => (properties.Roles as string[]).includes(`<${id}>`))
      .flatMap(({ properties }) => statements(properties.PolicyDocument)),
  };
}

describe.each([{ title: 'known', env: { account: ACCOUNT, region: 'eu-west-1' } }, { title: 'known to deployment only', env: {} }])('in a home that is $title', ({ env }) => {
  const roles = rolesIn(env);

  test('CloudFormation may assume the administration role for this StackSet, which may assume the execution role alone', () => {
    const { trust, rights } = roles('Administration');
    expect(trust).toEqual([{
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'cloudformation.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': ACCOUNT },
        StringLike: { 'aws:SourceArn': 'arn:aws:cloudformation:eu-west-1:123456789012:stackset/the-set:*' },
      },
    }]);
    expect(rights).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: expect.stringMatching(/^<ForwardedExecutionRole\w+\.Arn>$/) }]);
  });

  test('the administration role alone may assume the execution role', () => {
    expect(roles('Execution').trust).toEqual([{
      Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: expect.stringMatching(/^<ForwardedAdministrationRole\w+\.Arn>$/) },
    }]);
  });

  test('rules of this name in any Region may assume the sending role, which may send to the bus', () => {
    const { trust, rights } = roles('PutEvents');
    expect(trust).toEqual([{
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT }, ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:123456789012:rule/the-name' } },
    }]);
    expect(rights).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS }]);
  });
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html */
test.each([
  { title: 'in the list', home: 'eu-west-1', regions: ['us-east-1', 'me-south-1', 'ap-east-1'], services: ['', '.me-south-1', '.ap-east-1'] },
  { title: 'as home, once', home: 'me-south-1', regions: ['us-east-1', 'me-south-1'], services: ['', '.me-south-1'] },
  { title: 'that is new', home: 'eu-west-1', regions: ['xx-future-9'], services: ['', '.xx-future-9'] },
])('a Region that must be enabled first, $title, has a service of its own, under the same conditions', ({ home, regions, services }) => {
  const { trust } = rolesIn({ account: ACCOUNT, region: home }, regions)('Administration');
  expect(trust.map(({ Principal }) => Principal)).toEqual(services.map(region => ({ Service: `cloudformation${region}.amazonaws.com` })));
  expect(new Set(trust.map(({ Condition }) => JSON.stringify(Condition))).size).toBe(1);
});

interface Statement { readonly Action: string | string[]; readonly Resource: string; readonly Condition?: object }

const stack = stackIn();
const statements = executionStatements(stack, { forwarderName: 'the-name', putEventsRoleArn: 'arn:aws:iam::123456789012:role/Sender' })
  .map(statement => resolve(stack.resolve(statement.toStatementJson()), stack) as Statement);

test('the documented minimum is the only statement for everything', () => {
  expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([{ Effect: 'Allow', Action: ['cloudformation:*', 's3:*'], Resource: '*' }]);
});

test('every other statement names one resource of one service, except that CloudWatch describes alarms as a list', () => {
  expect(statements.slice(1).map(({ Action, Resource }) => [[...new Set([Action].flat().map(action => action.split(':')[0]))].join(), Resource])).toEqual([
    ['events', 'arn:aws:events:*:123456789012:rule/the-name'],
    ['sqs', 'arn:aws:sqs:*:123456789012:the-name'],
    ['cloudwatch', 'arn:aws:cloudwatch:*:123456789012:alarm:the-name'],
    ['cloudwatch', 'arn:aws:cloudwatch:*:123456789012:alarm:*'],
    ['iam', 'arn:aws:iam::123456789012:role/Sender'],
  ]);
});

test('only describing alarms concerns every alarm', () => {
  expect(statements[4]).toMatchObject({ Action: 'cloudwatch:DescribeAlarms', Resource: 'arn:aws:cloudwatch:*:123456789012:alarm:*' });
});

test('the sending role is passed to EventBridge only', () => {
  expect(statements[5]).toMatchObject({ Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } } });
});

test('no action but those of the minimum has a star', () => {
  expect(statements.slice(1).flatMap(({ Action }) => Action).filter(action => action.includes('*'))).toEqual([]);
});

test('each suppression names the page on which AWS documents it', () => {
  expect(SUPPRESSIONS.every(({ reason }) => reason.includes('https://docs.aws.amazon.com/'))).toBe(true);
});
