import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { warn } from '../../../src/cdk/warning';
import { stackIn, warningIds, warnings } from '../../support/synthesis';

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
])('a warning is silenced by its ID $title, and no other is', ({ on, early }) => {
  const stack = stackIn();
  const alert = new Construct(stack, 'Alert');
  const part = new Construct(alert, 'Part');
  const acknowledge = () => Annotations.of(on === 'Part' ? part : alert).acknowledgeWarning('cdk-console-login-alert:noRecipients');

  if (early) acknowledge();
  warn(part, 'noRecipients', 'nobody is told');
  warn(part, 'noTrail', 'no trail was named');
  if (!early) acknowledge();

  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:noTrail']);
});
