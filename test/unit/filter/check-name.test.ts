import { checkName } from '../../../src/filter/check-name';

const KNOWN = ['ConsoleLogin', 'CheckMfa'];

test.each(['ConsoleLogin', 'CheckMfa', 'SomethingNew2'])('%s can be a name', name => {
  expect(() => checkName('eventName', name, KNOWN)).not.toThrow();
});

test.each(['', ' ', ' CheckMfa', 'Check Mfa', 'CheckMfa\n', 'Check*', 'Check-Mfa', 'CheckMfá'])('fails for %j', name => {
  expect(() => checkName('eventName', name, KNOWN))
    .toThrow(`eventName is ${JSON.stringify(name)}: give one event name of letters and digits, such as "ConsoleLogin"`);
});

test('fails for a known name in another case, and says the right one', () => {
  expect(() => checkName('identityType', 'checkMFA', KNOWN))
    .toThrow('identityType is "checkMFA", which would match nothing, since letters compare by case: write "CheckMfa"');
});
