import { DERIVED_FIELDS } from '../../../src/message/derived-fields';
import { UNCHANGED, renderValue, withValues } from '../../../src/message/jsonata-values';
import { EVERY_KIND, pathOfPunctuation, pathThatForgesCard, pathThatLinks } from '../../events';
import { EVENT, evaluator } from '../../support/evaluating';

const read = DERIVED_FIELDS.slice(0, 3).map(field =>
  evaluator(withValues(EVENT, [field], { unknown: '-', timeZoneOffset: undefined }, [UNCHANGED], renderValue(field, UNCHANGED))));
const ofEvent = (event: object) => Promise.all(read.map(value => value(event as never)));
const of = (arn: string) => ofEvent({ detail: { userIdentity: { arn } } });

const arnIn = (event: object) => (event as { readonly detail: { readonly userIdentity: { readonly arn: string } } }).detail.userIdentity.arn;

const USER = 'arn:aws:iam::123456789012:user/alice';
const SESSION = 'arn:aws:sts::123456789012:assumed-role/Admin/alice@example.com';

describe('the principal', () => {
  test.each([
    'arn:aws:iam::123456789012:root',
    USER,
    'arn:aws-us-gov:iam::123456789012:user/a_b+c=d,e.f@g-h',
    'arn:aws-cn:iam::123456789012:role/Admin',
    'arn:aws-iso-b:iam::123456789012:root',
  ])('is the ARN where that has no path, and nothing is left to say: %s', async arn => {
    expect(await of(arn)).toEqual([arn, '-', '-']);
  });

  test.each([SESSION, 'arn:aws:sts::123456789012:federated-user/dave'])('of a session is its ARN, whose name somebody chose: %s', async arn => {
    expect(await of(arn)).toEqual([arn, arn, '-']);
  });

  test.each([
    'arn:aws:iam::123456789012:user/division/team/alice',
    'arn:aws:iam::123456789012:user/user/alice',
    'arn:aws:iam::123456789012:user//:user//role/x/alice',
    ...[pathThatForgesCard(), pathThatLinks(), pathOfPunctuation()].map(arnIn),
  ])('has no path, and nothing says it: %s', async arn => {
    expect(await of(arn)).toEqual([USER, '-', '-']);
  });

  test('of a role has no path either', async () => {
    const arn = 'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef';
    expect(await of(arn)).toEqual(['arn:aws:iam::123456789012:role/AWSReservedSSO_Admin_0123456789abcdef', '-', '-']);
  });

  test.each([
    'alice',
    'arn:aws:iam::123456789012:user/',
    'arn:aws:iam::123456789012:user/a b',
    'arn:aws:iam::12:user/alice',
    `x ${USER}`,
    `${USER} x`,
    'arn:aws:iam::123456789012:group/a',
    'arn:aws:iam::123456789012:user/"',
    `arn:aws:iam::123456789012:user/${'x'.repeat(65)}`,
    'arn:aws:iam::123456789012:user/alice\nAccount: 1',
  ])('is not said of what AWS would not write, which is left to say: %j', async arn => {
    expect(await of(arn)).toEqual(['-', '-', arn.replace('\n', ' ')]);
  });

  test.each(['arn:aws:sts::123456789012:assumed-role/path/Admin/alice', 'arn:aws:sts::123456789012:federated-user/https://www.example.com'])(
    'is not said of a session whose ARN has more than names: %s', async arn => {
      expect(await of(arn)).toEqual(['-', arn, '-']);
    });

  test('does not exist where there is no ARN', async () => {
    for (const event of [{}, { detail: null }, { detail: { userIdentity: { arn: '' } } }, { detail: { userIdentity: { arn: null } } }]) {
      expect(await ofEvent(event)).toEqual(['-', '-', '-']);
    }
  });

  test('of every fixture holds only its own characters', async () => {
    for (const { event } of EVERY_KIND) {
      const [principal] = await ofEvent(event);
      expect(principal).toMatch(DERIVED_FIELDS[0].characters ?? /^$/);
    }
  });
});

test.each([
  { name: 'sessionIssuer', event: (arn: string) => ({ detail: { userIdentity: { sessionContext: { sessionIssuer: { arn } } } } }) },
  { name: 'switchedFrom', event: (SwitchFrom: string) => ({ detail: { additionalEventData: { SwitchFrom } } }) },
  { name: 'switchedTo', event: (SwitchTo: string) => ({ detail: { additionalEventData: { SwitchTo } } }) },
  { name: 'renewer', event: (RenewedBy: string) => ({ detail: { additionalEventData: { RenewedBy } } }) },
])('$name has no path, and is said as it is where it is no ARN that AWS writes', async ({ name, event }) => {
  const field = DERIVED_FIELDS.find(each => each.name === name)!;
  const value = evaluator(withValues(EVENT, [field], { unknown: '-', timeZoneOffset: undefined }, [UNCHANGED], renderValue(field, UNCHANGED)));
  expect(await value(event('arn:aws:iam::123456789012:role/https://www.example.com/Admin'))).toBe('arn:aws:iam::123456789012:role/Admin');
  expect(await value(event(SESSION))).toBe(SESSION);
  expect(await value(event('somebody'))).toBe('somebody');
  expect(await value({})).toBe('-');
});
