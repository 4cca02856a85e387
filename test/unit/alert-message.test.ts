import { Lazy, Token } from 'aws-cdk-lib';
import { RECIPE_PATHS, RECIPE_TEMPLATE } from './message/recipe';
import { AlertMessage } from '../../src';
import { ACCOUNT, alertIn, stackIn, target } from '../support/synthesis';

/** The transformer of an alert that says this. */
function transformerOf(message?: AlertMessage, region = 'us-east-1'): { readonly InputPathsMap: object; readonly InputTemplate: string } | undefined {
  const stack = stackIn(region === '' ? {} : { account: ACCOUNT, region });
  alertIn(stack, { message });
  return target(stack).InputTransformer as ReturnType<typeof transformerOf>;
}

const templateOf = (message?: AlertMessage, region?: string) => transformerOf(message, region)?.InputTemplate;

test('the message is English by default', () => {
  expect(templateOf()).toBe(templateOf(AlertMessage.english()));
  expect(templateOf()).toMatch(/^"AWS sign-in event: /);
});

test('the Japanese message opens with a sentence that is true of every event', () => {
  expect(templateOf(AlertMessage.japanese())).toMatch(/^"AWSのサインインイベントが発生しました。/);
});

describe.each([{ language: 'English', message: AlertMessage.english() }, { language: 'Japanese', message: AlertMessage.japanese() }])(
  'the $language message', ({ message }) => {
    test.each([
      ['eu-west-1', 'console.aws.amazon.com'],
      ['cn-north-1', 'console.amazonaws.cn'],
      ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
      ['', 'console.aws.amazon.com'],
    ])('in the Region %j links to %s', (region, domain) => {
      expect(templateOf(message, region)).toContain(`https://${domain}/cloudtrailv2/home?region=<region>#/events/<eventId>"\n`);
    });
  });

test('one message serves two alerts in two partitions', () => {
  const message = AlertMessage.english();
  expect(templateOf(message, 'cn-north-1')).toContain('https://console.amazonaws.cn/');
  expect(templateOf(message, 'us-east-1')).toContain('https://console.aws.amazon.com/');
});

describe('a template of your own', () => {
  test('may be that of the recipe, pasted unchanged', () => {
    expect(transformerOf(AlertMessage.fromTemplate(RECIPE_TEMPLATE))).toEqual({
      InputPathsMap: RECIPE_PATHS,
      InputTemplate: RECIPE_TEMPLATE.replace('<time >', '<time>'),
    });
  });

  test('may name fields of your own', () => {
    expect(transformerOf(AlertMessage.fromTemplate('<eventName> with <tls>', { fields: { tls: '$.detail.tlsDetails.tlsVersion', unused: '$.version' } }))).toEqual({
      InputPathsMap: { eventName: '$.detail.eventName', tls: '$.detail.tlsDetails.tlsVersion' },
      InputTemplate: '"<eventName> with <tls>"',
    });
  });
});

test('the whole event is delivered without a transformer', () => {
  expect(transformerOf(AlertMessage.wholeEvent())).toBeUndefined();
});

describe('fails', () => {
  test.each([
    { title: 'is a token', text: Lazy.string({ produce: () => 'hello' }) },
    { title: 'holds a token', text: `hello ${Lazy.string({ produce: () => 'you' })}` },
    { title: 'holds a number that is a token', text: `hello ${Token.asString({ Ref: 'Number' })}` },
  ])('for a text that $title, since no field can be seen in it', ({ text }) => {
    expect(() => AlertMessage.fromTemplate(text)).toThrow(/^text is the token ".*", in which no field can be seen: give the text itself$/);
  });

  test('at once for what cannot be read', () => {
    expect(() => AlertMessage.fromTemplate('<nobody>')).toThrow('line 1 of the template names the unknown field <nobody>; known are detailType, ');
    expect(() => AlertMessage.fromTemplate('a < b')).toThrow('has a < that opens no placeholder');
    expect(() => AlertMessage.fromTemplate(' ')).toThrow('says nothing');
    expect(() => AlertMessage.fromTemplate('hello', { fields: { 'outcome-1': '$.id' } })).toThrow('which every message already knows');
  });

  test('in an alert that delivers directly, for what EventBridge cannot deliver as typed', () => {
    const message = AlertMessage.fromTemplate('say "hi" to <userName>');
    expect(() => templateOf(message)).toThrow('line 1 of the template has "\\"", which EventBridge cannot deliver as typed: use a single quote');
  });
});
