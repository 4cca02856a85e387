import { call, forEach, Steps, FIRST_PAGE, morePages, MOST_PAGES, pageArguments, pageOutput } from './state-builders';
import { delimited } from '../../message/jsonata';

/**
 * Asks whether the trail of the alert logs, and whether its last delivery failed.
 *
 * The time of the last delivery proves nothing: a trail that logs sign-ins only delivers nothing while nobody signs in. For a trail of another
 * Region, CloudTrail answers with its status in this one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export function trailCheck(partition: string): Steps {
  return {
    StartAt: 'GetTrailStatus',
    States: call(partition, 'GetTrailStatus', {
      check: 'trail',
      api: 'cloudtrail:getTrailStatus',
      arguments: { Name: delimited('$states.input.trail') },
      output: '{"findings": [' +
        '$states.result.IsLogging = true ? [] : {"code": "trailStopped", "subject": $states.input.trail, ' +
        '"since": $exists($states.result.StopLoggingTime) ? $string($states.result.StopLoggingTime) : "-"}, ' +
        '$boolean($states.result.LatestDeliveryError) ? {"code": "trailDeliveryFailed", "subject": $states.input.trail, "error": $states.result.LatestDeliveryError} : []]}',
      subject: '$states.input.trail',
      missing: 'trailMissing',
    }),
  };
}

/**
 * Asks whether any trail that records this Region logs, where the alert does not know which one is its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export function anyTrailCheck(partition: string): Steps {
  const trails = forEach('Trails', '$states.input.trails', {
    StartAt: 'GetStatusOfTrail',
    States: call(partition, 'GetStatusOfTrail', {
      check: 'trail',
      api: 'cloudtrail:getTrailStatus',
      arguments: { Name: delimited('$states.input') },
      output: '{"logs": $states.result.IsLogging = true, "findings": []}',
      subject: '$states.input',
    }),
  }, '($found := [$states.result]; $unknown := [$found.findings]; {"findings": [true in $found.logs ? [] : $count($found) = 0 ? {"code": "noTrail"} : ' +
    '$count($unknown) > 0 ? $unknown : {"code": "noTrailLogs"}]})');
  return {
    StartAt: 'DescribeTrails',
    States: {
      ...call(partition, 'DescribeTrails', {
        check: 'trail',
        api: 'cloudtrail:describeTrails',
        arguments: {},
        // Step Functions documents names in Pascal case; the API itself has `trailList`.
        output: '{"trails": [$states.result.TrailList.TrailARN, $states.result.trailList.TrailARN]}',
        subject: '"*"',
        next: trails.StartAt,
      }),
      ...trails.States,
    },
  };
}

/** A StackSet that deploys forwarders to other Regions or accounts. */
export interface CheckedStackSet {
  readonly name: string;
  readonly callAs: string;
  /** The Regions of this account that must have an instance; none for the accounts of an organization, which come and go. */
  readonly regions: readonly string[];
}

/** The input of the check of one StackSet. */
export function stackSetInput(stackSet: CheckedStackSet): object {
  return { ...stackSet, ...FIRST_PAGE, seen: [], wrong: [] };
}

/** The most instances that one message names. */
const MOST_INSTANCES = 20;

/**
 * Asks whether the instances of each StackSet are current. That is what can be known of other Regions from here: a workflow calls services of
 * its own Region only, and a StackSet is asked in the Region where it was created.
 *
 * An instance of a suspended account, and one that is being updated, are not current and nothing is wrong with them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceSummary.html
 */
