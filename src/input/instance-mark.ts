/** A class whose values are recognised by a mark. */
export type MarkedClass = 'AlertDelivery' | 'AlertMessage' | 'AlertRecipient' | 'SignInCoverage' | 'SignInEvent' | 'SignInIdentity' | 'SignInTrail';

/**
 * Marks a value as one of a class of this package.
 *
 * `instanceof` would refuse the values of another copy of the package in `node_modules`, and the name of a class is lost where
 * a bundler shortens it. The symbol is the same in every copy, as those of the CDK are (`Construct.isConstruct`, `Stack.isStack`).
 */
export function markAsInstance(value: object, name: MarkedClass): void {
  Object.defineProperty(value, symbolOf(name), { value: true });
}

/** Whether a value is one of a class of this package, whichever copy of the package made it. */
export function isInstanceOf(value: unknown, name: MarkedClass): boolean {
  return typeof value === 'object' && value !== null && symbolOf(name) in value;
}

function symbolOf(name: MarkedClass): symbol {
  return Symbol.for(`cdk-console-login-alert.${name}`);
}
