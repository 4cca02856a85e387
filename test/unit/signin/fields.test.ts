import { jsonPath, nodeAt } from '../../../src/eventbridge/json-path';
import { read } from '../../../src/eventbridge/json-reader';
import { CONSOLE_EVENT_NAMES } from '../../../src/signin/event-kinds';
import { FIELDS } from '../../../src/signin/fields';
import { EVERY_KIND } from '../../events';

const valuesIn = (event: unknown, paths: readonly string[]) => paths.flatMap(path => {
  const parsed = jsonPath(path);
  const node = parsed.kind === 'steps' ? nodeAt(read(JSON.stringify(event)), parsed.steps) : undefined;
  return node === undefined ? [] : [node];
});

/** The path map of the published recipe. */
const RECIPE = {
  detailType: '$.detail-type',
  responseElements: '$.detail.responseElements',
  sourceIPAddress: '$.detail.sourceIPAddress',
  userArn: '$.detail.userIdentity.arn',
  userAgent: '$.detail.userAgent',
  id: '$.id',
  time: '$.time',
  userType: '$.detail.userIdentity.type',
  additionalEventData: '$.detail.additionalEventData',
};

test('the nine fields of the recipe come first, with its names, paths and order', () => {
  const first = FIELDS.slice(0, 9);
  expect(first.map(({ name }) => name)).toEqual(Object.keys(RECIPE));
  expect(first.map(({ paths }) => paths)).toEqual(Object.values(RECIPE).map(path => [path]));
});

test('every name occurs once, and no other field is needed', () => {
  expect(FIELDS.slice(9).map(({ name }) => name)).toEqual([
    'account', 'accountName', 'region', 'eventName', 'eventTime', 'eventId', 'userName', 'principalId', 'userId', 'outcome', 'mfaUsed', 'errorCode', 'errorMessage', 'loginTo',
    'switchTo', 'switchFrom', 'renewedBy', 'redirectTo', 'sessionIssuerArn', 'client', 'resource', 'targetPrincipal', 'taskPolicyArn',
  ]);
});

test('the outcome is looked for under every known event name', () => {
  expect(FIELDS.find(({ name }) => name === 'outcome')?.paths).toEqual([
    ...CONSOLE_EVENT_NAMES.map(name => `$.detail.responseElements.${name}`),
    ...['UserAuthentication', 'CredentialVerification', 'CredentialChallenge'].map(name => `$.detail.serviceEventDetails.${name}`),
  ]);
});

test.each(FIELDS)('$name is described in a phrase and reads paths that EventBridge accepts', ({ description, paths }) => {
  expect(description).toMatch(/^[^|\n]+[^.|\n]$/);
  expect(paths.map(path => jsonPath(path).kind)).toEqual(paths.map(() => 'steps'));
});

test.each(FIELDS)('$name has a value in some fixture, and never two at once', ({ paths }) => {
  const counts = EVERY_KIND.map(({ event }) => valuesIn(event, paths).length);
  expect(Math.max(...counts)).toBe(1);
});

test.each(FIELDS)('what $name holds is of its kind in every fixture', ({ kind, paths, characters }) => {
  const values = EVERY_KIND.flatMap(({ event }) => valuesIn(event, paths));
  const strange = values.filter(value => kind === 'object'
    ? value.kind !== 'object' && !(value.kind === 'literal' && value.text === 'null')
    : value.kind !== 'string' || characters?.test(value.text) === false);
  expect(strange).toEqual([]);
});

test('a token states its characters, and none of them can end a JSON string, a line, a code span or a placeholder', () => {
  const ascii = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
  for (const { kind, characters } of FIELDS) {
    expect(characters !== undefined).toBe(kind === 'token');
    expect(ascii.filter(character => characters?.test(character.repeat(12))).join('')).not.toMatch(/["\\`<>\u0000-\u001f\u007f-\u00ff]/);
  }
});

test('what people may name, or write into a call that is refused, is free text', () => {
  const named = ['client', 'resource', 'targetPrincipal', 'taskPolicyArn', 'userArn', 'userName', 'principalId', 'switchTo', 'switchFrom', 'renewedBy', 'sessionIssuerArn'];
  expect(FIELDS.filter(({ kind, name }) => kind === 'text' && named.includes(name))).toHaveLength(named.length);
});
