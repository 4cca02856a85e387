import { CALLS, permissionOf, policyDocument } from '../../../../../src/cli/doctor/aws/aws-calls';

/** Every call, with its permission. */
const LISTED = Object.entries(CALLS)
  .flatMap(([service, calls]) => Object.entries<string>(calls).map(([call, permission]) => ({ service, call, permission })));

test.each(LISTED)('$service $call only reads', ({ call }) => {
  // The simulator of IAM evaluates policies and changes nothing: AWS gives it the access level Read.
  expect(call).toMatch(/^(get|list|describe|lookup)-|^simulate-principal-policy$/);
});

test.each(LISTED)('the permission of $service $call is that of its operation', ({ service, call, permission }) => {
  const [prefix, action] = permission.split(':');
  expect(prefix).toBe(service === 'stepfunctions' ? 'states' : service);
  expect(action.toLowerCase()).toBe(call.replaceAll('-', ''));
});

test('the policy grants the permissions of these calls, and the one that CloudFormation asks of delegated administrators, and no other', () => {
  expect(policyDocument()).toEqual({
    Version: '2012-10-17',
    Statement: [{ Sid: 'ConsoleLoginAlertDoctor', Effect: 'Allow', Action: [...LISTED.map(({ permission }) => permission), 'organizations:ListDelegatedAdministrators'].sort(), Resource: '*' }],
  });
});

test.each([['sns', 'publish'], ['sns', 'constructor'], ['constructor', 'name'], ['events', 'enable-rule']])('fails on %s %s, which is not in the list', (service, call) => {
  expect(() => permissionOf(service, call)).toThrow(`the doctor never calls ${service} ${call}`);
});
