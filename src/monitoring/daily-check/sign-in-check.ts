import { Token } from 'aws-cdk-lib';
import { call, FIRST_PAGE, morePages, notMade, pageArguments, pageOutput, Steps } from './state-builders';
import { delimited, inHalves, literal, valueUnder } from '../../message/jsonata';
import { SIGN_IN_SERVICE, DETAIL_TYPES } from '../../signin/event-kinds';

/** The hours after a window before it is looked at: event history and metrics are late by minutes. */
const HOURS_UNTIL_CHECK = 1;
const HOURS_OF_WINDOW = 24;
const HOUR = 60 * 60 * 1000;

/** A deployment may change the rules for so long after it began. */
const LONGEST_DEPLOYMENT = HOUR;

/** Records of a page. The answer of a call has at most 256 KiB, and a record some kilobytes. */
const RECORDS_PER_PAGE = 20;

/** JSONata of a time in milliseconds: AWS's JSON has seconds, and Step Functions writes them as text. */
const MILLIS = '$millisOf := function($t) { $type($t) = "number" ? $t * 1000 : $toMillis($t) }; ';

/** JSONata of the full hour before the execution began, so many hours ago. */
function hoursAgo(hours: number): string {
  return `$fromMillis(($floor($toMillis($states.context.Execution.StartTime) / ${HOUR}) - ${hours}) * ${HOUR})`;
}

/** The window: a day that ended an hour ago. Every execution of one hour of the day follows the one of the day before without a gap. */
export const WINDOW = {
  start: delimited(hoursAgo(HOURS_UNTIL_CHECK + HOURS_OF_WINDOW)),
  end: delimited(hoursAgo(HOURS_UNTIL_CHECK)),
  now: delimited('$states.context.Execution.StartTime'),
};

/**
 * Counts the events of AWS Sign-In that event history has, and those of them that the rule certainly matches.
 *
 * Only writes count as certain, of which the documentation says that EventBridge gets them: sign-ins to the console. So do only those since
 * the last deployment, before which the rule may have had another pattern, or may not have existed.
 *
 * @param pattern of the rule on the default bus
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function recordedCheck(partition: string, pattern: object): Steps {
  return {
    StartAt: 'DescribeStack',
    States: {
      ...call(partition, 'DescribeStack', {
        check: 'stack',
        api: 'cloudformation:describeStacks',
        arguments: { StackName: delimited('$states.input.stack') },
        output: `(${MILLIS}$stack := $states.result.Stacks[0]; ` +
          '$changed := $millisOf($exists($stack.LastUpdatedTime) ? $stack.LastUpdatedTime : $stack.CreationTime); ' +
          `${start(`$contains($stack.StackStatus, "_IN_PROGRESS") ? $toMillis($states.input.now) : $changed + ${LONGEST_DEPLOYMENT}`)})`,
        subject: '$states.input.stack',
        next: 'LookupEvents',
        nextAfterFailure: 'WithoutStack',
      }),
      // Without the time of the last deployment nothing is certain.
      WithoutStack: { Type: 'Pass', Output: delimited(`$merge([${start('$toMillis($states.input.now)')}, {"findings": $states.input.findings}])`), Next: 'LookupEvents' },
      ...call(partition, 'LookupEvents', {
        check: 'event history',
        api: 'cloudtrail:lookupEvents',
        arguments: pageArguments(`{"LookupAttributes": [{"AttributeKey": "EventSource", "AttributeValue": "${SIGN_IN_SERVICE}"}], ` +
          `"StartTime": $states.input.start, "EndTime": $states.input.end, "MaxResults": ${RECORDS_PER_PAGE}}`),
        output: '($certain := $filter([$states.result.Events.CloudTrailEvent.$parse($)], function($r) { ' +
          `$r.eventType = "AwsConsoleSignIn" and $r.readOnly = false and $toMillis($r.eventTime) >= $states.input.since and (${certainPattern(pattern)}) }); ` +
          pageOutput('{"recorded": $states.input.recorded + $count([$states.result.Events]), "certain": $states.input.certain + $count($certain)}') + ')',
        subject: '"signin.amazonaws.com"',
        findingsBefore: '$states.input.findings',
        next: 'MoreEvents',
      }),
      MoreEvents: morePages('WaitForEvents', 'CountedEvents'),
      // Event history takes two requests a second, of everybody in this account and Region.
      WaitForEvents: { Type: 'Wait', Seconds: 1, Next: 'LookupEvents' },
      CountedEvents: {
        Type: 'Pass',
        Output: delimited('{"findings": $states.input.findings, "recorded": $string($states.input.recorded) & ($exists($states.input.next) ? "+" : ""), "certain": $states.input.certain}'),
        End: true,
      },
    },
  };
}

/** JSONata of the input of the first page. */
function start(since: string): string {
  return `{"start": $states.input.start, "end": $states.input.end, "since": ${since}, "recorded": 0, "certain": 0, "findings": [], ` +
    `"pages": ${FIRST_PAGE.pages}}`;
}

