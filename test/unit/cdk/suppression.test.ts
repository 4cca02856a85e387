import * as sqs from 'aws-cdk-lib/aws-sqs';
import { metadataOf, suppress } from '../../../src/cdk/suppression';
import { only, stackIn } from '../../support/synthesis';

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
