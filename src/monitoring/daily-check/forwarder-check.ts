import { call, FIRST_PAGE, forEach, morePages, MOST_PAGES, pageArguments, pageOutput, Steps } from './states';
import { delimited } from '../../message/jsonata';

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
