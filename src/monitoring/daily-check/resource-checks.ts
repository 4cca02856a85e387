import { call, FIRST_PAGE, forEach, morePages, MOST_PAGES, pageArguments, pageOutput, Steps } from './state-builders';
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

/**
 * Asks whether the dead-letter queue is empty, messages that somebody is reading included.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
export function queueCheck(partition: string): Steps {
  return {
    StartAt: 'GetQueueAttributes',
    States: call(partition, 'GetQueueAttributes', {
      check: 'queue',
      api: 'sqs:getQueueAttributes',
      arguments: {
        QueueUrl: delimited('$states.input.queue'),
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      },
      output: '($found := $states.result.Attributes; ' +
        '$messages := $number($found.ApproximateNumberOfMessages) + $number($found.ApproximateNumberOfMessagesNotVisible); ' +
        '{"findings": [$messages = 0 ? [] : {"code": "queueNotEmpty", "subject": $states.input.queue, "messages": $messages}]})',
      subject: '$states.input.queue',
      missing: 'queueMissing',
    }),
  };
}

/**
 * Asks whether each key can be used. One whose primary Region is being updated can.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
export function keyCheck(partition: string): Steps {
  return forEach('Keys', '$states.input.keys', {
    StartAt: 'DescribeKey',
    States: call(partition, 'DescribeKey', {
      check: 'key',
      api: 'kms:describeKey',
      arguments: { KeyId: delimited('$states.input') },
      output: '{"findings": [$states.result.KeyMetadata.KeyState in ["Enabled", "Updating"] ? [] : ' +
        '{"code": "keyState", "subject": $states.input, "state": $states.result.KeyMetadata.KeyState}]}',
      subject: '$states.input',
      missing: 'keyMissing',
    }),
  });
}

/**
 * Asks whether an alarm is in ALARM, or cannot notify anybody. One call takes 100 names.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function alarmCheck(partition: string): Steps {
  return {
    StartAt: 'DescribeAlarms',
    States: call(partition, 'DescribeAlarms', {
      check: 'alarms',
      api: 'cloudwatch:describeAlarms',
      arguments: { AlarmNames: delimited('[$states.input.alarms]'), AlarmTypes: ['MetricAlarm'], MaxRecords: 100 },
      output: '($found := [$states.result.MetricAlarms]; {"findings": [$states.input.alarms.($name := $; $alarm := $found[AlarmName = $name]; ' +
        '$exists($alarm) ? [' +
        '$alarm.StateValue = "ALARM" ? {"code": "alarmInAlarm", "subject": $name, "reason": $exists($alarm.StateReason) ? $alarm.StateReason : "-"} : [], ' +
        '$alarm.ActionsEnabled = false ? {"code": "alarmDisabled", "subject": $name} : []] : ' +
        '{"code": "alarmMissing", "subject": $name})]})',
      subject: '$join([$states.input.alarms], ", ")',
    }),
  };
}