export function forwarderCheck(partition: string): Steps {
  return forEach('StackSets', '$states.input.stackSets', {
    StartAt: 'ListStackInstances',
    States: {
      ...call(partition, 'ListStackInstances', {
        check: 'forwarders',
        api: 'cloudformation:listStackInstances',
        arguments: pageArguments('{"StackSetName": $states.input.name, "CallAs": $states.input.callAs}'),
        output: '($page := [$states.result.Summaries.{"account": Account, "region": Region, "status": $string(Status), ' +
          '"detail": $exists(StackInstanceStatus.DetailedStatus) ? StackInstanceStatus.DetailedStatus : "-", ' +
          '"reason": $exists(StatusReason) ? $substring(StatusReason, 0, 300) : "-"}]; ' +
          '$wrong := [$page[status != "CURRENT" and $not(detail in ["PENDING", "RUNNING", "SKIPPED_SUSPENDED_ACCOUNT"])]]; ' +
          pageOutput(`{"seen": $distinct([$states.input.seen, $page.region]), "wrong": [$states.input.wrong, $wrong][[0..${MOST_INSTANCES - 1}]]}`) + ')',
        subject: '$states.input.name',
        missing: 'stackSetMissing',
        next: 'MoreStackInstances',
      }),
      MoreStackInstances: morePages('ListStackInstances', 'CompareStackInstances'),
      CompareStackInstances: {
        Type: 'Pass',
        Output: delimited('($in := $states.input; {"findings": [' +
          '$in.regions.($region := $; $region in $in.seen or $exists($in.next) ? [] : {"code": "forwarderMissing", "subject": $in.name, "region": $region}), ' +
          '$in.wrong.{"code": "forwarderStatus", "subject": $in.name, "account": account, "region": region, "status": status, "detail": detail, "reason": reason}, ' +
          '$not($exists($in.next)) ? [] : {"code": "notChecked", "check": "forwarders", "subject": $in.name, "error": "TooManyPages", ' +
          `"cause": "the StackSet has more than ${MOST_PAGES} pages of instances"}]})`),
        End: true,
      },
    },
  });
}

/** A rule as it was deployed. */
export interface CheckedRule {
  readonly name: string;
  /** The name of its bus. */
  readonly bus: string;
  readonly state: string;
  readonly pattern: object;
  readonly targets: readonly { readonly arn: string; /** `none` without one. */ readonly role: string }[];
}

/**
 * Asks whether each rule is in its state and has its event pattern. Patterns are compared as objects, so that neither blanks nor the order of
 * keys matter.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
 */
export function ruleCheck(partition: string): Steps {
  return forEach('Rules', '$states.input.rules', {
    StartAt: 'DescribeRule',
    States: call(partition, 'DescribeRule', {
      check: 'rule',
      api: 'eventbridge:describeRule',
      arguments: { Name: delimited('$states.input.name'), EventBusName: delimited('$states.input.bus') },
      output: '{"findings": [' +
        '$states.result.State = $states.input.state ? [] : ' +
        '{"code": "ruleState", "subject": $states.input.name, "state": $states.result.State, "deployed": $states.input.state}, ' +
        '$exists($states.result.EventPattern) and $parse($states.result.EventPattern) = $states.input.pattern ? [] : ' +
        '{"code": "rulePattern", "subject": $states.input.name}]}',
      subject: '$states.input.name',
      missing: 'ruleMissing',
    }),
  });
}

/**
 * Asks whether each rule has its targets, with their roles, and no others. A rule has at most five, which are one page.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html
 */
export function targetCheck(partition: string): Steps {
  return forEach('RulesWithTargets', '$states.input.rules', {
    StartAt: 'ListTargets',
    States: call(partition, 'ListTargets', {
      check: 'targets',
      api: 'eventbridge:listTargetsByRule',
      arguments: { Rule: delimited('$states.input.name'), EventBusName: delimited('$states.input.bus') },
      output: '($in := $states.input; $found := [$states.result.Targets.{"arn": Arn, "role": $exists(RoleArn) ? RoleArn : "none"}]; {"findings": [' +
        '$in.targets.($wanted := $; $same := [$found[arn = $wanted.arn]]; $wanted.role in $same.role ? [] : ' +
        '{"code": $count($same) = 0 ? "targetMissing" : "targetRole", "subject": $in.name, "target": $wanted.arn}), ' +
        '$found[$not(arn in $in.targets.arn)].{"code": "targetUnknown", "subject": $in.name, "target": arn}]})',
      subject: '$states.input.name',
      missing: 'ruleMissing',
    }),
  });
}
