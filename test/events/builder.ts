import { Json } from '../../src/signin/cloudtrail-record';
import { SAMPLES, SignInRecord } from '../../src/signin/samples';

/** What a test wants changed in a fixture: objects are merged, everything else is replaced, `undefined` takes the key away. */
export interface Overrides { readonly [key: string]: Override }
export type Override = Json | Overrides | undefined;

/** Makes one kind of event, by default exactly that kind. */
export type Builder = (overrides?: Overrides) => SignInRecord;

/** A builder of the kind that the event shows. */
export function builder(event: SignInRecord): Builder {
  return (overrides = {}) => merge(event, overrides);
}

/** The event of a built-in sample. Fails on a name that is not in the list. */
export function sample(name: string): SignInRecord {
  const found = SAMPLES.find((each) => each.name === name);
  if (found === undefined) {
    throw new Error(`no sample is named '${name}': use one of ${SAMPLES.map((each) => each.name).join(', ')}`);
  }
  return found.event;
}

/** The event with changes, deeply; the event itself stays as it is. */
export function merge(event: SignInRecord, overrides: Overrides): SignInRecord {
  const merged: { [key: string]: Json } = { ...event };
  for (const [key, value] of Object.entries(overrides)) {
    if (value === undefined) {
      delete merged[key];
    } else if (isObject(value)) {
      const old = merged[key];
      merged[key] = merge(isObject(old) ? old : {}, value);
    } else {
      merged[key] = value;
    }
  }
  return merged;
}

function isObject(value: Override): value is Overrides {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
