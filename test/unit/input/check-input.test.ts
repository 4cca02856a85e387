import { Lazy, Stack, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { WRONG_INPUT } from './wrong-input';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInEvent, SignInEventType, SignInForwarder, SignInIdentity, SignInOutcome, SignInTrail } from '../../../src';
import { shown } from '../../../src/input/check-input';
import { PUBLIC_PARAMETERS } from '../../../src/input/public-parameters';
import { Kind } from '../../../src/input/value-kind';
import { alertIn, only, stackIn, target } from '../../support/synthesis';

type Given = Readonly<Record<string, unknown>>;

/** Calls a public constructor or method as JavaScript can. */
function call(member: string, given: Given): void {
  const [type, name] = member.split('.');
  const parameters = Object.keys((PUBLIC_PARAMETERS as Readonly<Record<string, object>>)[member]).map(parameter => given[parameter]);
  const classes: Readonly<Record<string, object>> = {
    AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInEvent, SignInForwarder, SignInIdentity, SignInTrail,
  };
  if (name === 'constructor') {
    Reflect.construct(classes[type] as never, [stackIn(), 'Construct', ...parameters]);
  } else {
    const receiver = receivers[type]?.() ?? classes[type];
    Reflect.apply(Reflect.get(receiver, name), receiver, parameters);
  }
}

