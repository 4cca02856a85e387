/** The codes of the findings of the daily check, as its workflow writes them. */
export type FindingCode =
  | 'topicMissing' | 'subscriptionMissing' | 'subscriptionPending' | 'chatMissing'
  | 'trailStopped' | 'trailDeliveryFailed' | 'trailMissing' | 'noTrail' | 'noTrailLogs'
  | 'ruleMissing' | 'ruleState' | 'rulePattern' | 'targetMissing' | 'targetRole' | 'targetUnknown'
  | 'queueMissing' | 'queueNotEmpty' | 'keyMissing' | 'keyState'
  | 'alarmMissing' | 'alarmInAlarm' | 'alarmDisabled'
  | 'forwarderMissing' | 'forwarderStatus' | 'stackSetMissing'
  | 'notMatched' | 'notChecked';

/** The texts on a finding: the problem, and what to do. A name in braces is a value of the finding. */
export interface FindingText {
  readonly problem: string;
  readonly remedy: string;
}

/** The message of the daily check in one language. A name in braces is a value of the execution. */
export interface DailyCheckWording {
  /** The Subject where something is wrong: `{count}`, `{account}`. */
  readonly subjectWrong: string;
  /** The Subject where all is well: `{account}`. */
  readonly subjectWell: string;
  /** The Subject where the report could not be written: `{account}`. */
  readonly subjectNotWritten: string;
  /** The message then: `{alert}`, `{account}`, `{region}`. */
  readonly notWritten: string;
  /** The first line where something is wrong: `{count}`, `{alert}`, `{account}`, `{region}`. */
  readonly wrong: string;
  /** The first line where all is well. */
  readonly well: string;
  /** The numbers of a day: `{start}`, `{end}`, `{recorded}`, `{certain}`, `{matched}`, `{region}`. */
  readonly numbers: string;
  /** Events that other Regions and accounts forwarded: `{elsewhere}`. */
  readonly forwarded: string;
  /** Instead of the findings that the message has no room for: `{more}`. */
  readonly more: string;
  readonly findings: Readonly<Record<FindingCode, FindingText>>;
}