function certainPattern(pattern: object): string {
  const { 'detail-type': detailTypes, detail = {} } = pattern as { readonly 'detail-type'?: unknown; readonly 'detail'?: unknown };
  const takesSignIns = detailTypes === undefined || Array.isArray(detailTypes) && DETAIL_TYPES.every(each => detailTypes.includes(each));
  return takesSignIns ? certainMatch(detail, '$r') : 'false';
}

/** The dimensions of a rule's metrics. */
export interface CheckedMetric {
  readonly id: 'home' | 'forwarded';
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * Counts the events that the rules matched: in the window, and from its start until now. An event is matched minutes after it was recorded,
 * so only the second number can be compared with what was recorded.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function matchedCheck(partition: string, metrics: readonly CheckedMetric[]): Steps {
  return {
    StartAt: 'GetMetricData',
    States: call(partition, 'GetMetricData', {
      check: 'metrics',
      api: 'cloudwatch:getMetricData',
      arguments: {
        StartTime: delimited('$states.input.start'),
        EndTime: delimited('$states.input.now'),
        MetricDataQueries: metrics.map(({ id, dimensions }) => ({
          Id: id,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Events',
              MetricName: 'TriggeredRules',
              Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
            },
            Period: 300,
            Stat: 'Sum',
          },
        })),
      },
      output: `(${MILLIS}$end := $toMillis($states.input.end); $results := [$states.result.MetricDataResults]; ` +
        '$sumOf := function($id, $until) { ($found := $results[Id = $id]; $times := [$found.Timestamps]; $values := [$found.Values]; ' +
        '$sum([0, $map($times, function($t, $i) { $millisOf($t) < $until ? $values[$i] : 0 })])) }; ' +
        '$complete := $count($results) > 0 and $count($results[StatusCode != "Complete"]) = 0; ' +
        '$complete ? {"findings": [], "start": $states.input.start, "end": $states.input.end, "matched": $sumOf("home", $end), ' +
        '"since": $sumOf("home", $toMillis($states.input.now)), "elsewhere": $sumOf("forwarded", $end)} : ' +
        '{"findings": [{"code": "notChecked", "check": "metrics", "subject": "TriggeredRules", "error": "Incomplete", "cause": $string($results.StatusCode)}]})',
      subject: '"TriggeredRules"',
    }),
  };
}

/** JSONata of the findings and numbers of all checks. The input has the output of each. */
export const SUMMARY = '($recorded := $states.input[$exists(certain)]; $matched := $states.input[$exists(matched)]; ' +
  '$counted := $exists($recorded) and $exists($matched); $merge([' +
  '{"findings": [$states.input.findings, $counted and $matched.since < $recorded.certain ' +
  '? {"code": "notMatched", "certain": $recorded.certain, "matched": $matched.since} : []]}, ' +
  '$counted ? {"numbers": {"start": $matched.start, "end": $matched.end, "recorded": $recorded.recorded, "certain": $recorded.certain, ' +
  '"matched": $matched.matched, "elsewhere": $matched.elsewhere}} : {}]))';

