import { Lazy, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SignInTrail } from '../../../src';
import { shown } from '../../../src/input/shown';
import { stackIn } from '../../support/synthesis';

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
