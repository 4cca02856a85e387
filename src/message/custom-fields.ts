import { pathNames } from './to-input-transformer';
import { EventField, FIELDS } from '../signin/fields';

/**
 * The names that EventBridge allows for a variable.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const NAME = /^(?!AWS)[A-Za-z0-9_-]{1,256}$/;

/** `$.detail.userIdentity.arn`: keys behind dots, and a position or `*` in brackets behind a key. JSONata cannot write a key with a backquote. */
const PATH = /^\$(\.[^\s."'`<>[\]*\\?@(),]+(\[(\d+|\*)\])?)+$/;

/** The longest path that EventBridge accepts. */
const LONGEST_PATH = 256;

/**
 * The catalogue and the fields that a user adds to it, which are free text whatever they hold.
 *
 * @throws when a name or a path is not one that EventBridge accepts, or when a name is taken
 */
export function withCustomFields(own: Readonly<Record<string, string>> = {}): readonly EventField[] {
  const taken = new Set(FIELDS.flatMap(field => [field.name, ...pathNames(field)]));
  return [...FIELDS, ...Object.entries(own).map(([name, path]) => ownField(name, path, taken))];
}

function ownField(name: string, path: string, taken: ReadonlySet<string>): EventField {
  if (!NAME.test(name)) {
    throw new Error(`fields has the name ${JSON.stringify(name)}: use 1 to 256 of the letters A-Z and a-z, digits, - and _, not AWS at the start`);
  }
  if (taken.has(name)) {
    throw new Error(`fields has the name ${JSON.stringify(name)}, which every message already knows: choose another name`);
  }
  if (!PATH.test(path) || path.length > LONGEST_PATH) {
    throw new Error(`fields.${name} is ${JSON.stringify(path)}: give a path into the event such as "$.detail.userIdentity.principalId", ` +
      `at most ${LONGEST_PATH} characters`);
  }
  return { name, paths: [path], kind: 'text', description: 'field of your own' };
}
