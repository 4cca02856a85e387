import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CreateTrail } from '../../../src/trail/create';
import { CreatedTrail, SignInTrailOptions } from '../../../src/trail/created-trail';
import { newApp, resources, stackIn } from '../../support/synthesis';

const bind = (scope: Construct, id: string, options: SignInTrailOptions = {}) => new CreateTrail(options).bind(new Construct(scope, id));
const trails = (stack: Stack) => Object.keys(resources(stack, 'AWS::CloudTrail::Trail'));

test('the trail is created under its public ID in the stack of the alert', () => {
  const stack = stackIn();

  bind(stack, 'Alert');

  expect(stack.node.tryFindChild('ConsoleLoginAlertTrail')).toBeInstanceOf(CreatedTrail);
  expect(trails(stack)).toHaveLength(1);
});

test('alerts of a stack and of nested stacks at any depth share one, in the outermost stack', () => {
  const stack = stackIn();
  const nested = new NestedStack(stack, 'Nested');
  const deeper = new NestedStack(nested, 'Deeper');

  bind(deeper, 'First');
  bind(nested, 'Second');
  bind(stack, 'Third');
  bind(new Construct(stack, 'Part'), 'Fourth');

  expect(trails(stack)).toHaveLength(1);
  Template.fromStack(nested).resourceCountIs('AWS::CloudTrail::Trail', 0);
  Template.fromStack(deeper).resourceCountIs('AWS::CloudTrail::Trail', 0);
});

test('two stacks have two trails, also where one is in a stage', () => {
  const app = newApp();
  const stacks = [stackIn({}, app, 'One'), stackIn({}, app, 'Two'), stackIn({}, new Stage(app, 'Stage'), 'Three')];
  const strategy = new CreateTrail({});

  stacks.forEach(stack => strategy.bind(new Construct(stack, 'Alert')));

  stacks.slice(0, 2).forEach(stack => expect(trails(stack)).toHaveLength(1));
  expect(stacks[2].node.tryFindChild('ConsoleLoginAlertTrail')).toBeInstanceOf(CreatedTrail);
});

test('the same options, from the same strategy or another, are no other trail', () => {
  const stack = stackIn();
  const bucket = new s3.Bucket(stack, 'Bucket');

  bind(stack, 'First', { bucket });
  bind(stack, 'Second', { bucket });

  expect(trails(stack)).toHaveLength(1);
});

describe('fails', () => {
  const options = {
    bucket: (scope: Construct) => new s3.Bucket(scope, 'Bucket'),
    encryptionKey: (scope: Construct) => new kms.Key(scope, 'Key'),
    logGroup: (scope: Construct) => new logs.LogGroup(scope, 'LogGroup'),
  };

  test.each(['bucket', 'encryptionKey', 'logGroup'] as const)('for another %s than that of the first alert, or none', option => {
    const stack = stackIn();
    const given = { [option]: options[option](stack) };
    bind(stack, 'First', given);

    const error = `trail: SignInTrail.create() was called with another ${option} for the trail Stack/ConsoleLoginAlertTrail, ` +
      'which all alerts of a stack share: give the same SignInTrail to each of them';
    expect(() => bind(stack, 'Second', { [option]: options[option](new Construct(stack, 'Other')) })).toThrow(error);
    expect(() => bind(stack, 'Third')).toThrow(error);
    expect(trails(stack)).toHaveLength(1);
  });

  test('for an option that the first alert had not', () => {
    const stack = stackIn();
    bind(stack, 'First');
    expect(() => bind(stack, 'Second', { bucket: new s3.Bucket(stack, 'Bucket') })).toThrow('called with another bucket');
  });

  test('where the ID is taken by something else', () => {
    const stack = stackIn();
    new Construct(stack, 'ConsoleLoginAlertTrail');
    expect(() => bind(stack, 'Alert')).toThrow(
      'trail: SignInTrail.create() creates the construct Stack/ConsoleLoginAlertTrail, which exists already: rename that one');
  });
});

test('every alert gets its name and ARN, by references of the outermost stack', () => {
  const stack = stackIn();
  const identities = [bind(stack, 'First'), bind(new NestedStack(stack, 'Nested'), 'Second')];
  const [id] = trails(stack);

  expect(identities.map(identity => stack.resolve(identity))).toEqual(Array.from({ length: 2 }, () =>
    ({ kind: 'here', name: { Ref: id }, arn: { 'Fn::GetAtt': [id, 'Arn'] } })));
});
