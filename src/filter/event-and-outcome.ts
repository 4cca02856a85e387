import { EventSelection } from './event-selection';
import { all, any, field, notAny, Part } from './pattern-part';
import { EVENT_KINDS, EventKind, isConsoleEvent, RecordType, STS_SERVICE } from '../signin/event-kinds';

/**
 * What the pattern asks of `detail` for the events, and for their outcome.
 *
 * Names tell the events of different services apart, so that source and detail-type stand once. Only `eventType` separates the open
 * end of the console's names from those of other events; a direct event has none.
 *
 * @throws when no event can have this outcome
 */
export function matchEvents(selection: EventSelection, outcome?: 'success' | 'failure'): Part {
  const branches = selection.scope === 'every' ? matchEvery(selection.kinds, outcome) : matchKinds(selection, outcome);
  if (branches.length === 0) {
    const names = selection.kinds.map(({ name }) => name).join(', ');
    throw new Error(outcome === 'success'
      ? `signIns.outcome is SUCCESS, and signIns.events is ${names}, which alerts only where it failed: leave one of the two out`
      : `signIns.outcome is FAILURE, and signIns.events is ${names}, which never says that it failed: leave one of the two out`);
  }
  return any(branches);
}

/** What tells the events of a group from others, beside their names. */
interface Group {
  /** Undefined for an event without a name. */
  readonly names: readonly string[] | undefined;
  readonly part: Part;
}

function matchKinds({ scope, kinds }: EventSelection, outcome: 'success' | 'failure' | undefined): readonly Part[] {
  const open = scope === 'default' ? kinds.filter(isConsoleEvent) : [];
  const listed = kinds.filter(kind => !open.includes(kind) && (scope === 'listed' || kind.record));
  const alone = kinds.every(({ record }) => record === undefined);
  const groups = grouped(listed, kind => JSON.stringify([kind.record?.eventType, kind.never, kind.onlyFailures]))
    .flatMap(group => groupOf(group, outcome, alone));
  // Groups that ask for the same share their names.
  const named = grouped(groups, ({ names, part }) => JSON.stringify([names === undefined, part]))
    .map(([first, ...others]) => {
      const names = [first, ...others].flatMap(({ names: some }) => some ?? []);
      return all(names.length === 0 ? undefined : { eventName: names }, first.part);
    });
  return open.length === 0 ? named : [...named, all(OPEN, outcome && outcomeOf('AwsConsoleSignIn', open.map(({ name }) => name), outcome))];
}

/** Kinds that differ in their names alone; none where they cannot have the outcome. */
function groupOf(kinds: readonly EventKind[], outcome: 'success' | 'failure' | undefined, alone: boolean): readonly Group[] {
  const [{ record, never, onlyFailures }] = kinds;
  const names = kinds.map(({ name }) => name);
  if (record === undefined) return outcome === 'failure' ? [] : [{ names: undefined, part: alone ? {} : NOT_RECORDED }];
  if (onlyFailures && outcome === 'success') return [];
  const asked = onlyFailures ? 'failure' : outcome;
  return [{
    names,
    part: all(asked && outcomeOf(record.eventType, names, asked), never && field(never.path, notAny(never.value))),
  }];
}

function matchEvery(kinds: readonly EventKind[], outcome: 'success' | 'failure' | undefined): readonly Part[] {
  const isSts = (kind: EventKind) => kind.record?.eventSource === STS_SERVICE;
  const sts = kinds.filter(isSts).map(({ name }) => name);
  const others = kinds.filter(kind => !isSts(kind));
  const namesOf = (type: RecordType) => [...new Set(others.filter(({ record }) => record?.eventType === type).map(({ name }) => name))];
  const places = (['AwsApiCall', 'AwsConsoleSignIn', 'AwsServiceEvent'] as const)
    .map(type => outcome && outcomeOf(type, namesOf(type), outcome)).filter(part => part !== undefined);
  return [
    all({ eventSource: notAny(STS_SERVICE) }, outcome === 'failure' ? { $or: places } : all(...places)),
    all({ eventSource: [STS_SERVICE], eventName: sts }, outcome && outcomeOf('AwsApiCall', sts, outcome)),
  ];
}

/** Events of the console that come beside another: one sign-in is one alert. New, unknown and missing names match. */
const OPEN: Part = {
  eventName: notAny(EVENT_KINDS.filter(kind => isConsoleEvent(kind) && !kind.byDefault).map(({ name }) => name)),
  // The Transfer Family User Guide prints `AWSServiceEvent` in "CloudTrail logging for Transfer Family web apps".
  eventType: notAny({ 'equals-ignore-case': ['AwsApiCall', 'AwsServiceEvent'] }),
};

/** A direct event among records of CloudTrail, whose types all begin so. */
const NOT_RECORDED: Part = { eventType: notAny({ prefix: ['Aws', 'AWS'] }) };

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item]);
  return [...groups.values()];
}

const FAILURE = 'Failure';

/**
 * What says how events ended. A success is whatever does not say that it failed, so that the two together miss nothing: events
 * without an outcome, and those whose names are not known, count as successes.
 *
 * - A console sign-in says `Failure` in `responseElements`, under its own name, also where a policy denied it. `errorMessage` is no
 *   help, since it can be missing from a failure.
 * - A service event of IAM Identity Center says it in `serviceEventDetails`.
 * - A refused call has an `errorCode`. OAuth calls also say `success` in `additionalEventData`; `false` was not seen.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/what-is-sign-in.html for a sign-in that a policy denied
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function outcomeOf(type: RecordType, names: readonly string[], outcome: 'success' | 'failure'): Part {
  switch (type) {
    case 'AwsConsoleSignIn': return { responseElements: under(names, outcome) };
    case 'AwsServiceEvent': return { serviceEventDetails: under(names, outcome) };
    case 'AwsApiCall':
    case 'AwsConsoleAction': return outcome === 'success'
      ? { errorCode: [{ exists: false }], additionalEventData: { success: notAny('false') } }
      : { $or: [{ errorCode: [{ exists: true }] }, { additionalEventData: { success: ['false'] } }] };
  }
}

/** An outcome that stands under the event's own name: under none of the names a failure, or under one. */
function under(names: readonly string[], outcome: 'success' | 'failure'): Part {
  return outcome === 'success'
    ? Object.fromEntries(names.map(name => [name, notAny(FAILURE)]))
    : any(names.map(name => ({ [name]: [FAILURE] })));
}
