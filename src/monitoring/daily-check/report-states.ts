import { delimited } from '../../message/jsonata';
import { CONTROLS } from '../../message/jsonata-values';

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
interface FindingText {
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

/** The days of the week as schedules of AWS name them, in the order of JavaScript. */
export const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** A day of the week, in UTC. */
export type Day = typeof DAYS[number];

/** What the report of the daily check needs. */
export interface ReportProps {
  readonly partition: string;
  readonly topicArn: string;
  readonly allWellOn: Day;
  readonly wording: DailyCheckWording;
  /** Texts that the message names, which may be tokens. */
  readonly alert: string;
  readonly account: string;
  readonly region: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** The day of the week of January 1, 1970, counted from Sunday. */
const THURSDAY = 4;

/** The most findings that a message has. SNS takes 256 KiB, and nobody reads as much. */
const MOST_FINDINGS = 50;

/** The input with which an execution reports in any case. */
const ALWAYS = '$states.context.Execution.Input.report = "always"';

/** The errors by which a report cannot be written, whatever SNS would say to it: an expression fails, or its result is too large. */
const NOT_WRITTEN = ['States.QueryEvaluationError', 'States.DataLimitExceeded'];

/**
 * The states after the checks: they publish what was found, and once a week that all is well. The input has the findings and numbers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 */
export function reportStates({ partition, topicArn, allWellOn, wording, alert, account, region }: ReportProps): Readonly<Record<string, object>> {
  const day = `($floor($toMillis($states.context.Execution.StartTime) / ${DAY}) + ${THURSDAY}) % 7`;
  const today = DAYS.indexOf(allWellOn);
  const filled = (text: string) => text.replace('{alert}', () => alert).replace('{account}', () => account).replace('{region}', () => region);
  const publish = (message: { readonly Subject: string; readonly Message: string }) => ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::sns:publish`,
    Arguments: { TopicArn: topicArn, ...message },
    TimeoutSeconds: 60,
    Retry: [
      { ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 30, BackoffRate: 3, MaxAttempts: 5 },
    ],
    End: true,
  });
  return {
    HasReport: {
      Type: 'Choice',
      Choices: [{ Condition: delimited(`$count($states.input.findings) > 0 or ${day} = ${today} or ${ALWAYS}`), Next: 'NameAlert' }],
      Default: 'NothingToReport',
    },
    NothingToReport: { Type: 'Succeed' },
    // Texts and values are data and never part of an expression.
    NameAlert: {
      Type: 'Pass',
      Output: { result: delimited('$states.input'), alert, account, region, texts: wording },
      Next: 'Report',
    },
    Report: {
      ...publish({ Subject: delimited(SUBJECT), Message: delimited(MESSAGE) }),
      Output: delimited('$states.input.result'),
      // A report that cannot be written must not be missing without a word.
      Catch: NOT_WRITTEN.map(error => ({ ErrorEquals: [error], Output: delimited('$states.input.result'), Next: 'ReportNotWritten' })),
    },
    ReportNotWritten: {
      ...publish({ Subject: filled(wording.subjectNotWritten), Message: filled(wording.notWritten) }),
      Output: delimited('$states.input'),
    },
  };
}

/**
 * JSONata that puts values into a text, each in place of its name in braces. A value is on one line: others can choose some, such as the reason
 * of an alarm's state by `SetAlarmState`, and with lines of its own it could look like a part of the report.
 */
const FILL = '$fill := function($text, $values) { $reduce($keys($values), function($t, $key) { ' +
  `$join($split($t, "{" & $key & "}"), $replace($string($lookup($values, $key)), ${CONTROLS}, " ")) }, $text) }; `;

const VALUES = '$in := $states.input; $texts := $in.texts; $findings := [$in.result.findings]; $count := $count($findings); ' +
  '$values := $merge([$in.result.numbers, {"count": $count, "alert": $in.alert, "account": $in.account, "region": $in.region}]); ';

const SUBJECT = `(${FILL}${VALUES}$fill($count > 0 ? $texts.subjectWrong : $texts.subjectWell, $values))`;

/** Each part is evaluated by itself, since the elements of an array are evaluated at once and count together as depth, which is limited. */
const MESSAGE = `(${FILL}${VALUES}` +
  '$lines := function($finding, $number) { ($text := $lookup($texts.findings, $finding.code); ' +
  '$string($number + 1) & ". " & $fill($text.problem, $finding) & "\\n   " & $fill($text.remedy, $finding)) }; ' +
  '$head := $fill($count > 0 ? $texts.wrong : $texts.well, $values); ' +
  `$body := $map($filter($findings, function($finding, $number) { $number < ${MOST_FINDINGS} }), $lines); ` +
  `$rest := $count > ${MOST_FINDINGS} ? $fill($texts.more, {"more": $count - ${MOST_FINDINGS}}) : []; ` +
  '$day := $exists($in.result.numbers) ? $fill($texts.numbers, $values) : []; ' +
  '$others := $in.result.numbers.elsewhere > 0 ? $fill($texts.forwarded, $values) : []; ' +
  '$join($append($append($append($append($head, $body), $rest), $day), $others), "\\n\\n"))';
