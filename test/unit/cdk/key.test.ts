import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowRoleToUseKey, allowServiceToUseKey } from '../../../src/cdk/key';
import { ACCOUNT, newApp, only, stackIn, statements, warnings } from '../../support/synthesis';

const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];
const roleIn = (scope: Construct) => new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });

/** The key's statements beside the CDK's own, which lets the policies of the account decide. */
const added = (stack: Stack) => statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1);

describe('a role', () => {
  test('may use a key of the app by its own policy alone, with exactly two actions', () => {
    const stack = stackIn();
    const key = new kms.Key(stack, 'Key');

    const statement = allowRoleToUseKey(key, roleIn(stack).withoutPolicyUpdates());

    expect(stack.resolve(statement.toStatementJson())).toEqual({ Effect: 'Allow', Action: ACTIONS, Resource: stack.resolve(key.keyArn) });
    expect(added(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  test('may use an imported key by its own policy, and the statement that the key needs is warned of', () => {
    const stack = stackIn();

    const statement = allowRoleToUseKey(kms.Key.fromKeyArn(stack, 'Key', KEY_ARN), roleIn(stack).withoutPolicyUpdates());

    expect(statement.toStatementJson()).toEqual({ Effect: 'Allow', Action: ACTIONS, Resource: KEY_ARN });
    expect(warnings(stack)).toEqual([{
      path: expect.stringMatching(/^\/Stack\/.*Role$/),
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(
        /the key Stack\/Key .*"Action":\["kms:Decrypt","kms:GenerateDataKey"\],"Effect":"Allow","Principal":\{"AWS":\{"Fn::GetAtt":\["Role\w+","Arn"\]\}\}/),
    }]);
  });

  test('of another stack may use a key without a cycle', () => {
    const app = newApp();
    const keys = stackIn({}, app, 'Keys');
    const roles = stackIn({}, app, 'Roles');
    const role = roleIn(roles);
    role.addToPolicy(allowRoleToUseKey(new kms.Key(keys, 'Key'), role.withoutPolicyUpdates()));
    expect(added(keys)).toEqual([]);
    expect(statements(only(roles, 'AWS::IAM::Policy'))).toHaveLength(1);
  });
});

describe('a service', () => {
  test.each([
    ['cloudwatch.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }],
    ['chatbot.amazonaws.com', { Condition: { StringEqualsIfExists: { 'aws:SourceAccount': ACCOUNT } } }],
    // A condition would deny everything: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    ['events.amazonaws.com', {}],
  ] as const)('%s may use a key of the app with exactly two actions, which are granted once however often they are asked for', (service, condition) => {
    const stack = stackIn();
    const key = new kms.Key(stack, 'Key');

    allowServiceToUseKey(stack, key, service);
    allowServiceToUseKey(stack, key, service);

    expect(added(stack)).toEqual([{ Effect: 'Allow', Principal: { Service: service }, Action: ACTIONS, Resource: '*', ...condition }]);
    expect(warnings(stack)).toEqual([]);
  });

  test('cannot be allowed to use an imported key, so the statement is warned of', () => {
    const stack = stackIn();

    allowServiceToUseKey(stack, kms.Key.fromKeyArn(stack, 'Key', KEY_ARN), 'cloudwatch.amazonaws.com');

    expect(warnings(stack)).toEqual([{
      path: '/Stack',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringContaining('the policy of the key Stack/Key cannot be changed from this app; make sure that it allows ' +
        '{"Action":["kms:Decrypt","kms:GenerateDataKey"],"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}},' +
        '"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Resource":"*"}'),
    }]);
  });
});
