import { NestedStack } from 'aws-cdk-lib';
import { outermost } from '../../../src/cdk/outermost';
import { stackIn } from '../../support/synthesis';

test('the outermost stack is the one that is nested in no other', () => {
  const stack = stackIn();

  expect(outermost(stack)).toBe(stack);
  expect(outermost(new NestedStack(new NestedStack(stack, 'Nested'), 'Innermost'))).toBe(stack);
});
