import { UNCHANGED, withValues } from '../../../src/message/jsonata-values';
import { fieldsOfLineByKind, parseLineByKind, parseLineForEveryKind, renderLineByKind, LineByKind } from '../../../src/message/line-by-access-kind';
import { Json } from '../../../src/signin/cloudtrail-record';
import { FIELDS } from '../../../src/signin/fields';
import { evaluate, EVENT } from '../../support/evaluating';

const rendered = (line: LineByKind, event: Json) => evaluate(
  withValues(EVENT, fieldsOfLineByKind(line), { unknown: 'unknown', timeZoneOffset: undefined }, [UNCHANGED], renderLineByKind(line, UNCHANGED)), event);
const named = (eventName?: string) => ({ detail: { ...eventName !== undefined && { eventName }, userIdentity: { type: 'Root' } } });

const line = parseLineByKind({
  consoleLogin: ['<userType> signed in'],
  rootSession: ['root in <targetAccount>', 'root in an account'],
  other: ['<region>: <eventName>', '<userType>: <eventName>'],
}, FIELDS);

test.each([
  { eventName: 'ConsoleLogin', text: 'Root signed in' },
  { eventName: 'CheckMfa', text: 'Root: CheckMfa' },
  { eventName: 'SomethingNew', text: 'Root: SomethingNew' },
  { eventName: undefined, text: 'Root: unknown' },
])('an event named $eventName is "$text"', async ({ eventName, text }) => {
  expect(await rendered(line, named(eventName))).toBe(text);
});

test('of several wordings the first is used of which no value is missing', async () => {
  expect(await rendered(line, { ...named('CheckMfa'), region: 'us-east-1' })).toBe('us-east-1: CheckMfa');
  expect(await rendered(line, { detail: { eventName: 'AssumeRoot', requestParameters: { targetPrincipal: '111122223333' } } })).toBe('root in 111122223333');
  expect(await rendered(line, named('AssumeRoot'))).toBe('root in an account');
});

test.each(['ConsoleLogin', 'CheckMfa', 'AssumeRoot'])('a line without wordings of its own for a kind is the same for %s', async eventName => {
  expect(await rendered(parseLineByKind({ other: ['by <userType>'] }, FIELDS), named(eventName))).toBe('by Root');
});

test('fails for a wording that names an unknown field', () => {
  expect(() => parseLineByKind({ other: ['<nobody>'] }, FIELDS)).toThrow('names the unknown field <nobody>');
});

test('an input transformer writes the last wording for all other kinds, whatever the kind', () => {
  expect(parseLineForEveryKind({ rootSession: ['root'], other: ['<region>', 'everybody'] }, FIELDS)).toEqual([{ kind: 'text', text: 'everybody' }]);
});

test('fails where an input transformer writes a derived field', () => {
  expect(() => parseLineForEveryKind({ other: ['<principal>'] }, FIELDS)).toThrow('names the unknown field <principal>');
});
