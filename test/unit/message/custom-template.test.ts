import { CustomTemplate, withCustomFields } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { PresetMessage } from '../../../src/message/preset';
import { FIELDS } from '../../../src/signin/fields';

const own = (text: string, fields?: Record<string, string>) => new CustomTemplate(text, { fields }, ENGLISH);

test('the text is the same wherever the console is', () => {
  expect(own('<id>!').email().toInputTransformer()).toEqual({ inputPathsMap: { id: '$.id' }, inputTemplate: '"<id>!"' });
});

test('own fields can be named', () => {
  expect(own('<tls>', { tls: '$.detail.tlsDetails.tlsVersion' }).email().toInputTransformer().inputPathsMap).toEqual({ tls: '$.detail.tlsDetails.tlsVersion' });
});

test('fails at once for a text that cannot be read, and for a field that cannot be', () => {
  expect(() => own('<nobody>')).toThrow('unknown field <nobody>');
  expect(() => own('hello', { id: '$.id' })).toThrow('fields has the name "id"');
});

test('an unknown name fails with the own fields among the known ones', () => {
  expect(() => own('<ltd>', { tls: '$.detail.tlsDetails.tlsVersion' })).toThrow(/known are .*, taskPolicyArn, tls; add others/);
});

test('phones and chat channels get the preset message', () => {
  const english = new PresetMessage(ENGLISH);
  const context = { consoleDomain: 'console.aws.amazon.com' };
  expect(own('<id>').language).toBe('english');
  expect(own('<id>').sms(context).toInputTransformer()).toEqual(english.sms(context).toInputTransformer());
  expect(own('<id>').chat(context).toInputTransformer()).toEqual(english.chat(context).toInputTransformer());
});

test('without own fields there is the catalogue', () => {
  expect(withCustomFields()).toEqual(FIELDS);
  expect(withCustomFields({})).toEqual(FIELDS);
});

test('own fields follow the catalogue, as free text', () => {
  expect(withCustomFields({ 'tls-version': '$.detail.tlsDetails.tlsVersion', 'n_1': '$.version' }).slice(FIELDS.length)).toEqual([
    { name: 'tls-version', paths: ['$.detail.tlsDetails.tlsVersion'], kind: 'text', description: 'field of your own' },
    { name: 'n_1', paths: ['$.version'], kind: 'text', description: 'field of your own' },
  ]);
});

test('the longest name and the longest path are taken', () => {
  const [name, path] = ['n'.repeat(256), `$.${'p'.repeat(254)}`];
  expect(withCustomFields({ [name]: path }).at(-1)).toMatchObject({ name, paths: [path] });
});

test.each([
  '$.detail', '$.detail-type', '$.detail.userIdentity.sessionContext.sessionIssuer.arn', '$.resources[0]', '$.detail.items[12].name',
])('the path %s is taken', path => {
  expect(withCustomFields({ own: path }).at(-1)?.paths).toEqual([path]);
});

describe('fails', () => {
  /** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html */
  test.each(['', ' ', 'user name', 'user.name', 'ä', 'a<b', 'n'.repeat(257), 'AWS', 'AWSRegion'])('for the name %j, which EventBridge refuses', name => {
    expect(() => withCustomFields({ [name]: '$.id' })).toThrow(`fields has the name ${JSON.stringify(name)}: use 1 to 256 of the letters`);
  });

  test.each(['userArn', 'outcome', 'outcome-1', 'outcome-10'])('for the name %s, which is taken', name => {
    expect(() => withCustomFields({ [name]: '$.id' })).toThrow(`fields has the name "${name}", which every message already knows: choose another name`);
  });

  test.each([
    '', '$', '$.', 'detail.userAgent', '.detail', '$detail', '$..userAgent', '$.detail.', '$.detail userAgent', ' $.id', '$.id ', '$.id\n',
    '$["detail"]', "$.detail['userAgent']", '$.detail[]', '$.detail[-1]', '$.detail[0][1]', '$.*', '$.detail.length()', '$.detail.a,b', '$.detail?', '$.@', '$.<id>', '$.a"b', '$.a`b', '$.a\\b', '${Token[TOKEN.1]}',
  ])('for %j, which is no path', path => {
    expect(() => withCustomFields({ own: path })).toThrow(`fields.own is ${JSON.stringify(path)}: give a path into the event`);
  });

  test('for a path over 256 characters', () => {
    expect(() => withCustomFields({ own: `$.${'p'.repeat(255)}` })).toThrow(/^fields\.own is .* at most 256 characters$/);
  });
});
