import { call, forEach, Steps } from './states';
import { delimited } from '../../message/jsonata';

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
