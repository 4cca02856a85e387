import { Construct } from 'constructs';
import { NoTrail } from '../../../src/trail/no-trail';
import { stackIn, warnings } from '../../support/synthesis';

test('the alert is warned of once, with every remedy named', () => {
  const stack = stackIn();

  const identity = new NoTrail().bind(new Construct(stack, 'Alert'));

  expect(warnings(stack)).toEqual([{
    path: '/Stack/Alert',
    id: 'cdk-console-login-alert:noTrail',
    text: expect.stringMatching(/CloudTrail.*fromTrailArn.*fromTrail\(.*create\(\)/),
  }]);
  expect(identity).toEqual({ kind: 'unnamed' });
});
