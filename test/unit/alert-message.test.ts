import { Lazy, Token } from 'aws-cdk-lib';
import { RECIPE_PATHS, RECIPE_TEMPLATE } from './message/recipe';
import { AlertDelivery, AlertMessage, AlertRecipient, SignInCoverage } from '../../src';
import { ACCOUNT, alertIn, resources, stackIn, target } from '../support/synthesis';

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

describe('names of accounts', () => {
  const production = AlertMessage.english({ accountNames: { [ACCOUNT]: 'production' } });
  const organization = SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] });

  test('are those of the alert\'s account where it is delivered directly, also from other Regions', () => {
    expect(templateOf(production)).toContain('account production (<account>)');
    const stack = stackIn();
    alertIn(stack, { message: production, coverage: SignInCoverage.regions(['eu-west-1']) });
    expect(JSON.stringify(resources(stack, 'AWS::Events::Rule'))).toContain('account production (<account>)');
    expect(templateOf(AlertMessage.fromTemplate('<accountName>', { accountNames: { [ACCOUNT]: 'production' } }))).toBe('"production"');
  });

  test('leave a template as it is without them, and without one for the account', () => {
    expect(templateOf(AlertMessage.english({ accountNames: { 444455556666: 'elsewhere' } }))).toBe(templateOf());
    expect(templateOf(AlertMessage.english({}))).toBe(templateOf());
  });

  test('are those of any account by a workflow', () => {
    for (const coverage of [organization, SignInCoverage.forwarders({ accounts: ['444455556666'] })]) {
      expect(() => alertIn(stackIn(), { message: production, delivery: AlertDelivery.withSubject(), coverage })).not.toThrow();
    }
    expect(() => alertIn(stackIn({}), { message: production, delivery: AlertDelivery.withSubject() })).not.toThrow();
  });

  test('fails to be delivered directly from several accounts, and where the account is not known', () => {
    for (const coverage of [organization, SignInCoverage.forwarders({ accounts: ['444455556666'] }), SignInCoverage.forwarders({ organizationId: 'o-a1b2c3d4e5' })]) {
      expect(() => alertIn(stackIn(), { message: production, coverage })).toThrow(/^accountNames cannot name several accounts with AlertDelivery\.direct\(\)/);
    }
    expect(() => alertIn(stackIn(), { message: production, coverage: SignInCoverage.forwarders() })).not.toThrow();
    expect(() => templateOf(production, '')).toThrow(/^accountNames needs the account of the alert/);
  });

  test('fails for a text message that would have two parts', () => {
    const message = AlertMessage.japanese({ accountNames: { [ACCOUNT]: 'shared services of everybody' } });
    expect(() => alertIn(stackIn(), { message, recipients: [AlertRecipient.sms('+12025550100')] })).toThrow(/which is 28 characters long: shorten it to 23/);
    expect(() => alertIn(stackIn(), { message, recipients: [AlertRecipient.sms('+12025550100')], delivery: AlertDelivery.withSubject() })).not.toThrow();
  });

  test('fails for a name that cannot be shown, whatever the message', () => {
    for (const create of [() => AlertMessage.english({ accountNames: { 1: 'a' } }), () => AlertMessage.japanese({ accountNames: { 1: 'a' } }),
      () => AlertMessage.fromTemplate('a', { accountNames: { 1: 'a' } })]) {
      expect(create).toThrow('accountNames has the key "1", which is no account ID');
    }
  });
});

describe('a runbook', () => {
  test('is below the instructions', () => {
    expect(templateOf(AlertMessage.english({ runbook: 'https://wiki.example.com/sign-ins' }))).toContain('"\n"Runbook: https://wiki.example.com/sign-ins"\n"');
    expect(templateOf(AlertMessage.japanese({ runbook: 'https://wiki.example.com/sign-ins' }))).toContain('"\n"手順書: https://wiki.example.com/sign-ins"\n"');
  });

  test('fails for what is no https, and for a token', () => {
    expect(() => AlertMessage.english({ runbook: 'http://wiki.example.com' })).toThrow('runbook is "http://wiki.example.com": give an address');
    expect(() => AlertMessage.japanese({ runbook: Lazy.string({ produce: () => 'https://a.example' }) })).toThrow(/^runbook is the token ".*", which cannot be checked: give the address itself$/);
  });
});

test('fails for a phone of high severity alone where the alert is delivered directly', () => {
  const recipients = [AlertRecipient.sms('+12025550100', { onlyHighSeverity: true })];
  expect(() => alertIn(stackIn(), { recipients })).toThrow(/^recipients\[0\]: "\+12025550100" gets messages of high severity alone/);
  expect(() => alertIn(stackIn(), { recipients, delivery: AlertDelivery.withSubject() })).not.toThrow();
});
