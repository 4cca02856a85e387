import { call, forEach, Steps } from './states';
import { delimited } from '../../message/jsonata';

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
