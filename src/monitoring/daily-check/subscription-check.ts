import { call, FIRST_PAGE, forEach, morePages, MOST_PAGES, pageArguments, pageOutput, Steps } from './states';
import { delimited } from '../../message/jsonata';

/** A topic, with the subscriptions that the app asked for. */
export interface CheckedTopic {
  readonly arn: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string }[];
  /** Whether Amazon Q Developer posts its messages to chats, for which it subscribes by itself with an endpoint of its own. */
  readonly chat: boolean;
}

/** The user and password in a URL, as JavaScript and JSONata both read it. */
const USER_INFO = /\/\/[^\/@]*@/;

/** The input of the check of one topic, which each execution shows for 90 days: without the passwords in URLs. */
export function topicInput({ subscriptions, ...topic }: CheckedTopic): object {
  const shown = subscriptions.map(({ protocol, endpoint }) => ({ protocol, endpoint: endpoint.replace(USER_INFO, '//') }));
  return { ...topic, subscriptions: shown, ...FIRST_PAGE, confirmed: [], pending: [], any: false };
}

/**
 * A subscription as one text. Mailboxes compare without case. SNS shows a URL without the password in it, so the part before the host is
 * left out, and no finding shows it.
 */
const NAMES = `$shown := function($e) { $replace($e, ${USER_INFO}, "//") }; ` +
  '$name := function($p, $e) { $p & ":" & ($contains($p, "email") ? $lowercase($e) : $shown($e)) }; ';

/**
 * Asks for each topic whether the subscriptions that the app asked for are there and confirmed.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
 */
export function subscriptionCheck(partition: string): Steps {
  return forEach('Topics', '$states.input.topics', {
    StartAt: 'ListSubscriptions',
    States: {
      ...call(partition, 'ListSubscriptions', {
        check: 'subscriptions',
        api: 'sns:listSubscriptionsByTopic',
        arguments: pageArguments('{"TopicArn": $states.input.arn}'),
        // Of a topic with many subscribers, only those that the app asked for are kept.
        output: `(${NAMES}$wanted := [$states.input.subscriptions.($name(protocol, endpoint))]; ` +
          '$page := [$states.result.Subscriptions.{"name": $name(Protocol, Endpoint), "arn": SubscriptionArn}][name in $wanted]; ' +
          '$confirmed := $filter([$states.result.Subscriptions], function($s) { $substring($s.SubscriptionArn, 0, 4) = "arn:" }); ' +
          pageOutput('{"confirmed": [$states.input.confirmed, $page[$substring(arn, 0, 4) = "arn:"].name], ' +
            '"pending": [$states.input.pending, $page[arn = "PendingConfirmation"].name], ' +
            '"any": $states.input.any or $count($confirmed) > 0}') + ')',
        subject: '$states.input.arn',
        missing: 'topicMissing',
        next: 'MoreSubscriptions',
      }),
      MoreSubscriptions: morePages('ListSubscriptions', 'CompareSubscriptions'),
      CompareSubscriptions: {
        Type: 'Pass',
        Output: delimited(`(${NAMES}$in := $states.input; $all := $not($exists($in.next)); {"findings": [` +
          '$in.subscriptions.($found := $name(protocol, endpoint); $found in $in.confirmed or ($all = false and $not($found in $in.pending)) ? [] : ' +
          '{"code": $found in $in.pending ? "subscriptionPending" : "subscriptionMissing", "endpoint": $shown(endpoint), "protocol": protocol, "topic": $in.arn}), ' +
          '$all and $in.chat and $in.any = false ? {"code": "chatMissing", "topic": $in.arn} : [], ' +
          '$all ? [] : {"code": "notChecked", "check": "subscriptions", "subject": $in.arn, "error": "TooManyPages", ' +
          `"cause": "the topic has more than ${MOST_PAGES * 100} subscriptions"}]})`),
        End: true,
      },
    },
  });
}
