import { UNTOLD_ID } from '../../signin/record';
import { Covered, Note, Reason } from '../evaluate/alert-result';

/** A reason, or a finding, in one sentence. */
export function sayReason(reason: Reason): string {
  switch (reason.code) {
    case 'filtered':
      return reason.path === 'replay-name'
        ? `it was replayed from an archive (replay-name is ${reason.found}), and alerts take events when they happen only`
        : `${reason.path === '' ? 'the event' : reason.path} is ${reason.found}; wanted: ${reason.wanted}`;
    case 'unresolved':
      return `${reason.template}: ${reason.property} of ${reason.resource} cannot be resolved: ${reason.intrinsic} is known only after deployment`;
    case 'pattern-refused':
      return `EventBridge would refuse the pattern of ${reason.rule}: ${reason.reason}`;
    case 'rule-off':
      return `${reason.rule} does not listen: ${reason.reason}`;
    case 'read-only':
      return `${reason.rule} gets no read-only management events, and this is one: its State is ENABLED and must be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`;
    case 'no-target':
      return `${reason.rule} has no target, so nothing is sent`;
    case 'undelivered':
      return `${reason.target} would never get it: ${reason.reason}`;
    case 'refused':
      return `EventBridge would refuse ${reason.target}: ${reason.reason}`;
    case 'machine-refused':
      return `Step Functions would refuse ${reason.machine}: ${reason.reason}`;
    case 'unforetold':
      return `what ${reason.target} sends cannot be foretold beyond its state ${reason.state}: ${reason.reason}`;
    case 'fell-back':
      return `${reason.target} sends something plainer, because its state ${reason.state} fails: ${reason.reason}`;
    case 'card-dropped':
      return `Amazon Q would drop the card of ${reason.target}: ${reason.reason}`;
    case 'not-admitted':
      return `it happened in account ${reason.account}, which ${reason.bus} does not admit`;
    case 'not-covered':
      return `it happened in ${placeOf(reason)}, from where nothing forwards it; covered: ${reason.covered.map(sayCovered).join('; ')}`;
    case 'undecided':
      return `what ${reason.target} gets is likely, not certain: ${reason.reason}`;
    case 'no-sample':
      return 'none of the built-in samples sets it off';
  }
}

/** A note in one sentence. */
export function sayNote(note: Note): string {
  switch (note.code) {
    case 'stand-in':
      return `"${note.text}" stands for ${note.of}, known only after deployment`;
    case 'from-record':
      return `this event is made from a CloudTrail record, which does not tell its ${note.untold.join(', ')}; ${UNTOLD_ID} stands for the id`;
    case 'no-display-name':
      return `the display name of ${note.topic} is not known: the topic is not part of this app`;
    case 'nobody':
      return `nobody in this app is subscribed to ${note.topic}`;
    case 'filter-policy':
      return `${note.endpoint} has a filter policy of its own, which is not applied here`;
    case 'other-region':
      return `EventBridge has this event in ${note.there}; the rule is in ${note.here} and sees it only if it is forwarded`;
    case 'other-account':
      return `it happened in account ${note.there}; the rule is in account ${note.here} and sees it only if it is forwarded`;
    case 'sms-parts':
      return `${note.target} takes ${count(note.parts, 'text message')} in ${note.encoding}, and each is paid`;
    case 'forwarded-by':
      return `it comes by way of ${note.forwarder}${note.if === undefined ? '' : `, if ${note.if}`}`;
    case 'not-forwarded':
      return `so says ${note.forwarder}, which would send it on`;
    case 'home-unknown':
      return `it comes if the alert is deployed to ${placeOf(note)}, or hears of that: its stack has no env`;
    case 'forwarder-elsewhere':
      return `it comes if another app has a SignInForwarder in ${placeOf(note)}`;
  }
}

function placeOf({ region = 'its Region', account }: { readonly region?: string; readonly account?: string }): string {
  return account === undefined ? region : `${region} of account ${account}`;
}

function sayCovered({ regions, accounts }: Covered): string {
  const where = regions.length === 0 ? 'the Region of the deployment' : regions.join(', ');
  if (accounts === undefined) return `${where} of the organization`;
  return accounts.length === 0 ? where : `${where} of account ${accounts.join(', ')}`;
}

/** A number of things: `1 alert`, `2 alerts`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
