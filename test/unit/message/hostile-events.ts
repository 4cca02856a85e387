import * as fc from 'fast-check';
import { Json } from '../../../src/signin/cloudtrail-record';
import { FIELDS } from '../../../src/signin/fields';
import { SignInRecord } from '../../../src/signin/samples';
import { EVERY_KIND } from '../../events';

/** What somebody may try to get out of a value: of a quote, a line, a code span, an expression, a card. */
export const TRICKS = [
  '"', '\\', '\\n', '\r\n', '\n', '\t', '\u0000', '\u001b[31m', '\u007f', '\u0085', '\u2028', '\u202e', '\u2066', '\u200f', '\u061c', '`', '```', '<userArn>', '<!channel>', '<@U0123|x>',
  '<https://www.example.com|here>', '[here](https://www.example.com)', '*b*', '_i_', '~s~', '# h', '> q', '| t |', '{% $states %}', '{%', '%}', '$string($states)', '" & $e & "',
  '"},"x":{"', '\r\nBcc: a@example.com', 'Account: 111122223333', 'サインイン', 'é', '😀', ' ', '\u00a0', '\u200b', '', 'x'.repeat(1024), '$&', '$1', 'Time: now', "'", ';', ')', '(',
];

/** Texts made of tricks. */
export const hostileText = fc.array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 6 })
  .map(pieces => pieces.join(''));

const { hostileJson } = fc.letrec<{ hostileJson: Json }>(tie => ({
  hostileJson: fc.oneof(
    { maxDepth: 3 },
    hostileText,
    fc.constantFrom<Json>(null, true, false, 0, -1.5, 1e21, {}, [], [[]], [null], { '': null }),
    fc.array(tie('hostileJson'), { maxLength: 3 }),
    fc.dictionary(hostileText, tie('hostileJson'), { maxKeys: 3 }),
  ),
}));

/** Everywhere in an event where a message looks, and above. */
const PATHS = [...new Set(FIELDS.flatMap(({ paths }) => paths).flatMap(path => {
  const keys = path.slice('$.'.length).split('.');
  return keys.map((_, index) => keys.slice(0, index + 1).join('.'));
}))];

const anyKind = fc.constantFrom(...EVERY_KIND.map(({ event }) => event));

const change = fc.tuple(fc.constantFrom(...PATHS), fc.option(hostileJson, { nil: undefined }));

/** Events with any JSON anywhere, or nothing there. */
export const hostileEvent = fc.tuple(anyKind, fc.array(change, { maxLength: 8 }))
  .map(([event, changes]) => changes.reduce((changed, [path, value]) => put(changed, path.split('.'), value), event));

const rewording = fc.tuple(fc.constantFrom(...FIELDS.filter(({ kind }) => kind === 'text')), hostileText);

/** Events with any text where the catalogue says that text is free, and nowhere else. */
export const hostilelyWorded = fc.tuple(anyKind, fc.array(rewording, { maxLength: 4 }))
  .map(([event, changes]) => changes.reduce((changed, [{ paths: [path] }, value]) => put(changed, path.slice('$.'.length).split('.'), value), event));

/** The object with another value at a path, which is made where it is not there. */
export function put(object: SignInRecord, [key, ...rest]: readonly string[], value: Json | undefined): SignInRecord {
  const below = object[key];
  const changed = rest.length === 0 ? value : put(isObject(below) ? below : {}, rest, value);
  const { [key]: _, ...others } = object;
  return changed === undefined ? others : { ...others, [key]: changed };
}

function isObject(value: Json | undefined): value is SignInRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
