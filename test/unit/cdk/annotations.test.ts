import { Annotations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { warn, warnOfMissingStatement, metadataOf, suppress } from '../../../src/cdk/annotations';
import { stackIn, warningIds, warnings, only } from '../../support/synthesis';

test('a warning carries its public ID and stands on the construct', () => {
  const stack = stackIn();

  warn(new Construct(stack, 'Here'), 'noTrail', 'no trail was named');

  expect(warnings(stack)).toEqual([{ path: '/Stack/Here', id: 'cdk-console-login-alert:noTrail', text: 'no trail was named' }]);
});

/** On the very construct and before the warning, the CDK does not look: so the library warns late on parts of an alert only. */
test.each([
  { title: 'on the construct, after the warning', on: 'Part', early: false },
  { title: 'above, before the warning', on: 'Alert', early: true },
  { title: 'above, after the warning', on: 'Alert', early: false },
])('a warning is acknowledged by its ID $title, and no other is', ({ on, early }) => {
  const stack = stackIn();
  const alert = new Construct(stack, 'Alert');
  const part = new Construct(alert, 'Part');
  const acknowledge = () => Annotations.of(on === 'Part' ? part : alert).acknowledgeWarning('cdk-console-login-alert:noRecipients');

  if (early) acknowledge();
  warn(part, 'noRecipients', 'nobody is notified');
  warn(part, 'noTrail', 'no trail was named');
  if (!early) acknowledge();

  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:noTrail']);
});

const statement = (resource: string) => new iam.PolicyStatement({
  principals: [new iam.ServicePrincipal('events.amazonaws.com')],
  actions: ['sqs:SendMessage'],
  resources: [resource],
});

test('a missing statement is warned of in a form that can be pasted', () => {
  const stack = stackIn();

  warnOfMissingStatement(stack, 'the queue Q', statement('arn:aws:sqs:us-east-1:123456789012:q'));

  expect(warnings(stack)).toEqual([{
    path: '/Stack',
    id: 'cdk-console-login-alert:cannotChangePolicy',
    text: 'the policy of the queue Q cannot be changed from this app; make sure that it allows ' +
      '{"Action":"sqs:SendMessage","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:sqs:us-east-1:123456789012:q"}',
  }]);
});

test('an unresolved token in it is shown as CloudFormation would write it', () => {
  const stack = stackIn();

  warnOfMissingStatement(stack, 'the queue Q', statement(new sqs.Queue(stack, 'Queue').queueArn));

  expect(warnings(stack)[0].text).toMatch(/"Resource":\{"Fn::GetAtt":\["Queue[0-9A-F]{8}","Arn"\]\}/);
});

/** The metadata keys that cdk-nag, cfn-lint, checkov and cfn-guard document. */
test('each checker finds its findings under its own key, with the reason where it takes one', () => {
  const stack = stackIn();

  suppress(new sqs.Queue(stack, 'Queue'), [
    { tool: 'guard', rule: 'G_1', reason: 'first' },
    { tool: 'checkov', rule: 'CKV_1', reason: 'second' },
    { tool: 'cdk-nag', rule: 'Nag-1', reason: 'third' },
    { tool: 'cdk-nag', rule: 'Nag-2', reason: 'fourth' },
    { tool: 'cfn-lint', rule: 'W0001', reason: 'fifth' },
  ]);

  expect(only(stack, 'AWS::SQS::Queue').Metadata).toEqual({
    'cdk_nag': { rules_to_suppress: [{ id: 'Nag-1', reason: 'third' }, { id: 'Nag-2', reason: 'fourth' }] },
    'checkov': { skip: [{ id: 'CKV_1', comment: 'second' }] },
    'cfn-lint': { config: { ignore_checks: ['W0001'] } },
    'guard': { SuppressedRules: ['G_1'] },
  });
});

test('a checker without suppressions gets no metadata', () => {
  const stack = stackIn();
  suppress(new sqs.Queue(stack, 'Queue'), [{ tool: 'cfn-lint', rule: 'W0001', reason: 'only' }]);
  expect(only(stack, 'AWS::SQS::Queue').Metadata).toEqual({ 'cfn-lint': { config: { ignore_checks: ['W0001'] } } });
});

test('a template that is not the CDK\'s can be given the same', () => {
  expect(metadataOf([{ tool: 'checkov', rule: 'CKV_1', reason: 'first' }, { tool: 'guard', rule: 'G_1', reason: 'second' }])).toEqual({
    checkov: { skip: [{ id: 'CKV_1', comment: 'first' }] },
    guard: { SuppressedRules: ['G_1'] },
  });
});
