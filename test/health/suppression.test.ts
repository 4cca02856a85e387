import * as sqs from 'aws-cdk-lib/aws-sqs';
import { suppress } from '../../src/health/suppression';
import { only, stackIn } from '../synthesis';

/** The metadata keys that cdk-nag, checkov and cfn-guard document. */
test('each checker finds its findings under its own key, with the reason where it takes one', () => {
  const stack = stackIn();

  suppress(new sqs.Queue(stack, 'Queue'), [
    { tool: 'guard', rule: 'G_1', reason: 'first' },
    { tool: 'checkov', rule: 'CKV_1', reason: 'second' },
    { tool: 'cdk-nag', rule: 'Nag-1', reason: 'third' },
    { tool: 'cdk-nag', rule: 'Nag-2', reason: 'fourth' },
  ]);

  expect(only(stack, 'AWS::SQS::Queue').Metadata).toEqual({
    cdk_nag: { rules_to_suppress: [{ id: 'Nag-1', reason: 'third' }, { id: 'Nag-2', reason: 'fourth' }] },
    checkov: { skip: [{ id: 'CKV_1', comment: 'second' }] },
    guard: { SuppressedRules: ['G_1'] },
  });
});
