import * as fc from 'fast-check';
import { Json } from '../../src/signin/cloudtrail-record';
import { DETAIL_TYPES } from '../../src/signin/event-kinds';
import { EventField, FIELDS } from '../../src/signin/fields';
import { SignInRecord } from '../../src/signin/samples';
import { EVERY_KIND } from '../events';
import { put, TRICKS } from '../unit/message/hostile-events';

/** An event that AWS could send, and the same one with nothing in it that somebody chose. */
export interface HostileEvent {
  readonly hostile: SignInRecord;
  readonly harmless: SignInRecord;
}

/** What one place of an event holds in either. */
interface Change {
  readonly path: string;
  readonly hostile: Json;
  readonly harmless: Json;
}

const HARMLESS = 'x';

/** Any text, of tricks above all. */
const anyText = fc.array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme', maxLength: 20 })), { minLength: 1, maxLength: 6 })
  .map(pieces => pieces.join(''));

/** The path of a user or role: any characters from `!` to DEL, of tricks above all, between slashes. */
const path = fc.array(fc.oneof(fc.constantFrom(...TRICKS), fc.constantFrom(
  '","title":"All\\u0020is\\u0020well","description":"ok"},"x":{"y":"', ',ConsoleLogin_Failure:https://www.example.com', ':user/', ':root', 'Time:', '\u007f',
), fc.string({ unit: 'binary-ascii', maxLength: 20 })), { minLength: 1, maxLength: 6 })
  .map(pieces => pieces.join('').replace(/[^!-\u007f]/g, '').slice(0, 500)).filter(text => text !== '');

const name = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{2,64}$/);

const account = fc.constantFrom('123456789012', '111122223333');

/** An ARN of every form that AWS writes, with a path where there can be one. */
const arn = fc.oneof(
  fc.tuple(account, fc.constantFrom('user', 'role'), path, name).map(([id, kind, between, last]) => (
    { hostile: `arn:aws:iam::${id}:${kind}/${between}/${last}`, harmless: `arn:aws:iam::${id}:${kind}/${last}` })),
  fc.tuple(account, name, name).map(([id, role, session]) => same(`arn:aws:sts::${id}:assumed-role/${role}/${session}`)),
  fc.tuple(account, name).map(([id, last]) => same(`arn:aws:sts::${id}:federated-user/${last}`)),
  account.map(id => same(`arn:aws:iam::${id}:root`)),
);

function same<T>(value: T) {
  return { hostile: value, harmless: value };
}

/** Values of these are taken from few, since each account and Region is resolved anew, and the rule asks for the detail-type. */
const OF_FEW: Readonly<Record<string, readonly string[]>> = {
  account: ['123456789012', '111122223333'],
  accountName: ['123456789012', '111122223333'],
  region: ['us-east-1', 'us-isof-south-1'],
  detailType: DETAIL_TYPES,
};

/** A client of every form that AWS has, at whose end or instead of which a call that AWS refuses may have any text. */
const client = fc.oneof(
  fc.constantFrom('same', 'cross').map(device => same(`arn:aws:signin:::devtools/${device}-device`)),
  anyText.map(text => ({ hostile: `arn:aws:signin:us-west-2::external-client/dcr/${text}`, harmless: `arn:aws:signin:us-west-2::external-client/dcr/${HARMLESS}` })),
  anyText.map(hostile => ({ hostile, harmless: HARMLESS })),
);

/** The target and the policy of a root session, known or any text. */
const target = fc.oneof(account.map(same), account.map(id => same(`arn:aws:iam::${id}:root`)), anyText.map(hostile => ({ hostile, harmless: HARMLESS })));
const taskPolicy = fc.oneof(fc.constant(same('arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy')), anyText.map(text => (
  { hostile: `arn:aws:iam::aws:policy/root-task/${text} `, harmless: HARMLESS })));

const OF_OWN_FORM: Readonly<Record<string, fc.Arbitrary<Omit<Change, 'path'>>>> = { client, targetPrincipal: target, taskPolicyArn: taskPolicy };

/** What a field can hold: a token what AWS allows there, an ARN a path, every other text anything. */
function valueOf({ name: field, kind, characters }: EventField): fc.Arbitrary<Omit<Change, 'path'>> | undefined {
  switch (kind) {
    case 'object': return undefined;
    case 'token': return (OF_FEW[field] ? fc.constantFrom(...OF_FEW[field]) : fc.stringMatching(characters ?? /^$/, { size: 'small' })).map(same);
    case 'text': return OF_OWN_FORM[field] ?? (/arn|switch|renewed/i.test(field) ? arn : anyText.map(hostile => ({ hostile, harmless: HARMLESS })));
  }
}

const change: fc.Arbitrary<Change> = fc.oneof(...FIELDS.flatMap(field => {
  const value = valueOf(field);
  return value === undefined ? [] : [fc.tuple(fc.constantFrom(...field.paths), value).map(([at, values]) => ({ path: at.slice('$.'.length), ...values }))];
}));

/** Of AWS STS alerts match one call alone, by its name and detail-type. */
function isFixed({ source }: SignInRecord, { path: at }: Change): boolean {
  return source === 'aws.sts' && (at === 'detail.eventName' || at === 'detail-type');
}

/** Events in which everything is hostile that somebody can choose, and all that AWS writes is as it may be. */
export const hostileEvents: fc.Arbitrary<HostileEvent> = fc
  .tuple(fc.constantFrom(...EVERY_KIND.map(({ event }) => event)), fc.array(change, { maxLength: 12 }))
  .map(([event, changes]) => changes.filter(each => !isFixed(event, each)).reduce<HostileEvent>(({ hostile, harmless }, { path: at, ...values }) => ({
    hostile: put(hostile, at.split('.'), values.hostile),
    harmless: put(harmless, at.split('.'), values.harmless),
  }), { hostile: event, harmless: event }));
