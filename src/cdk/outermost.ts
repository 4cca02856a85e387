import { Stack } from 'aws-cdk-lib';

/** The stack that is deployed by itself, and every stack nested in it with it. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
