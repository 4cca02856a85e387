import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { policyUnchanged } from '../../../src/cdk/missing-statement';
import { stackIn, warnings } from '../../support/synthesis';

const statement = (resource: string) => new iam.PolicyStatement({
  principals: [new iam.ServicePrincipal('events.amazonaws.com')],
  actions: ['sqs:SendMessage'],
  resources: [resource],
});

test('the statement is given as one can paste it', () => {
  const stack = stackIn();

  policyUnchanged(stack, 'the queue Q', statement('arn:aws:sqs:us-east-1:123456789012:q'));

  expect(warnings(stack)).toEqual([{
    path: '/Stack',
    id: 'cdk-console-login-alert:cannotChangePolicy',
    text: 'the policy of the queue Q cannot be changed from this app; make sure that it allows ' +
      '{"Action":"sqs:SendMessage","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:sqs:us-east-1:123456789012:q"}',
  }]);
});

test('what only the deployment knows is shown as CloudFormation would write it, never as a token of the CDK', () => {
  const stack = stackIn();

  policyUnchanged(stack, 'the queue Q', statement(new sqs.Queue(stack, 'Queue').queueArn));

  expect(warnings(stack)[0].text).toMatch(/"Resource":\{"Fn::GetAtt":\["Queue[0-9A-F]{8}","Arn"\]\}/);
});
