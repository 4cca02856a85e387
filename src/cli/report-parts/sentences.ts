import { UNKNOWN_EVENT_ID } from '../../signin/cloudtrail-record';
import { Covered, Note, Reason } from '../evaluate/alert-result';
import { count } from '../printable';

/** A reason, or a finding, in one sentence. */
export function reasonSentence(reason: Reason): string {
  switch (reason.code) {
    case 'not-matched':
      return reason.path === 'replay-name'
        ? `it was replayed from an archive (replay-name is ${reason.found}), and alerts are only sent for events when they happen`
        : `${reason.path === '' ? 'the event' : reason.path} is ${reason.found}; the rule matches: ${reason.expected}`;
    case 'unresolved-value':
      return `${reason.template}: ${reason.property} of ${reason.resource} cannot be resolved: ${reason.intrinsic} is known only after deployment`;
    case 'invalid-pattern':
      return `EventBridge would refuse the pattern of ${reason.rule}: ${reason.reason}`;
    case 'rule-disabled':
      return `${reason.rule} is disabled: its State is DISABLED`;
    case 'rule-not-created':
      return `${reason.rule} is not created: its condition ${reason.condition} is false`;
    case 'read-only-event':
      return `${reason.rule} receives no read-only management events, and this is one: its State is ENABLED and must be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`;
    case 'no-targets':
      return `${reason.rule} has no target, so nothing is sent`;
    case 'never-delivered':
      return `${reason.target} would never receive it: ${reason.reason}`;
    case 'invalid-target':
      return `EventBridge would refuse ${reason.target}: ${reason.reason}`;
    case 'invalid-state-machine':
      return `Step Functions would refuse ${reason.machine}: ${reason.reason}`;
    case 'unsupported-state':
      return `what ${reason.target} sends is not known, because its state ${reason.state} is not supported: ${reason.reason}`;
    case 'fallback-message':
      return `${reason.target} sends its fallback message, because its state ${reason.state} fails: ${reason.reason}`;
    case 'invalid-chat-notification':
      return `Amazon Q would drop the notification of ${reason.target}: ${reason.reason}`;
    case 'account-not-allowed':
      return `it happened in account ${reason.account}, which ${reason.bus} does not allow to put events`;
    case 'source-not-allowed':
      return `its source is ${reason.source}, of which ${reason.bus} accepts no events from other accounts`;
    case 'not-covered':
      return `it happened in ${environmentWords(reason)}, and nothing forwards it from there; covered: ${reason.covered.map(coveredWords).join('; ')}`;
    case 'uncertain-message':
      return `the message to ${reason.target} is likely, not certain: ${reason.reason}`;
    case 'no-sample-matches':
      return 'none of the built-in samples sends an alert';
  }
}

/** A note in one sentence. */
export function noteSentence(note: Note): string {
  switch (note.code) {
    case 'stand-in':
      return `"${note.text}" stands for ${note.of}, known only after deployment`;
    case 'made-from-record':
      return `this event is made from a CloudTrail record, which does not contain its ${note.missing.join(', ')}; ${UNKNOWN_EVENT_ID} stands for the id`;
    case 'unknown-display-name':
      return `the display name of ${note.topic} is not known: the topic is not part of this app`;
    case 'no-subscribers':
      return `nobody in this app is subscribed to ${note.topic}`;
    case 'left-out-by-filter-policy':
      return `the filter policy of ${note.endpoint} leaves this message out`;
    case 'subscription-filter-policy':
      return `${note.endpoint} has a filter policy of its own, which cannot be evaluated here`;
    case 'other-region':
      return `EventBridge has this event in ${note.there}; the rule is in ${note.here} and receives it only if it is forwarded`;
    case 'other-account':
      return `it happened in account ${note.there}; the rule is in account ${note.here} and receives it only if it is forwarded`;
    case 'several-sms-parts':
      return `${note.target} takes ${count(note.parts, 'text message')} in ${note.encoding}, and each is charged`;
    case 'forwarded-by':
      return `${note.forwarder} forwards it${note.if === undefined ? '' : `, if ${note.if}`}`;
    case 'not-forwarded':
      return `this is why ${note.forwarder} does not forward it`;
    case 'unknown-environment':
      return `it arrives if the alert is deployed to ${environmentWords(note)}, or covers it: its stack has no env`;
    case 'forwarder-in-other-app':
      return `it arrives if another app has a SignInForwarder in ${environmentWords(note)}`;
  }
}

function environmentWords({ region = 'its Region', account }: { readonly region?: string; readonly account?: string }): string {
  return account === undefined ? region : `${region} of account ${account}`;
}

function coveredWords({ regions, accounts }: Covered): string {
  const where = regions.length === 0 ? 'the Region of the deployment' : regions.join(', ');
  if (accounts === undefined) return `${where} of the organization`;
  return accounts.length === 0 ? where : `${where} of account ${accounts.join(', ')}`;
}
