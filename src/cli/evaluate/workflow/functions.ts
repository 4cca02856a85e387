import { createHash, randomUUID } from 'node:crypto';
import { Json } from '../../json-values';

/** A function that Step Functions adds to JSONata's own. */
export interface AddedFunction {
  readonly name: string;
  /** In JSONata's notation for signatures. */
  readonly signature: string;
  /** JSONata has checked by the signature what it is given. */
  call(...given: Json[]): Json;
}

/** As long as JSONata makes `[1..n]`, so that no list takes all memory. Step Functions makes 200,000 at least, beyond its `States.ArrayRange`. */
const LONGEST_RANGE = 10_000_000;

/**
 * The functions that Step Functions has beside those of JSONata 2.0.6.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const ADDED_FUNCTIONS: readonly AddedFunction[] = [
  { name: 'parse', signature: '<s:x>', call: (text: string): Json => JSON.parse(text) as Json },
  { name: 'partition', signature: '<an:a>', call: partition },
  { name: 'range', signature: '<nnn:a>', call: range },
  { name: 'hash', signature: '<xs:s>', call: hash },
  // Which number AWS makes of a seed is its own affair.
  { name: 'random', signature: '<n?:n>', call: (): Json => Math.random() },
  { name: 'uuid', signature: '<:s>', call: (): Json => randomUUID() },
];

/** Functions whose value is another one in each run. */
export const CHANCE: ReadonlySet<string> = new Set(['random', 'uuid', 'now', 'millis', 'shuffle']);

function partition(list: Json[], size: number): Json {
  if (!Number.isInteger(size) || size < 1) throw new Error(`$partition needs a size of at least 1, but got ${size}`);
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** The last number belongs to it, as in `States.ArrayRange`. */
function range(first: number, last: number, step: number): Json {
  const length = Math.floor((last - first) / step) + 1;
  if (step === 0) throw new Error('$range needs a step other than 0');
  if (length > LONGEST_RANGE) throw new Error(`$range makes at most ${LONGEST_RANGE} numbers, but was asked for ${length}`);
  return Array.from({ length: Math.max(length, 0) }, (_, index) => first + index * step);
}

function hash(value: Json, algorithm: string): Json {
  if (!/^(MD5|SHA-(1|256|384|512))$/.test(algorithm)) throw new Error(`$hash knows no algorithm ${algorithm}`);
  return createHash(algorithm.replace('-', '').toLowerCase()).update(typeof value === 'string' ? value : JSON.stringify(value)).digest('hex');
}
