import { elementTexts, memberText, valueTexts } from '../../eventbridge/json-reader';
import { NotJson } from '../../eventbridge/lexer';
import { eventOfRecord } from '../../signin/cloudtrail-record';
import { Misuse, NESTED_TOO_DEEPLY } from '../command';
import { isList, isObject, Json, JsonObject, parseJson, tryParseJson } from '../json-values';
import { printableLine } from '../printable';

/** An event as EventBridge delivers it, found in a text. */
export interface FoundEvent {
  /** Its position in the text: `[3]` is the fourth of a list, and empty the only one. */
  readonly position: string;
  readonly event: Json;
  /** The event as it is written, or would be. */
  readonly text: string;
  /** Of an event that was made from a CloudTrail record: its fields that are not in the record. */
  readonly missing?: readonly string[];
}

/** Members that hold a list: a trail's log file, `aws cloudtrail lookup-events`, `aws sqs receive-message`. */
const LISTS = ['Records', 'Events', 'Messages'] as const;

/** Members that hold JSON as a string: `lookup-events`, a message of a queue as the command and as other tools print it. */
const TEXTS = ['CloudTrailEvent', 'Body', 'body'] as const;

const FORMS = 'an event of EventBridge, a CloudTrail record, a log file of a trail, the output of "aws cloudtrail lookup-events" or "aws sqs receive-message", '
  + 'a message of a queue, a notification of SNS, or a JSON array or lines of them';

/** More forms inside each other than anybody means: each is read anew for those inside it. */
const MOST_FORMS = 100;

/** A value that has none of the forms. */
export class UnknownForm extends Misuse {
  /** @param position in the text that `what` names; empty if the text is the value */
  constructor(value: Json, readonly position: string, what: string) {
    super(`${what}${position} is ${kindOf(value)}, and none of these: ${FORMS}`);
  }
}

/**
 * The events in a text, in every form in which AWS hands them out, also one form inside another. A digest file of a trail holds none.
 *
 * Fails with `UnknownForm` on what has none of these forms, and with another `Misuse` on what is not JSON.
 *
 * @param what the name of the text in messages
 */
export function eventsIn(text: string, what: string): FoundEvent[] {
  const texts = textsIn(text, what);
  if (texts.length < 2) return [...eventsOf(parseJson(text, what), text, '', what)];
  return texts.flatMap((each, index) => [...eventsOf(parseJson(each, `${what}[${index}]`), each, `[${index}]`, what)]);
}

/** The texts of the values in a text: one, or several on lines. */
function textsIn(text: string, what: string): string[] {
  const texts: string[] = [];
  try {
    for (const value of valueTexts(text)) texts.push(value);
    return texts;
  } catch (error) {
    const broken = texts.length === 0 ? what : `${what}[${texts.length}]`;
    throw error instanceof NotJson ? new Misuse(`${broken} is not JSON: ${printableLine(error.message)}`) : error;
  }
}

/**
 * The events in one value, as `eventsIn`.
 *
 * @param text the value as it is written
 * @param position its position in the text that `what` names
 * @param depth how many forms the value is inside of
 */
export function* eventsOf(value: Json, text: string, position: string, what: string, depth = 0): Generator<FoundEvent> {
  if (depth > MOST_FORMS) throw new Misuse(NESTED_TOO_DEEPLY);
  if (isList(value)) {
    yield* findInList(value, text, position, what, depth);
  } else if (isObject(value)) {
    yield* findInObject(value, text, position, what, depth);
  } else {
    const inner = typeof value === 'string' ? tryParseJson(value) : undefined;
    if (inner === undefined) throw new UnknownForm(value, position, what);
    yield* eventsOf(inner, String(value).trim(), position, what, depth + 1);
  }
}

function* findInList(list: readonly Json[], text: string, position: string, what: string, depth: number): Generator<FoundEvent> {
  const texts = elementTexts(text);
  for (const [index, element] of list.entries()) yield* eventsOf(element, texts[index], `${position}[${index}]`, what, depth + 1);
}

function* findInObject(value: JsonObject, text: string, position: string, what: string, depth: number): Generator<FoundEvent> {
  if (Object.hasOwn(value, 'detail') || Object.hasOwn(value, 'detail-type')) {
    yield { position, event: value, text };
    return;
  }
  if (isRecord(value)) {
    yield { position, ...eventOfRecord(value, text) };
    return;
  }
  const list = LISTS.find(name => isList(value[name]));
  if (list !== undefined) {
    yield* eventsOf(value[list], memberText(text, list) ?? '', position, what, depth + 1);
    return;
  }
  const inner = TEXTS.find(name => typeof value[name] === 'string') ?? (value.Type === 'Notification' ? 'Message' : undefined);
  if (inner !== undefined && Object.hasOwn(value, inner)) {
    yield* eventsOf(value[inner], memberText(text, inner) ?? '', position, what, depth + 1);
    return;
  }
  if (!isDigest(value)) throw new UnknownForm(value, position, what);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
function isRecord({ eventVersion, eventName, eventSource }: JsonObject): boolean {
  return typeof eventVersion === 'string' || (typeof eventName === 'string' && typeof eventSource === 'string');
}

/**
 * Whether an object is a digest file, which CloudTrail writes to prove that its log files were not changed.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export function isDigest(value: JsonObject): boolean {
  return typeof value.digestS3Object === 'string';
}

function kindOf(value: Json): string {
  if (isObject(value)) {
    const names = Object.keys(value);
    return names.length === 0 ? 'an empty object' : `an object with ${printableLine(names.slice(0, 3).join(', '))}${names.length > 3 ? ', …' : ''}`;
  }
  return value === null ? 'null' : `a ${typeof value}`;
}