/** JSONata of the same where the checks as a whole fail. */
export const NO_SUMMARY = `{"findings": [${notMade('all', '"*"')}]}`;

/**
 * JSONata that is true only for records which a pattern certainly matches, and false where it may or may not.
 *
 * It knows texts, `null`, `exists`, `prefix`, `suffix` and `anything-but` of whole texts, and `$or`. A test of another kind, such as `cidr` or
 * `wildcard`, counts as one that does not match. Since every test of a pattern is and-ed or or-ed, the whole is then false rather than
 * wrongly true.
 *
 * @param pattern what a rule asks of `detail`
 * @param record JSONata of the record
 */
export function certainMatch(pattern: unknown, record: string): string {
  if (!isObject(pattern)) return 'false';
  const parts = Object.entries(pattern).map(([key, tests]) => {
    if (key === '$or') return Array.isArray(tests) ? any(tests.map(each => certainMatch(each, record))) : 'false';
    const value = valueUnder(record, key);
    return Array.isArray(tests) ? any(testsOf(tests, value)) : certainMatch(tests, value);
  });
  return all(parts);
}

/** The tests of one field, of which one must hold. Texts are one list, which is shorter than a test of each. */
function testsOf(tests: readonly unknown[], value: string): readonly string[] {
  const texts = tests.filter(isKnownText);
  return [
    ...texts.length > 0 ? [`${value} in ${list(texts)}`] : [],
    ...tests.filter(test => !isKnownText(test)).map(test => testOf(test, value)),
  ];
}

function testOf(test: unknown, value: string): string {
  if (test === null) return `${value} = null`;
  if (!isObject(test)) return 'false';
  const [operator, given] = Object.entries(test)[0] ?? [];
  const isText = `$type(${value}) = "string"`;
  switch (operator) {
    case 'exists': return given === true ? isText : `$not($exists(${value}))`;
    case 'prefix': return isKnownText(given) ? all([isText, `$substring(${value}, 0, ${given.length}) = ${literal(given)}`]) : 'false';
    case 'suffix': return isKnownText(given) ? all([isText, `$substring(${value}, -${given.length}) = ${literal(given)}`]) : 'false';
    case 'anything-but': return all([isText, ...notAny(given, value)]);
    default: return 'false';
  }
}

function notAny(given: unknown, value: string): readonly string[] {
  const [operator, tests] = isObject(given) ? Object.entries(given)[0] ?? [] : ['equals', given];
  const texts = isKnownText(tests) ? [tests] : tests;
  if (!areKnownTexts(texts)) return ['false'];
  switch (operator) {
    case 'equals': return [`$not(${value} in ${list(texts)})`];
    case 'equals-ignore-case': return [`$not($lowercase(${value}) in ${list(texts.map(text => text.toLowerCase()))})`];
    case 'prefix': return texts.map(text => `$substring(${value}, 0, ${text.length}) != ${literal(text)}`);
    default: return ['false'];
  }
}

/** JSONata that is true if one of these is. */
function any(alternatives: readonly string[]): string {
  const possible = alternatives.filter(each => each !== 'false');
  return possible.length === 0 ? 'false' : inHalves(possible, (left, right) => `(${left}) or (${right})`);
}

/** JSONata that is true if all of these are. */
function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : inHalves(conditions, (left, right) => `(${left}) and (${right})`);
}

function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** Whether it is a text without tokens, of which nothing is known before the deployment. */
function isKnownText(value: unknown): value is string {
  return typeof value === 'string' && !Token.isUnresolved(value);
}

function areKnownTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isKnownText);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