/** Those whose methods belong to an instance. */
const receivers: Readonly<Record<string, () => object>> = {
  ConsoleLoginAlert: () => alertIn(stackIn()),
  SignInForwarder: () => new SignInForwarder(stackIn(), 'Forwarder', { eventBusArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/Alerts' }),
};

test.each(WRONG_INPUT)('fails in $member: $message', ({ member, given, message }) => {
  expect(() => call(member, given)).toThrow(message);
});

/** The path of every value of a kind, as messages begin; a position or a key of the user's own is left out. */
function pathsOf(kind: Kind, path: string, inside = `${path}.`): readonly string[] {
  switch (kind.kind) {
    case 'list': return [path, ...pathsOf(kind.of, `${path}[]`)];
    case 'map': return [path, ...pathsOf(kind.of, inside)];
    case 'struct': return [path, `${inside}*`, ...Object.entries(kind.props).flatMap(([name, prop]) => pathsOf(prop, `${inside}${name}`))];
    default: return [path];
  }
}

test.each(Object.entries<Readonly<Record<string, Kind>>>(PUBLIC_PARAMETERS))('a wrong value is tried for everything that %s takes', (member, parameters) => {
  const tried = WRONG_INPUT.filter(wrong => wrong.member === member)
    .map(({ message }) => ({ path: message.slice(0, message.indexOf(' is ')).replace(/\[\d+\]/g, '[]'), unknown: message.includes(', and no prop has this name') }))
    .map(({ path, unknown }) => unknown ? path.replace(/[^.]+$/, '*') : path.replace(/^(fields|accountNames)\..*/, '$1.'));
  const all = Object.entries(parameters).flatMap(([name, kind]) => pathsOf(kind, name, ''));

  expect(all.filter(path => !tried.includes(path))).toEqual([]);
});

test('what is left out may be undefined, as jsii passes it', () => {
  const nothing = Object.fromEntries(Object.keys(PUBLIC_PARAMETERS['ConsoleLoginAlert.constructor'].props).map(name => [name, undefined])) as ConsoleLoginAlertProps;

  expect(() => alertIn(stackIn(), { ...nothing, ...{ unknown: undefined } })).not.toThrow();
});

test('texts and lists that are tokens pass as they are', () => {
  const text = Lazy.string({ produce: () => 'text' });
  const list = Lazy.list({ produce: () => ['123456789012'] });

  expect(Token.isUnresolved(list)).toBe(true);
  expect(() => {
    AlertRecipient.email(text);
    AlertRecipient.slack({ workspaceId: text, channelId: `${text}` });
    SignInCoverage.forwarders({ accounts: list, organizationId: text });
    SignInCoverage.forwarders({ accounts: [text] });
    SignInEvent.of(text, SignInEventType.CONSOLE_SIGN_IN);
    SignInTrail.fromTrailArn(text);
    alertIn(stackIn(), { displayName: text, signIns: { principals: [text] } });
  }).not.toThrow();
});

/**
 * A struct of another language is a plain object of the declared props. One that came from JavaScript, or that a Java class implements, is an
 * object that the runtime marked, with properties that call back.
 *
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/kernel/src/serialization.ts
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/kernel/src/objects.ts
 */
test('a struct and a subscription with the marks of jsii pass', () => {
  const fields = Object.defineProperty({ browser: '$.detail.userAgent' }, Symbol.for('$jsii$wireType$'), { value: '$jsii.map' });
  const options = Object.defineProperties({ '$jsii.struct': {}, '$jsii.interfaces': [] }, {
    subject: { enumerable: true, get: () => 'Sign-in by <userArn>' },
    $jsii$super$subject$: { enumerable: true, value: undefined },
    [Symbol.for('$__jsii__objid__$')]: { value: 'Object@10001' },
    [Symbol.for('$__jsii__interfaces__$')]: { value: ['cdk-console-login-alert.SubjectDeliveryOptions'] },
  });
  const subscription = Object.defineProperty({}, 'bind', { value: () => ({ protocol: 'https', endpoint: 'https://example.com', subscriberId: 'Endpoint' }) });

  expect(() => call('AlertMessage.fromTemplate', { text: '<browser>', options: { fields } })).not.toThrow();
  expect(() => call('AlertDelivery.withSubject', { options })).not.toThrow();
  expect(() => call('AlertRecipient.subscription', { subscription })).not.toThrow();
});

test('values of another copy of the package in node_modules mean what they say', () => {
  const stack = stackIn();
  const own = stackIn();
  const signIns = { events: [SignInEvent.ANY], identities: [SignInIdentity.ROOT], outcome: SignInOutcome.SUCCESS };
  new ConsoleLoginAlert(own, 'Alert', { signIns });
  jest.isolateModules(() => {
    const other: typeof import('../../../src') = jest.requireActual('../../../src');
    expect(other.AlertRecipient).not.toBe(AlertRecipient);

    new ConsoleLoginAlert(stack, 'Alert', {
      recipients: [other.AlertRecipient.email('security@example.com')],
      message: other.AlertMessage.wholeEvent(),
      delivery: other.AlertDelivery.direct(),
      coverage: other.SignInCoverage.thisRegion(),
      trail: other.SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/all'),
      signIns: { events: [other.SignInEvent.ANY], identities: [other.SignInIdentity.ROOT], outcome: other.SignInOutcome.SUCCESS },
    });
  });

  const pattern = (of: Stack) => only(of, 'AWS::Events::Rule').Properties.EventPattern;
  expect(JSON.stringify(pattern(stack))).toContain('"type":["Root"]');
  expect(pattern(stack)).toEqual(pattern(own));
  expect(target(stack).InputTransformer).toBeUndefined();
});

const circle: Record<string, unknown> = {};
circle.again = circle;

test.each<{ title: string; value: unknown; text: string }>([
  { title: 'nothing', value: undefined, text: 'undefined' },
  { title: 'null', value: null, text: 'null' },
  { title: 'a text', value: 'a "b"\n', text: '"a \\"b\\"\\n"' },
  { title: 'a number', value: 12, text: '12' },
  { title: 'a symbol', value: Symbol('a'), text: 'Symbol(a)' },
  { title: 'a class', value: SignInTrail, text: 'the function or class SignInTrail' },
  { title: 'a function without a name', value: (() => () => undefined)(), text: 'the function or class without a name' },
  { title: 'a value of a class', value: SignInTrail.create(), text: 'a value of class SignInTrail' },
  { title: 'a construct, by the name that its users know', value: new sqs.Queue(stackIn(), 'Queue'), text: 'the Queue Stack/Queue' },
  { title: 'a list', value: [1, ['a', [true]]], text: '[1, ["a", […]]]' },
  { title: 'an object', value: { a: 1, b: { c: { d: 2 } } }, text: '{ a: 1, b: { c: {…} } }' },
  { title: 'an object without a class', value: Object.create(null), text: '{}' },
  { title: 'an object in itself', value: circle, text: '{ again: { again: {…} } }' },
  { title: 'a token that is an object', value: Lazy.any({ produce: () => 1 }), text: 'a token of another type' },
  { title: 'a token that is a number', value: Token.asNumber({ Ref: 'A' }), text: 'a token of another type' },
])('shows $title in one line', ({ value, text }) => {
  expect(shown(value)).toBe(text);
});

test('shows no more of a long value than fits', () => {
  expect(shown('a'.repeat(1000))).toBe(`"${'a'.repeat(119)}…`);
});
