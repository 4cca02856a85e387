import { ReportProps, reportStates } from './report-states';
import { alarmCheck, keyCheck, queueCheck, CheckedTopic, subscriptionCheck, topicInput } from './resource-checks';
import { CheckedMetric, matchedCheck, NO_SUMMARY, recordedCheck, SUMMARY, WINDOW } from './sign-in-check';
import { catchAll, Steps } from './state-builders';
import { CheckedStackSet, forwarderCheck, stackSetInput, CheckedRule, ruleCheck, targetCheck, anyTrailCheck, trailCheck } from './trail-and-rule-checks';
import { delimited } from '../../message/jsonata';

/** What the daily check looks at. Texts may be tokens. */
export interface CheckedResources {
  readonly topics: readonly CheckedTopic[];
  /** The ARN of the trail; `any` where the alert does not know it, and `none` where it matches no event that a trail records. */
  readonly trail: { readonly kind: 'named'; readonly arn: string } | { readonly kind: 'any' | 'none' };
  readonly rules: readonly CheckedRule[];
  readonly metrics: readonly CheckedMetric[];
  /** The URL of the dead-letter queue, if it can be looked at. */
  readonly queue: string | undefined;
  readonly keys: readonly string[];
  readonly alarms: readonly string[];
  readonly stackSets: readonly CheckedStackSet[];
  /** The ID of the stack whose deployments change the rules. */
  readonly stack: string;
}

/**
 * The Amazon States Language of the daily check: all checks side by side, of which none can hide another, and then the report.
 *
 * What is looked at is the input of the checks and never part of an expression, so that no value can change one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
 */
export function dailyCheckDefinition(resources: CheckedResources, report: ReportProps): object {
  const { topics, trail, rules, queue, keys, alarms, stackSets, stack } = resources;
  return {
    Comment: 'Checks every day whether an alert on AWS console sign-ins works, and publishes what is wrong to an SNS topic',
    QueryLanguage: 'JSONata',
    StartAt: 'Resources',
    States: {
      Resources: {
        Type: 'Pass',
        Output: {
          topics: topics.map(topicInput),
          ...trail.kind === 'named' ? { trail: trail.arn } : {},
          rules,
          ...queue === undefined ? {} : { queue },
          keys,
          alarms,
          stackSets: stackSets.map(stackSetInput),
          stack,
          ...WINDOW,
        },
        Next: 'Check',
      },
      Check: {
        Type: 'Parallel',
        Branches: branches(resources, report.partition),
        Catch: catchAll(NO_SUMMARY, 'HasReport'),
        Next: 'Summarize',
      },
      Summarize: { Type: 'Pass', Output: delimited(SUMMARY), Next: 'HasReport' },
      ...reportStates(report),
    },
  };
}

function branches({ trail, rules, metrics, queue, keys, alarms, stackSets }: CheckedResources, partition: string): readonly Steps[] {
  return [
    subscriptionCheck(partition),
    ...trail.kind === 'named' ? [trailCheck(partition)] : trail.kind === 'any' ? [anyTrailCheck(partition)] : [],
    ruleCheck(partition),
    targetCheck(partition),
    ...queue === undefined ? [] : [queueCheck(partition)],
    ...keys.length > 0 ? [keyCheck(partition)] : [],
    ...alarms.length > 0 ? [alarmCheck(partition)] : [],
    ...stackSets.length > 0 ? [forwarderCheck(partition)] : [],
    recordedCheck(partition, rules[0].pattern),
    matchedCheck(partition, metrics),
  ];
}
